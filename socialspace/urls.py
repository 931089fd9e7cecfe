from django.urls import path

from socialspace import views

app_name = "socialspace"
urlpatterns = [
    path("quartiere/", views.quarters, name="quarters"),
    path("quartiere/<uuid:key>/", views.quarter, name="quarter"),
    path("angebote/", views.offers, name="offers"),
    path("einrichtungen/<uuid:key>/", views.organisation, name="organisation"),
]
