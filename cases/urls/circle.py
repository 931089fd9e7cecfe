"""The circle of a resource check: consents, participants, the sheet for colleagues and for partners by link."""

from django.urls import path

from cases.views import circle, circle_link, consents, invitations
from web.http import by_method

FILE = "faelle/<uuid:key>/"
CIRCLE = f"{FILE}ressourcencheck/kreis/"
MEMBER = f"{CIRCLE}<uuid:member>/"
PROPOSAL = f"{CIRCLE}vorschlaege/<uuid:proposal>/"

patterns = [
    path(
        f"{FILE}einwilligungen/",
        by_method(get=consents.consents, post=consents.record_consent),
        name="consents",
    ),
    path(
        f"{FILE}einwilligungen/<uuid:consent>/widerruf/",
        by_method(get=consents.revocation, post=consents.revoke_consent),
        name="revoke_consent",
    ),
    path(CIRCLE, circle.circle, name="circle"),
    path(
        f"{CIRCLE}einladen/haus/",
        by_method(get=circle.circle, post=circle.invite_colleague),
        name="invite_colleague",
    ),
    path(
        f"{CIRCLE}einladen/partner/",
        by_method(get=circle.circle, post=circle.invite_partner),
        name="invite_to_circle",
    ),
    path(f"{CIRCLE}frage/", by_method(get=circle.circle, post=circle.ask), name="ask_circle"),
    path(f"{CIRCLE}vorschau/", circle.show_preview, name="circle_preview"),
    path(f"{CIRCLE}vorschau.pdf", circle.preview_paper, name="circle_paper"),
    path(MEMBER, circle.member, name="circle_member"),
    path(
        f"{MEMBER}grundlage/",
        by_method(get=circle.member, post=circle.change_basis),
        name="change_circle_basis",
    ),
    path(f"{MEMBER}senden/", by_method(get=circle.member, post=circle.send_link), name="send_circle_link"),
    path(
        f"{MEMBER}zuruecknehmen/",
        by_method(get=circle.member, post=circle.revoke_link),
        name="revoke_circle_link",
    ),
    path(f"{MEMBER}herausnehmen/", by_method(get=circle.member, post=circle.remove), name="remove_from_circle"),
    path(
        f"{PROPOSAL}uebernehmen/",
        by_method(get=circle.proposal, post=circle.take_proposal),
        name="take_proposal",
    ),
    path(
        f"{PROPOSAL}ablehnen/",
        by_method(get=circle.proposal, post=circle.decline_proposal),
        name="decline_proposal",
    ),
    path("ressourcenchecks/", invitations.invitations, name="invitations"),
    path("ressourcenchecks/<uuid:key>/", invitations.invitation, name="invitation"),
    path(
        "ressourcenchecks/<uuid:key>/vorschlag/",
        by_method(get=invitations.invitation, post=invitations.propose),
        name="propose_invited",
    ),
    path("ressourcenchecks/<uuid:key>/bogen.pdf", invitations.invitation_paper, name="invitation_paper"),
    path("kreis/<str:token>/", circle_link.start, name="circle_start"),
    path("kreis/<str:token>/bogen/", circle_link.sheet, name="circle_sheet"),
    path(
        "kreis/<str:token>/vorschlag/",
        by_method(get=circle_link.sheet, post=circle_link.propose),
        name="propose_by_token",
    ),
    path("kreis/<str:token>/bogen.pdf", circle_link.sheet_paper, name="circle_sheet_paper"),
]
