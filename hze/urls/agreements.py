"""Träger, Vereinbarungen und Entgelte."""

from django.urls import path

from hze.views import agreements
from web.http import by_method

patterns = [
    path("hilfen/traeger/", agreements.providers, name="providers"),
    path("hilfen/traeger/<uuid:key>/", agreements.provider, name="provider"),
    path(
        "hilfen/traeger/<uuid:key>/vereinbarung/",
        by_method(get=agreements.agreement_form, post=agreements.add_agreement),
        name="add_agreement",
    ),
    path(
        "hilfen/vereinbarungen/<uuid:key>/ende/",
        by_method(get=agreements.end_agreement_form, post=agreements.end_agreement),
        name="end_agreement",
    ),
    path(
        "hilfen/traeger/<uuid:key>/entgelt/",
        by_method(get=agreements.rate_form, post=agreements.set_rate),
        name="set_rate",
    ),
    path(
        "hilfen/traeger/<uuid:key>/profil/",
        by_method(get=agreements.profile_form, post=agreements.keep_profile),
        name="provider_profile",
    ),
]
