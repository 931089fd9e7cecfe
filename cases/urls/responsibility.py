"""Verantwortung und Übergabe."""

from django.urls import path

from cases.views import handover, responsibility
from web.http import by_method

patterns = [
    path("team/luecken/", responsibility.gaps, name="gaps"),
    path("faelle/<uuid:key>/verantwortung/", responsibility.responsibility, name="responsibility"),
    path(
        "faelle/<uuid:key>/verantwortung/uebernehmen/",
        by_method(get=responsibility.responsibility, post=responsibility.take_responsibility),
        name="take_responsibility",
    ),
    path(
        "faelle/<uuid:key>/verantwortung/zuweisen/",
        by_method(get=responsibility.responsibility, post=responsibility.assign),
        name="assign",
    ),
    path(
        "faelle/<uuid:key>/verantwortung/mitarbeit/",
        by_method(get=responsibility.responsibility, post=responsibility.join),
        name="join",
    ),
    path(
        "faelle/<uuid:key>/verantwortung/bitten/",
        by_method(get=responsibility.responsibility, post=responsibility.ask),
        name="ask",
    ),
    path("faelle/<uuid:key>/uebergabe/<uuid:handover>/", handover.handover, name="handover"),
    path(
        "faelle/<uuid:key>/uebergabe/<uuid:handover>/bestaetigen/",
        by_method(get=handover.handover, post=handover.acknowledge),
        name="acknowledge",
    ),
    path("faelle/<uuid:key>/verantwortung/<uuid:user>/ende/", responsibility.leave, name="leave"),
]
