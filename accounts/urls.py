from django.contrib.auth.views import LogoutView
from django.urls import path

from accounts import views
from web.http import by_method

app_name = "accounts"
urlpatterns = [
    path("anmelden/", views.sign_in, name="sign_in"),
    path("anmeldung/", by_method(get=views.session, post=views.stay), name="session"),
    path("abmelden/", LogoutView.as_view(), name="sign_out"),
]
