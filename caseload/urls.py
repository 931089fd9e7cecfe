from django.urls import path

from caseload.views import board, proposal, weights, what_if
from web.http import by_method

app_name = "caseload"
urlpatterns = [
    path("", board.board, name="board"),
    path("was-waere-wenn/", what_if.what_if, name="what_if"),
    path("vorschlag/<uuid:key>/", by_method(get=proposal.proposal, post=proposal.assign), name="proposal"),
    path("gewichte/", by_method(get=weights.weights, post=weights.set_weight), name="weights"),
    path("gewichte/richtwert/", by_method(get=weights.weights, post=weights.set_guide), name="set_guide"),
]
