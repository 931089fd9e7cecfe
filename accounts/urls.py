from django.contrib.auth.views import LogoutView
from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("anmelden/", views.sign_in, name="sign_in"),
    path("abmelden/", LogoutView.as_view(), name="sign_out"),
]
