"""One prepared office for the whole table of doors: something of everything, in every state a page can meet."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.models import Model

from approvals import actions as approvals
from approvals.lifecycle import Seat, Vote
from approvals.models import CommissionMeeting, Decision, Submission
from cases import actions as cases
from cases.lifecycle import Area
from cases.models import Case
from conferences import actions as conferences
from conferences.models import Conference
from hze.lifecycle import HelpForm
from hze.models import HelpEpisode
from socialspace.actions import add_partner, ask_to_confirm, certificate_of, link_offer, record_absence
from socialspace.actions.links import PURPOSE
from socialspace.lifecycle import ProjectStage
from socialspace.models import Language, Offer, Quarter, TeamMembership
from tests import office
from tests.approvals import samples_conditions, samples_papers, samples_room, samples_ways
from tests.cases.samples import assignment as assignment_samples
from tests.cases.samples import circle as circle_samples
from tests.cases.samples import consultation as consultation_samples
from tests.cases.samples import family as family_samples
from tests.cases.samples import gate as gate_samples
from tests.cases.samples import goals as goal_samples
from tests.cases.samples import notes as note_samples
from tests.cases.samples import papers as paper_samples
from tests.cases.samples import protection as protection_samples
from tests.cases.samples import reminders as reminder_samples
from tests.cases.samples import reports as report_samples
from tests.cases.samples import resources as resource_samples
from tests.cases.samples import understanding as understanding_samples
from tests.conferences import office as partners
from tests.hze import (
    samples_competition,
    samples_costs,
    samples_delivery,
    samples_plan,
    samples_residential,
    samples_return,
)
from tests.socialspace import lists, training_office
from web.models import OutgoingMail
from web.tokens import Token

type Samples = dict[str, list[Any]]


@contextmanager
def rolled_back() -> Iterator[None]:
    """Undo everything that happens inside."""
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)


def furnish() -> Samples:
    """Build the office; returns what stands in the addresses of the table, by the word the table uses for it."""
    samples: Samples = {"": []}
    for room in ROOMS:
        more = room()
        assert not samples.keys() & more.keys(), f"two rooms call a sample {samples.keys() & more.keys()}"
        samples |= more
    _tell_apart([case.child.last_name for case in Case.objects.select_related("child")])
    return samples


def _tell_apart(names: list[str]) -> None:
    """The crawl recognises a case by this name alone."""
    told = [name for name in names if sum(name in other for other in names) > 1]
    assert not told, f"children whose name stands in another child's: {sorted(set(told))}"


def case_of(words: str, **changes: Any) -> Case:
    """A case of its own family, which one recognises on a page by the child's name."""
    return office.a_case(child_first_name="Kim", child_last_name=f"Kind-{words}", **changes)


def _social_space() -> Samples:
    mulfort = Quarter.objects.get(name="Mülfort")
    offer = office.an_offer("Frühstück ab sieben", organisation="Grundschule Mülfort")
    section = office.a_section("Grenzweg")
    return (
        {
            "quarter": [mulfort.key],
            "section": [section.key],
            "organisation": [offer.organisation.key],
            "offer": [offer.key],
        }
        | _links()
        | _directory(offer)
        | _projects()
    )


def _projects() -> Samples:
    """Projects along their way; the first has a partner and an offer that can be taken off it."""
    brandt, project = office.colleague("brandt"), office.a_project()
    offer = office.an_offer("Frühstückstreff", organisation="Schule am Park")
    partner = add_partner(project, by=brandt, organisation=offer.organisation)
    link_offer(project, by=brandt, offer=offer)
    return {
        "project": [project.key],
        "decision_project": [office.a_project_at(ProjectStage.DECISION).key],
        "running_project": [office.a_project_at(ProjectStage.RUNNING).key],
        "over_project": [office.a_project_at(ProjectStage.EVALUATED).key],
        "dropped_project": [office.a_project_at(ProjectStage.DROPPED).key],
        "project_partner": [project.key, partner.key],
        "project_offer": [project.key, offer.key],
    }


def _directory(offer: Offer) -> Samples:
    contact, topic, language = offer.organisation.contacts.first(), offer.topics.first(), Language.objects.first()
    return {"contact": _key_of(contact), "topic": _key_of(topic), "language": _key_of(language)}


def _links() -> Samples:
    """A personal link of an organisation with an offer, and one that was spoilt on its way."""
    offer = office.an_offer("Elterncafé", organisation="Haus der Familie", checked_on=office.in_days(-200))
    (link,) = ask_to_confirm([offer.organisation], by=office.colleague("dohmen")).links
    token = str(Token(PURPOSE, link.key))
    return {"link": [link.key], "token": [token], "token_offer": [token, offer.key]}


