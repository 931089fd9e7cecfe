"""Wettbewerb: Anfragen an die Träger."""

from django.urls import path

from hze.views import requests

patterns = [
    path("hilfen/<uuid:key>/anfragen/", requests.send_requests, name="send_requests"),
]
