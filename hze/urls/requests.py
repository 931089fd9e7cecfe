"""Wettbewerb: Anfragen an die Träger, ihre Antworten, Bewertung, Wahl der Familie und Vergabe."""

from django.urls import path

from hze.views import offers, request_link, requests
from web.http import by_method

patterns = [
    path("hilfen/<uuid:key>/wettbewerb/", requests.competition, name="competition"),
    path(
        "hilfen/<uuid:key>/wettbewerb/blatt/",
        by_method(get=requests.sheet_form, post=requests.save_sheet),
        name="request_sheet",
    ),
    path(
        "hilfen/<uuid:key>/wettbewerb/traeger/",
        by_method(get=requests.providers_form, post=requests.choose_providers),
        name="choose_providers",
    ),
    path(
        "hilfen/<uuid:key>/anfragen/",
        by_method(get=requests.send_form, post=requests.send_requests),
        name="send_requests",
    ),
    path(
        "hilfen/<uuid:key>/wettbewerb/wahl/",
        by_method(get=offers.choice_form, post=offers.record_choice),
        name="family_choice",
    ),
    path("hilfen/<uuid:key>/wettbewerb/vergabe/", by_method(get=offers.award_form, post=offers.award), name="award"),
    path(
        "hilfen/<uuid:key>/wettbewerb/vergabe/zuruecknehmen/",
        by_method(get=offers.withdraw_form, post=offers.withdraw_award),
        name="withdraw_award",
    ),
    path("anfragen/<uuid:key>/", requests.one_request, name="request"),
    path(
        "anfragen/<uuid:key>/zugang/",
        by_method(get=requests.link_form, post=requests.resend_link),
        name="resend_link",
    ),
    path("anfragen/<uuid:key>/zugang/zuruecknehmen/", requests.revoke_link, name="revoke_link"),
    path(
        "anfragen/<uuid:key>/absage/",
        by_method(get=offers.decline_form, post=offers.decline),
        name="phone_decline",
    ),
    path(
        "anfragen/<uuid:key>/angebot/",
        by_method(get=offers.offer_form, post=offers.submit_offer),
        name="phone_offer",
    ),
    path(
        "anfragen/<uuid:key>/bewertung/",
        by_method(get=offers.rating_form, post=offers.rate_offer),
        name="rate_offer",
    ),
    path("angebote/anlagen/<uuid:key>/", offers.offer_file, name="offer_file"),
    # ohne Anmeldung
    path("traeger/<str:token>/", request_link.start, name="request_start"),
    path("traeger/<str:token>/anfrage/", request_link.sheet, name="request_link"),
    path("traeger/<str:token>/pruefen/", request_link.examine, name="link_examine"),
    path("traeger/<str:token>/absage/", request_link.decline, name="link_decline"),
    path("traeger/<str:token>/angebot/", request_link.offer, name="link_offer"),
    path("traeger/<str:token>/anlagen/<uuid:key>/", request_link.own_file, name="link_file"),
]
