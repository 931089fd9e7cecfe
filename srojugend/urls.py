"""The addresses of the house, area by area."""

from django.urls import URLPattern, URLResolver, include, path

from srojugend import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("ueber/", views.about, name="about"),
    path("mehr/", views.menu, name="menu"),
    path("suche/", views.search, name="search"),
    path("tastatur/", views.keyboard, name="keyboard"),
    path("kalender/<str:token>.ics", views.calendar_feed, name="calendar_feed"),
    path("nachweis/", views.audit_trail, name="audit_trail"),
    path("", include("accounts.urls")),
    path("", include("cases.urls")),
    path("", include("hze.urls")),
    path("", include("approvals.urls")),
    path("fallbelastung/", include("caseload.urls")),
    path("konferenzen/", include("conferences.urls")),
    path("sozialraum/", include("socialspace.urls")),
    path("team/", include("socialspace.team_urls")),
]