def _uploads() -> Samples:
    """A list that is looked at and one that was taken over; the address of a file ends in its kind."""
    dohmen = office.colleague("dohmen")
    waiting, taken = (lists.partner_list(name, by=dohmen) for name in ("Kita Vorschau", "Kita Übernommen"))
    lists.apply(taken, by=dohmen)
    files = {
        "csv": ["csv"],
        "xlsx": ["xlsx"],
        "list_file": ["einrichtungen", "xlsx"],
        "street_file": ["strassen", "csv"],
    }
    return {"list": [waiting.key], "applied_list": [taken.key]} | files


def _team() -> Samples:
    """A member, a colleague, and an absence of the lead for which Jana Brandt is asked; a case she shares."""
    brandt, felten = office.colleague("brandt"), office.colleague("felten")
    days = {"begins_on": office.in_days(20), "ends_on": office.in_days(25)}
    absence = record_absence(user=felten, by=felten, deputy=brandt, **days)
    shared = cases.open_case(office.a_report(child_last_name="Kind-Gemeinsam"), by=brandt)
    cases.join_case(shared, user=brandt, by=brandt)
    return {
        "own_member": [TeamMembership.objects.get(user=brandt).key],
        "member": [TeamMembership.objects.get(user__username="vossen").key],
        "area": [office.team().key],
        "colleague": [brandt.key],
        "absence": [absence.key],
        "shared": [shared.key, brandt.key],
    }


def _trainings() -> Samples:
    """One to come that nobody is registered for, one that waits for its attendance, one with its certificate."""
    held = training_office.held("brandt")
    attendance = training_office.attendance_of(held, "brandt")
    certificate_of(attendance, by=attendance.user)
    over = training_office.with_registered("brandt", starts_on=office.in_days(0))
    return {
        "training": [training_office.planned().key],
        "held_training": [held.key],
        "over_training": [over.key],
        "registration": [training_office.attendance_of(over, "brandt").key],
        "certificate": [attendance.key],
        "training_kind": [held.kind.key],
    }


def _cases() -> Samples:
    brandt = office.colleague("brandt")
    report = office.a_report(child_last_name="Kind-Meldung")
    unled = cases.open_case(office.a_report(child_last_name="Kind-Niemand"), by=brandt)
    intake = case_of("Aufnahme")
    checked = office.a_ready_check(case_of("Ressourcen")).case
    in_talk = office.a_ready_consultation(_waiting("Beratung")).case
    closed = case_of("Ende")
    cases.close_case(closed, by=brandt, reason=Case.CloseReason.ADVICE)
    grey = office.a_consulted_case(_waiting("Graubereich"))
    danger: dict[str, Any] = {"second": office.colleague("aksoy"), "next_review_on": office.in_days(14)}
    cases.classify(grey, by=brandt, area=Area.DANGER, reasons="Zwei blaue Flecken.", **danger)
    return {
        "report": [report.key],
        "unled": [unled.key],
        "intake": [intake.key],
        "in_check": [checked.key],
        "waiting": [_waiting("Wartend").key],
        "in_talk": [in_talk.key],
        "classified": [office.a_classified_case(_waiting("Eingeordnet")).key],
        "danger": [grey.key],
        "closed": [closed.key],
    }


def _waiting(words: str) -> Case:
    """A case whose resource check is done and whose consultation has not begun."""
    check = office.a_ready_check(case_of(words))
    cases.complete_resource_check(check, by=office.colleague("brandt"))
    return check.case


def _ready(words: str, form: HelpForm = HelpForm.AMBULATORY) -> Submission:
    return office.a_complete_draft(form, office.a_classified_case(_waiting(words)))


def _commission() -> Samples:
    brandt, felten = office.colleague("brandt"), office.colleague("felten")
    planned, sitting, done = office.a_meeting(), office.a_meeting(), office.a_meeting()
    draft = office.a_draft(office.a_classified_case(_waiting("Entwurf")))
    submitted, heard, unheard, settled = (_ready(word) for word in ("Angemeldet", "Gehört", "Ungehört", "Erledigt"))
    for row, meeting in ((submitted, planned), (heard, sitting), (unheard, sitting), (settled, done)):
        approvals.submit(row, by=brandt, meeting=meeting)
    for meeting in (sitting, done):
        approvals.open_meeting(meeting, by=felten)
    office.a_heard_submission(submission=office.fresh(heard))
    office.a_heard_submission(submission=office.fresh(settled))
    decision = approvals.decide(office.fresh(settled), by=felten, outcome="approved", text="Die Hilfe wird bewilligt.")
    approvals.paper_of(decision)
    return {
        "meeting": [planned.key],
        "sitting": [sitting.key],
        "done": [done.key],
        "heard_item": [sitting.key, heard.key],
        "unheard_item": [sitting.key, unheard.key],
        "done_item": [done.key, settled.key],
        "draft": [draft.key],
        "complete": [_ready("Vollständig").key],
        "submitted": [submitted.key],
        "frozen": [unheard.key],
        "decided": [settled.key],
        "heard_case": [heard.case.key],
        "helped": [settled.case.key],
        "rework": [_returned().key],
    }


