"""Der Weg zur Kommission und der Eilweg."""

from django.urls import path

from cases.views import gate
from web.http import by_method

patterns = [
    path("faelle/<uuid:key>/eilweg/", by_method(get=gate.urgent, post=gate.begin), name="urgent"),
    path("eilwege/<uuid:key>/", gate.bypass, name="bypass"),
    path("eilwege/<uuid:key>/bestaetigen/", gate.confirm, name="confirm_bypass"),
    path("eilwege/<uuid:key>/ablehnen/", gate.decline, name="decline_bypass"),
    path("eilwege/<uuid:key>/zuruecknehmen/", gate.withdraw, name="withdraw_bypass"),
]
