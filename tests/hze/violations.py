"""Rows of helps that are right, and what makes their copy wrong."""

from datetime import date
from uuid import uuid4

from django.utils import timezone

from hze.lifecycle import HelpForm
from hze.models import Checkpoint, HelpEpisode, HelpKind, ProviderRequest, Rate
from socialspace.models import Organisation
from tests import office
from tests.cases.violations import Violations
from tests.office import in_days, newest


def _help_kind() -> HelpKind:
    return office.a_help_kind(HelpForm.AMBULATORY)


def _rate() -> Rate:
    office.agreed_rates(_help_kind())
    return newest(Rate)


def _ambulatory() -> HelpEpisode:
    office.a_decision(HelpForm.AMBULATORY)
    return newest(HelpEpisode)


def _request() -> ProviderRequest:
    _ambulatory()
    return newest(ProviderRequest)


def _not_asked() -> Organisation:
    return Organisation.objects.providers().filter(requests=None)[0]


def _checkpoint() -> Checkpoint:
    office.a_decision(HelpForm.RESIDENTIAL)
    return newest(Checkpoint)


HELPS: Violations = {
    "help_kind_once": (_help_kind, dict),
    "help_kind_form_known": (_help_kind, lambda: {"name": "Neu", "form": "remote"}),
    "rate_is_positive": (_rate, lambda: {"cents": 0, "valid_from": date(1990, 1, 1), "valid_to": date(1991, 1, 1)}),
    "rate_no_overlap": (_rate, lambda: {"valid_from": in_days(9)}),
    "help_ends_after_it_begins": (_ambulatory, lambda: {"decision_key": uuid4(), "ends_on": in_days(14)}),
    "provider_asked_once": (_request, dict),
    "request_sent_with_deadline": (
        _request,
        lambda: {"organisation_id": _not_asked().pk, "state": "sent", "text": "x", "sent_at": timezone.now()},
    ),
    "checkpoint_once_per_course": (_checkpoint, dict),
    "help_no_overlap_of_kind": (_ambulatory, lambda: {"decision_key": uuid4()}),
}
