"""Small builders for tests: each step is taken by the persona who takes it in the office, through the real actions."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, TypedDict

from django.db.models import Model
from django.utils import timezone

from accounts.models import User
from approvals import actions as approvals
from approvals.lifecycle import Seat, Vote
from approvals.models import CommissionMeeting, Decision, Submission
from cases import actions as cases
from cases.lifecycle import Area, Stage
from cases.models import Case, Consultation, EntrustedNote, FamilyResource, Note, Report, ReporterKind, ResourceCheck
from hze.lifecycle import HelpForm
from hze.models import HelpKind, Rate
from socialspace import actions as socialspace
from socialspace.lifecycle import ProjectStage
from socialspace.models import ContactPerson, Offer, Organisation, Project, Quarter, SocialArea, StreetSection, Topic

ALL_YES: dict[Seat, str] = dict.fromkeys(Seat, Vote.YES)
SEATED = {Seat.ASD_LEAD: "felten", Seat.WJH_LEAD: "orth", Seat.WORKER: "brandt"}
PROVIDERS = ("Träger Ahorn", "Träger Birke", "Träger Eiche", "Träger Linde")


class Call(TypedDict):
    """What a first call says."""

    area: SocialArea
    child_first_name: str
    child_last_name: str
    child_birth_date: date | None
    caregiver_name: str
    caregiver_role: str
    quarter: Quarter | None
    received_at: Any
    channel: str
    reporter: ReporterKind | None
    concern: str
    child_words: str


def colleague(username: str) -> User:
    found: User = User.objects.get(username=username)
    return found


def team() -> SocialArea:
    return SocialArea.objects.get(number=5)


def newest[M: Model](model: type[M]) -> M:
    """The row stored last."""
    found = model._default_manager.order_by("-pk").first()
    assert found is not None
    return found


def in_days(days: int) -> date:
    """A day seen from today."""
    return timezone.localdate() + timedelta(days=days)


def a_call(**changes: Any) -> Call:
    """What is said when somebody calls about Milan, with the changes of the test."""
    call: Call = {
        "area": team(),
        "child_first_name": "Milan",
        "child_last_name": "Sommerfeld",
        "child_birth_date": in_days(-9 * 365),
        "caregiver_name": "Katrin Sommerfeld",
        "caregiver_role": "mother",
        "quarter": Quarter.objects.get(name="Mülfort"),
        "received_at": timezone.now() - timedelta(hours=1),
        "channel": "phone",
        "reporter": ReporterKind.objects.get(code="school"),
        "concern": "Milan kommt seit Wochen ohne Frühstück aus der Giesenkirchener Straße.",
        "child_words": "Ich will, dass morgens jemand da ist.",
    }
    return {**call, **changes}  # type: ignore[typeddict-item]


def a_report(*, by: User | None = None, **changes: Any) -> Report:
    return cases.record_report(by=by or colleague("brandt"), **a_call(**changes))


def a_case_nobody_leads(**changes: Any) -> Case:
    return cases.open_case(a_report(**changes), by=colleague("brandt"))


def a_case(**changes: Any) -> Case:
    """A fresh case; Jana Brandt is responsible."""
    case = a_case_nobody_leads(**changes)
    cases.take_responsibility(case, by=colleague("brandt"))
    return case


def note_content(**changes: Any) -> dict[str, Any]:
    """What a note says, with the changes of the test."""
    content = {
        "kind": "call",
        "happened_at": timezone.now() - timedelta(hours=1),
        "observed": "Die Mutter klingt müde.",
    }
    return content | changes


def a_note(case: Case | None = None, **changes: Any) -> Note:
    return cases.write_note(case or a_case(), by=colleague("brandt"), **note_content(**changes))


def a_work_note(**changes: Any) -> Note:
    return cases.write_work_note(team(), by=colleague("brandt"), **note_content(**changes))


def an_entrusted_note(case: Case | None = None, **changes: Any) -> EntrustedNote:
    return cases.write_entrusted_note(case or a_case(), by=colleague("brandt"), **note_content(**changes))


def a_running_check(case: Case | None = None) -> ResourceCheck:
    return cases.start_resource_check(case or a_case(), by=colleague("brandt"), held_on=in_days(0))


def a_ready_check(case: Case | None = None) -> ResourceCheck:
    """A check with everything it needs, not yet completed."""
    check, brandt = a_running_check(case), colleague("brandt")
    for name, institution in (("Frau Yilmaz", "Grundschule"), ("Aylin Demir", "HOME")):
        cases.add_check_participant(check, by=brandt, name=name, institution=institution)
    a_resource(check)
    return check


def a_resource(check: ResourceCheck, **changes: Any) -> FamilyResource:
    resource: dict[str, Any] = {
        "kind": "social",
        "level": 2,
        "state": "usable",
        "wording": "Die Großmutter holt ab",
    } | changes
    return cases.add_resource(check, by=colleague("brandt"), **resource)


def a_running_consultation(case: Case | None = None, **changes: Any) -> Consultation:
    case = case or a_case_in(Stage.CONSULTATION)
    planned = cases.plan_consultation(
        case,
        by=colleague("brandt"),
        held_on=in_days(0),
        question="Wer kann morgens da sein?",
        moderator=colleague("aksoy"),
        **changes,
    )
    return cases.begin_consultation(planned, by=colleague("aksoy"))


def a_ready_consultation(case: Case | None = None) -> Consultation:
    """A consultation with everything it needs, not yet finished."""
    consultation, brandt = a_running_consultation(case), colleague("brandt")
    cases.add_participant(consultation, by=brandt, user=colleague("neumann"))
    cases.add_idea(
        consultation,
        by=brandt,
        text="Frühstück im Offenen Ganztag",
        without_help=True,
        weighing="Trägt morgens, nicht am Wochenende.",
    )
    return consultation


def a_consulted_case(case: Case | None = None) -> Case:
    consultation = a_ready_consultation(case)
    cases.finish_consultation(consultation, by=colleague("brandt"), result="Entlastung am Morgen ist nötig.")
    return consultation.case


def a_classified_case(case: Case | None = None) -> Case:
    """A case that may go to the commission."""
    case = a_consulted_case(case)
    cases.classify(case, by=colleague("brandt"), area=Area.SERVICE, reasons="Die Eltern wirken mit.")
    return case


def a_case_in(stage: Stage) -> Case:
    """A case that has come as far as this stage on the ordinary way."""
    match stage:
        case Stage.INTAKE:
            found = a_case()
        case Stage.RESOURCE_CHECK:
            found = a_running_check().case
        case Stage.CONSULTATION:
            check = a_ready_check()
            cases.complete_resource_check(check, by=colleague("brandt"))
            found = check.case
        case Stage.COMMISSION:
            found = a_submitted().case
        case Stage.HELP:
            found = a_decision().submission.case
        case Stage.CLOSED:
            found = a_case()
            cases.close_case(found, by=colleague("brandt"), reason=Case.CloseReason.ADVICE)
    return Case.objects.select_related("area", "child", "family", "quarter").get(pk=found.pk)


def a_draft(case: Case | None = None) -> Submission:
    return approvals.draft_submission(case or a_classified_case(), by=colleague("brandt"))


def a_proposal(form: HelpForm = HelpForm.AMBULATORY, **changes: Any) -> dict[str, Any]:
    """The worker's part of a Vorlage."""
    proposal: dict[str, Any] = {
        "help_kind": a_help_kind(form),
        "minutes_per_week": 6 * 60 if form == HelpForm.AMBULATORY else None,
        "begins_on": in_days(14),
        "ends_on": in_days(14 + 181),
        "why_not_enough": "Die Großmutter kann nur an zwei Tagen.",
        "goal": "Milan kommt satt und pünktlich zur Schule.",
        "exit_criterion": "Vier Wochen ohne verspäteten Morgen.",
        "review_on": in_days(14 + 90),
        "place": "" if form == HelpForm.AMBULATORY else "Wohngruppe in Mülfort, 2 km von zu Hause",
    }
    return proposal | changes


