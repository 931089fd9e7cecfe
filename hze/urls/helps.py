"""Bewilligte Hilfen: Listen, eine Hilfe, die Hilfen eines Falls."""

from django.urls import path

from hze.views import helps

patterns = [
    path("hilfen/ambulant/", helps.ambulatory, name="ambulatory"),
    path("hilfen/stationaer/", helps.residential, name="residential"),
    path("hilfen/<uuid:key>/", helps.episode, name="episode"),
    path("faelle/<uuid:case>/hilfen/", helps.panel, name="panel"),
]
