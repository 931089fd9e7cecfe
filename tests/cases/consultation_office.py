"""Builders for the Kollegiale Beratung: planned, running with everybody at the table, at a step, finished."""

from typing import Any

from accounts.models import User
from cases import actions
from cases.lifecycle import Area, Stage
from cases.models import Case, Consultation, Idea
from tests.office import a_case_in, colleague, in_days

TABLE = ("brandt", "aksoy", "vossen", "neumann")  # brings the case in, moderates, team, WJH
STEPS = 10


def a_planned_consultation(case: Case | None = None, **changes: Any) -> Consultation:
    """Planned for today; Jana Brandt brings the case in, Deniz Aksoy moderates."""
    facts: dict[str, Any] = {
        "held_on": in_days(0),
        "question": "Wer kann morgens da sein?",
        "moderator": colleague("aksoy"),
    }
    return actions.plan_consultation(case or a_case_in(Stage.CONSULTATION), by=colleague("brandt"), **facts | changes)


def a_session(case: Case | None = None, **changes: Any) -> Consultation:
    """Running, with all four at the table."""
    others = {"participants": (colleague("vossen"), colleague("neumann"))} | changes
    return actions.begin_consultation(a_planned_consultation(case, **others), by=colleague("aksoy"))


def a_session_at(position: int, case: Case | None = None) -> Consultation:
    """The same, moved on to a step."""
    session = a_session(case)
    for seen in range(1, position):
        session = actions.next_step(session, by=colleague("aksoy"), seen=seen)
    return session


def votes(session: Consultation, *people: str) -> None:
    """Each of these says grey with a sentence of their own."""
    for name in people:
        actions.give_vote(session, by=colleague(name), area=Area.GREY, sentence=f"Gründe von {name}")


def an_idea(session: Consultation, text: str = "Frühstück im Ganztag", *, by: User | None = None) -> Idea:
    return actions.add_idea(session, by=by or colleague("vossen"), text=text)


def an_agreed_session(**changes: Any) -> Consultation:
    """Everything it needs to be finished: revealed votes, grey area, a chosen idea, an agreement."""
    session, brandt = a_session(), colleague("brandt")
    votes(session, *TABLE)
    actions.reveal_votes(session, by=colleague("aksoy"))
    facts: dict[str, Any] = {
        "area": Area.GREY,
        "reasons": "Unklar, wer morgens da ist.",
        "dissent": "Frau Neumann sieht den Leistungsbereich.",
        "next_review_on": in_days(21),
        "second": colleague("aksoy"),
    }
    actions.agree_on_area(session, by=brandt, **facts | changes)
    actions.choose_idea(an_idea(session), by=brandt, choice="chosen", reason="Trägt sofort.")
    a_task(session)
    return Consultation.objects.for_room().get(pk=session.pk)


def a_task(session: Consultation, **changes: Any) -> None:
    facts: dict[str, Any] = {
        "text": "Mit dem Ganztag sprechen",
        "owner": colleague("brandt"),
        "due_on": in_days(7),
        "check_how": "Herr Aksoy fragt in der Teamsitzung nach.",
    }
    actions.add_consultation_task(session, by=colleague("brandt"), **facts | changes)


def a_finished_session(result: str) -> Consultation:
    """Finished without an area: the case stays as it was."""
    session = a_session()
    actions.choose_idea(an_idea(session), by=colleague("brandt"), choice="chosen", reason="Trägt sofort.")
    return actions.finish_consultation(session, by=colleague("brandt"), result=result)
