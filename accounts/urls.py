from django.contrib.auth.views import LogoutView
from django.urls import path

from accounts import views
from web.http import by_method

app_name = "accounts"
urlpatterns = [
    path("anmelden/", views.sign_in, name="sign_in"),
    path("anmeldung/", by_method(get=views.session, post=views.stay), name="session"),
    path("abmelden/", LogoutView.as_view(), name="sign_out"),
    path("konto/", by_method(get=views.account, post=views.choose_settings), name="account"),
    path("konto/kalender/", by_method(get=views.account, post=views.open_calendar), name="open_calendar"),
    path("konto/kalender/ende/", by_method(get=views.account, post=views.close_calendar), name="close_calendar"),
    path("mitteilungen/", views.notifications, name="notifications"),
    path(
        "mitteilungen/alle-gelesen/",
        by_method(get=views.notifications, post=views.read_notifications),
        name="read_notifications",
    ),
    path("mitteilungen/<uuid:key>/gelesen/", views.read_notification, name="read_notification"),
]