def _returned() -> Submission:
    """A Vorlage the commission gave back."""
    row = _ready("Nacharbeit")
    approvals.submit(row, by=office.colleague("brandt"), meeting=(meeting := office.a_meeting()))
    approvals.open_meeting(meeting, by=office.colleague("felten"))
    heard = office.a_heard_submission(votes=dict.fromkeys(Seat, Vote.POSTPONE), submission=office.fresh(row))
    rework: dict[str, Any] = {"return_reason": "goals", "rework_until": office.in_days(20)}
    approvals.decide(heard, by=office.colleague("felten"), outcome="returned", text="Bitte Ziel schärfen.", **rework)
    return row


def _helps() -> Samples:
    ambulatory = HelpEpisode.objects.get(decision_key=Decision.objects.get(outcome="approved").key)
    row = _ready("Wohngruppe", HelpForm.RESIDENTIAL)
    meeting: CommissionMeeting = office.a_meeting()
    approvals.submit(row, by=office.colleague("brandt"), meeting=meeting)
    approvals.open_meeting(meeting, by=office.colleague("felten"))
    heard = office.a_heard_submission(HelpForm.RESIDENTIAL, submission=office.fresh(row))
    decision = approvals.decide(heard, by=office.colleague("orth"), outcome="approved", text="Die Hilfe beginnt.")
    residential = HelpEpisode.objects.get(decision_key=decision.key)
    point = residential.checkpoints.first()
    assert point is not None
    return {"help": [ambulatory.key], "course": [residential.key], "checkpoint": [residential.key, point.key]}


def _conferences() -> Samples:
    dohmen = office.colleague("dohmen")

    def of(name: str) -> dict[str, Any]:
        return {"subgroup": partners.subgroup_of(name)}

    partners.subgroup_of("Ohne Termin")
    attended = partners.attended(dohmen, **of("Anwesend"))
    outcome, task = partners.need_of(attended, dohmen), partners.task_of(attended, dohmen)
    dropped = partners.invited(dohmen, **of("Abgesagt"))
    conferences.cancel(dropped, by=dohmen, reason="Der Raum hat einen Wasserschaden.")
    session = partners.session_of(dohmen)
    conferences.hand_over(partners.need_of(attended, dohmen), meeting=session, by=dohmen)
    return {
        "planned": [partners.planned(dohmen, **of("Geplant")).key],
        "invited": [partners.invited(dohmen, **of("Eingeladen")).key],
        "attended": [attended.key],
        "held": [partners.held(dohmen, **of("Durchgeführt")).key],
        "cancelled": [dropped.key],
        "agenda_item": _key_of(attended.items.first()),
        "outcome": [outcome.key],
        "task": [task.key],
        "area_session": [session.key],
    }


def _papers() -> Samples:
    dohmen = office.colleague("dohmen")
    minutes = partners.released(dohmen, subgroup=partners.subgroup_of("Freigegeben"))
    sent = partners.released(dohmen, subgroup=partners.subgroup_of("Versandt"))
    partners.task_of(_draft_again(sent.conference), dohmen)
    again = partners.release(sent.conference, by=dohmen)
    conferences.dispatch_minutes(again, by=dohmen)
    mail = OutgoingMail.objects.filter(conference_invitation__isnull=False).first()
    assert mail is not None
    file = mail.attachments.first()
    assert file is not None
    return {
        "minutes": [minutes.key],
        "sent": [again.key],
        "old": [sent.key],
        "released": [minutes.conference.key],
        "mail": [mail.key],
        "file": [mail.key, file.key],
    }


def _draft_again(conference: Conference) -> Conference:
    conferences.correct(conference, by=office.colleague("dohmen"))
    return partners.fresh(conference)


def _key_of(row: Model | None) -> list[Any]:
    assert isinstance(row, Model)
    return [row.key]  # type: ignore[attr-defined]


# In this order: what is built later meets what was there before.
ROOMS = (
    _social_space,
    _team,
    _trainings,
    _uploads,
    _cases,
    family_samples.samples,
    reminder_samples.samples,
    note_samples.samples,
    report_samples.samples,
    protection_samples.samples,
    _commission,
    _helps,
    _conferences,
    _papers,
    assignment_samples.samples,
    paper_samples.samples,
    resource_samples.samples,
    circle_samples.samples,
    consultation_samples.samples,
    gate_samples.samples,
    understanding_samples.samples,
    goal_samples.samples,
    samples_conditions.samples,
    samples_room.samples,
    samples_ways.samples,
    samples_papers.samples,
    samples_residential.samples,
    samples_return.samples,
    samples_plan.samples,
    samples_competition.samples,
    samples_delivery.samples,
    samples_costs.samples,
)
