from django.urls import path

from socialspace.views import offers, quarters

app_name = "socialspace"
urlpatterns = [
    path("quartiere/", quarters.quarters, name="quarters"),
    path("quartiere/<uuid:key>/", quarters.quarter, name="quarter"),
    path("angebote/", offers.offers, name="offers"),
    path("einrichtungen/<uuid:key>/", offers.organisation, name="organisation"),
]