def a_complete_draft(form: HelpForm = HelpForm.AMBULATORY, case: Case | None = None) -> Submission:
    """A Vorlage with both parts, ready for an agenda, and providers who could be asked."""
    agreed_rates(a_help_kind(form))
    draft = a_draft(case)
    proposed = approvals.propose(draft, by=colleague("brandt"), version=draft.version, **a_proposal(form))
    cents = 70_00 if form == HelpForm.AMBULATORY else 200_00
    return approvals.price(
        proposed, by=colleague("neumann"), version=proposed.cost_version, rate_cents=cents, cost_note="§ 86 SGB VIII"
    )


def a_meeting(**changes: Any) -> CommissionMeeting:
    when = timezone.now() + timedelta(days=3 + CommissionMeeting.objects.count())
    plan: dict[str, Any] = {"area": team(), "held_at": when, "room": "Raum 2.14"} | changes
    return approvals.plan_meeting(by=colleague("felten"), **plan)


def a_submitted(form: HelpForm = HelpForm.AMBULATORY, meeting: CommissionMeeting | None = None) -> Submission:
    draft = a_complete_draft(form)
    approvals.submit(draft, by=colleague("brandt"), meeting=meeting or a_meeting())
    return fresh(draft)


def a_frozen_submission(form: HelpForm = HelpForm.AMBULATORY) -> Submission:
    """A Vorlage the commission is sitting over."""
    submitted = a_submitted(form)
    assert submitted.meeting is not None
    approvals.open_meeting(submitted.meeting, by=colleague("felten"))
    return fresh(submitted)


