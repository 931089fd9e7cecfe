"""Der Verlauf einer stationären Hilfe."""

from django.urls import path

from hze.views import course

patterns = [
    path("hilfen/<uuid:key>/pruefpunkte/<uuid:checkpoint>/", course.finish_checkpoint, name="finish_checkpoint"),
]
