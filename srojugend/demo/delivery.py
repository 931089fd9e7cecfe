"""A running ambulatory help: awarded after a choice, its provider tells hours and owes reports; the WJH keeps money."""

from datetime import date, timedelta
from itertools import cycle
from typing import Any
from uuid import uuid4

from django.utils import timezone

from accounts.models import User
from cases.rules import lead_of
from hze import actions, rules
from hze.actions import Hours
from hze.lifecycle import HelpForm
from hze.models import HelpEpisode, HelpKind, ProviderRequest

SHARES = (92, 78, 135, 100)  # per cent of what was approved, month by month
PEOPLE = (("Lea Brinkmann", "Sozialpädagogin"), ("Deniz Kaplan", "Erzieher"))
NEED: dict[str, Any] = {
    "need": "Der Jugendliche sucht jemanden, mit dem er über Schule und Zukunft reden kann.",
    "goals": "Er weiß, wie es nach dem Sommer weitergeht, und geht regelmäßig in die Schule.",
}
OFFER: dict[str, Any] = {
    "idea": "Zwei Treffen in der Woche, eines davon draußen; ein Gespräch mit der Schule im Monat.",
    "person": "Lea Brinkmann",
    "qualification": "Sozialpädagogin",
    "times": "dienstags und donnerstags am Nachmittag",
    "minutes_per_week": 300,
}
GRADES = {"idea": 4, "person": 3, "timing": 3, "nearness": 4}


def load(people: dict[str, User]) -> None:
    """A help that began five months ago, for the first case that has an ambulatory one."""
    other = HelpEpisode.objects.for_list().of_form(HelpForm.AMBULATORY).order_by("id").first()
    if other is None or (lead := lead_of(other.case)) is None:
        return
    taken = HelpEpisode.objects.filter(case=other.case).values("help_kind")
    kinds = HelpKind.objects.filter(form=HelpForm.AMBULATORY, rates__isnull=False).exclude(pk__in=taken)
    kind = kinds.order_by("statistics_code").last()
    if kind is None:
        return
    today = timezone.localdate()
    help_ = actions.begin_help(
        other.case,
        by=people["felten"],
        help_kind=kind,
        decision_key=uuid4(),
        begins_on=today - timedelta(days=150),
        ends_on=today + timedelta(days=60),
        minutes_per_week=300,
        frame_minutes_per_week=360,
        **NEED,
    )
    _award(help_, lead, today)
    help_ = HelpEpisode.objects.for_list().get(pk=help_.pk)
    if help_.provider is not None:
        _deliver(help_, people["neumann"])
        _money(help_, people["neumann"], today)


def _award(help_: HelpEpisode, by: User, today: date) -> None:
    request: ProviderRequest = actions.send_requests(help_, by=by, has_read=True)[0]
    offer = actions.submit_offer(request, by=by, starts_on=today, **OFFER)
    reason = "Die Idee passt zu dem, was der Jugendliche sucht."
    actions.rate_offer(offer, by=by, version=offer.version, grades=GRADES, suits="yes", reason=reason)
    days: dict[str, Any] = {"pointed_out_on": today, "chosen_on": today}
    who = "Jugendlicher und Mutter gemeinsam"
    actions.record_choice(help_, by=by, chosen_by=who, wish=request, agrees_to_release=True, **days)
    actions.award(request, by=by, reason=reason)


def _deliver(help_: HelpEpisode, by: User) -> None:
    """Its people, its link, the hours of all months but the last; one of them is more than the frame."""
    help_ = actions.record_start(help_, by=by, started_on=help_.begins_on + timedelta(days=4))
    for name, qualification in PEOPLE:
        actions.add_worker(help_, by=by, name=name, qualification=qualification, begins_on=help_.begins_on)
    contact = help_.provider.contacts.with_email().first() if help_.provider else None
    if contact is not None:
        actions.send_help_link(help_, by=by, contact=contact)
    pieces = rules.stretches(help_, help_.segments.all())
    months = rules.months_told(help_, timezone.localdate())[:-1]
    for month, share in zip(months, cycle(SHARES), strict=False):
        minutes = rules.approved_minutes(pieces, month) * share // 100
        hours = Hours(minutes, family_minutes=minutes * 3 // 4, travel_minutes=minutes // 8)
        statement = actions.type_statement(help_, month, by=by, hours=hours)
        if share <= 100:
            actions.check_statement(statement, by=by)


def _money(help_: HelpEpisode, by: User, today: date) -> None:
    begun = help_.begins_on
    actions.add_contribution(help_, by=by, cents=48_00, begins_on=begun, notice_on=begun)
    own: dict[str, Any] = {"office": "Jugendamt Mönchengladbach", "basis": "§ 86 Abs. 1 SGB VIII"}
    actions.record_jurisdiction(help_, by=by, since=begun, checked_on=today, **own)
    other: dict[str, Any] = {"office": "Jugendamt Viersen", "basis": "§ 89c SGB VIII"}
    actions.add_reimbursement(help_, by=by, deadline=today + timedelta(days=24), **other)
