"""A slip of the pen in the room: one's own idea or indicator is put right or taken back while the session runs."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from audit.actions import record
from cases import rules
from cases.actions.consultation_entries import store_entry
from cases.actions.consultation_session import lock_live, save
from cases.models import Consultation, Idea, Indicator

CHOSEN = "Über diese Idee hat die Fachkraft schon entschieden. Sie bleibt, wie sie ist."


@transaction.atomic
def change_idea(idea: Idea, *, by: User, text: str) -> Idea:
    """Put the words of one's own idea right, until it is taken up or dropped."""
    session, idea = _own_idea(idea, by=by)
    idea.text = text
    store_entry(idea, {})
    save(session)
    record("idea.changed", idea.key, by=by, case_key=session.case.key)
    return idea


@transaction.atomic
def withdraw_idea(idea: Idea, *, by: User) -> None:
    """Take one's own idea back, until it is taken up or dropped."""
    session, idea = _own_idea(idea, by=by)
    idea.delete()
    save(session)
    record("idea.withdrawn", idea.key, by=by, case_key=session.case.key)


@transaction.atomic
def change_indicator(
    indicator: Indicator, *, by: User, kind: str, text: str, basis: str = "", source: str = ""
) -> Indicator:
    """Put one's own indicator right."""
    session = _own(indicator.consultation, indicator, by=by)
    indicator = Indicator.objects.get(pk=indicator.pk)
    indicator.kind, indicator.text, indicator.source = kind, text, source
    indicator.basis = "" if kind == Indicator.Kind.QUESTION else basis
    store_entry(indicator, {"indicator_fact_or_assumption": "basis", "indicator_fact_has_source": "source"})
    save(session)
    record(
        "indicator.changed", indicator.key, by=by, case_key=session.case.key, kind=str(kind), basis=str(indicator.basis)
    )
    return indicator


@transaction.atomic
def withdraw_indicator(indicator: Indicator, *, by: User) -> None:
    """Take one's own indicator back."""
    session = _own(indicator.consultation, indicator, by=by)
    Indicator.objects.filter(pk=indicator.pk).delete()
    save(session)
    record("indicator.withdrawn", indicator.key, by=by, case_key=session.case.key)


def _own_idea(idea: Idea, *, by: User) -> tuple[Consultation, Idea]:
    session = _own(idea.consultation, idea, by=by)
    idea = Idea.objects.get(pk=idea.pk)
    if idea.choice:
        raise ValidationError(CHOSEN, code="chosen")
    return session, idea


def _own(consultation: Consultation, entry: Idea | Indicator, *, by: User) -> Consultation:
    session = lock_live(consultation)
    rules.demand(rules.may_correct_entry(by, session, entry))
    return session