def a_heard_submission(
    form: HelpForm = HelpForm.AMBULATORY,
    votes: Mapping[Seat, str] = ALL_YES,
    submission: Submission | None = None,
    seated: Mapping[Seat, str] = SEATED,
) -> Submission:
    """A Vorlage on which the seats have given these voices."""
    submission = submission or a_frozen_submission(form)
    for seat, vote in votes.items():
        approvals.give_voice(submission, by=colleague(seated[seat]), vote=vote, reason="Nach Beratung.")
    return submission


def a_decision(form: HelpForm = HelpForm.AMBULATORY) -> Decision:
    """A help that was granted by all."""
    heard = a_heard_submission(form)
    return approvals.decide(heard, by=colleague("felten"), outcome="approved", text="Die Hilfe wird bewilligt.")


def a_help_kind(form: HelpForm) -> HelpKind:
    section = {HelpForm.AMBULATORY: "§ 31", HelpForm.RESIDENTIAL: "§ 34"}[form]
    return HelpKind.objects.get(section=section)


def an_offer(
    title: str = "Frühstück ab sieben",
    *,
    organisation: str = "Haus Mülfort",
    quarter: str = "Mülfort",
    topic: str = "Entlastung am Morgen",
    **details: Any,
) -> Offer:
    """An offer of an organisation, which gets a listed contact when it is new."""
    place = Quarter.objects.get(name=quarter)
    home, is_new = Organisation.objects.get_or_create(
        name=organisation, defaults={"kind": "youth_work", "quarter": place, "email": "haus@haus.example"}
    )
    if is_new:
        home.contacts.create(
            first_name="Kim", last_name="Öz", function="Leitung", email="oez@haus.example", consented_on=in_days(-30)
        )
    facts = {"quarter": place, "checked_on": in_days(-3)} | details
    offer: Offer = home.offers.create(title=title, **facts)
    offer.topics.add(Topic.objects.get(name=topic))
    return offer


def a_section(street: str, *, quarter: str = "Mülfort", **changes: Any) -> StreetSection:
    """A street of the directory; the whole of it, unless the changes say otherwise."""
    values: dict[str, Any] = {"number_from": 1, "number_to": StreetSection.MAX_NUMBER, "parity": "all"}
    values |= {"valid_from": date(2024, 1, 1), "quarter": Quarter.objects.get(name=quarter)} | changes
    return socialspace.store_section(by=colleague("admin"), street=street, **values)


def topic(name: str = "Entlastung am Morgen") -> Topic:
    return Topic.objects.get(name=name)


def fresh(submission: Submission) -> Submission:
    """The Vorlage as it stands in the database now."""
    return Submission.objects.for_page().get(pk=submission.pk)


def agreed_rates(kind: HelpKind) -> None:
    """Four providers with an agreed rate for this kind of help, each with somebody to write to."""
    for number, name in enumerate(PROVIDERS, start=1):
        provider, is_new = Organisation.objects.get_or_create(name=name, defaults={"kind": Organisation.Kind.PROVIDER})
        if is_new:
            ContactPerson.objects.create(
                organisation=provider,
                first_name="Alex",
                last_name=f"Kontakt{number}",
                function="Leitung",
                email=f"traeger{number}@traeger.example",
            )
        since = {"cents": 70_00, "valid_from": date(2020, 1, 1)}
        Rate.objects.get_or_create(organisation=provider, help_kind=kind, defaults=since)


def a_project(**changes: Any) -> Project:
    """A project of Jana Brandt that stands at its need, with an idea."""
    given: dict[str, Any] = {
        "title": "Frühstück vor der Schule",
        "topics": [topic()],
        "need": "Kinder kommen hungrig in die Schule.",
        "quarter": Quarter.objects.get(name="Mülfort"),
        "idea": "Ein Frühstück ab sieben.",
    } | changes
    return socialspace.start_project(by=colleague("brandt"), **given)


def a_project_at(stage: ProjectStage, **changes: Any) -> Project:
    """A project taken to a stage by the people who take it there."""
    brandt, project = colleague("brandt"), a_project(**changes)
    if stage == ProjectStage.DROPPED:
        return socialspace.drop_project(project, by=brandt, reason="Die Schule tut es schon.")
    for step in (ProjectStage.IDEA, ProjectStage.PARTNERS, ProjectStage.DECISION):
        if project.stage == stage:
            return project
        if step == ProjectStage.DECISION:
            school, _ = Organisation.objects.get_or_create(name="Schule am Ring", defaults={"kind": "school"})
            socialspace.add_partner(project, by=brandt, organisation=school, contribution="Küche und Raum")
        project = socialspace.move_project(project, by=brandt, to=step)
    if stage == ProjectStage.DECISION:
        return project
    words = {"decision": "Zwei Quartale lang gewünscht, gut getragen.", "begins_on": in_days(-30)}
    project = socialspace.decide_project(project, by=colleague("felten"), version=project.version, **words)  # type: ignore[arg-type]
    if stage == ProjectStage.EVALUATED:
        project = socialspace.evaluate_project(project, by=brandt, evaluation="Zwanzig Kinder frühstücken.")
    return project
