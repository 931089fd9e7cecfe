"""Sixty invented families at every step of the procedure, brought there by the actions the personas take."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count
from random import Random

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from approvals import actions as approvals
from approvals.lifecycle import Outcome, Vote
from approvals.models import CommissionMeeting, ReturnReason, Submission
from cases import actions as cases
from cases.lifecycle import Area, Stage
from cases.models import Case, Classification, Person, Report, ReporterKind, ResourceCheck, WillStatement
from hze.models import HelpKind
from socialspace.models import Language, Quarter, SocialArea, Topic
from srojugend.demo import aftermath
from srojugend.demo.families import FATHERS, FIRST_NAMES, LANGUAGES, LAST_NAMES, MOTHERS, NAMED, STORIES, Story
from srojugend.demo.moment import on
from srojugend.demo.proposals import HALF_A_YEAR, propose

CIRCLE = (
    ("Aylin Demir", "HOME"),
    ("Tom Pauly", "Frühe Hilfen"),
    ("C. Paulus", "Kita"),
    ("J. Ünal", "Schulsozialarbeit"),
    ("Petra Neumann", "WJH"),
    ("R. Maaßen", "Grundschule"),
)
IN_THE_CIRCLE = {"HOME", "Frühe Hilfen"}  # those who sign in are invited by srojugend/demo/circle.py while a check runs
WEEKS_BETWEEN_MEETINGS = (9, 6, 3)  # past meetings, weeks ago
WJH_VOTES = {
    Outcome.REFUSED: Vote.NO,
    Outcome.RETURNED: Vote.POSTPONE,
    Outcome.CHANGED: Vote.CONDITION,
    Outcome.ESCALATED: Vote.NO,
}
REASONS = ("Ressourcen sind gut erschlossen, Umfang angemessen.", "Kosten und Zuständigkeit sind geklärt.")
AREAS = (Area.GREY, Area.SERVICE, Area.SERVICE, Area.GREY, Area.SERVICE)


@dataclass(frozen=True)
class Plan:
    """How far a family gets: the last step, the form of help, the past meeting it was decided in."""

    last: str
    residential: bool = False
    meeting: int | None = None
    outcome: Outcome = Outcome.APPROVED
    days: int = HALF_A_YEAR  # the help lasts
    late: bool = False  # onto the agenda on the day of the meeting


def _plans() -> list[Plan]:
    """One plan a family; the first ten are the named ones of the screens."""
    named = [
        *(Plan("submitted"), Plan("danger"), Plan("consultation"), Plan("check"), Plan("decided", True, 0)),
        *(
            Plan("submitted"),
            Plan("decided", False, 1, days=56),
            Plan("decided", False, 2, Outcome.CHANGED),
            Plan("submitted"),
        ),
        Plan("draft"),
    ]
    decided = [Plan("decided", number % 4 == 3, number % 3) for number in range(13)]
    decided[2], decided[5] = Plan("decided", False, 2, Outcome.ESCALATED), Plan("decided", False, 2, late=True)
    others = [
        *(Plan("decided", False, 2, Outcome.RETURNED), Plan("decided", False, 2, Outcome.REFUSED)),
        *[Plan("report")] * 5,
        *[Plan("opened")] * 3,
        *[Plan("led")] * 6,
        *[Plan("check")] * 8,
        *[Plan("consultation")] * 4,
        *[Plan("classified")] * 4,
        *[Plan("submitted")] * 2,
        *[Plan("closed")] * 3,
    ]
    return named + decided + others


class Loader:
    """Brings families in, one after the other, as the colleagues of Team 05."""

    def __init__(self, people: dict[str, User]) -> None:
        self.people = people
        self.chance = Random(2026)  # noqa: S311  # the same office every time
        self.area = SocialArea.objects.get(number=5)
        self.today = timezone.localdate()
        self.workers = [people["brandt"], people["aksoy"], people["vossen"]]
        self.quarters = {quarter.name: quarter for quarter in Quarter.objects.in_area(self.area)}
        self.reporters = list(ReporterKind.objects.all())
        self.topics = {topic.name: topic for topic in Topic.objects.all()}
        self.ambulatory = HelpKind.objects.get(section="§ 31")
        self.residential = HelpKind.objects.get(section="§ 34")

    def load(self) -> None:
        """Load everything: past meetings with their decisions, then today's families."""
        plans = list(zip(count(), _plans(), strict=False))
        for number, weeks in enumerate(WEEKS_BETWEEN_MEETINGS):
            day = self._weekday(self.today - timedelta(weeks=weeks))
            self.past_meeting(day, [row for row in plans if row[1].meeting == number])
        with on(self.today - timedelta(days=10)):
            coming = self._plan_meeting(self._weekday(self.today + timedelta(days=4)))
        for index, plan in plans:
            if plan.meeting is None:
                self._family_of_today(index, plan, coming)
        for index, case in enumerate(Case.objects.in_area(Area.GREY).filter(Q(review_on__lt=self.today))):
            if index % 4:  # some stay overdue: an alarm, and nothing else
                self._decide_grey_again(case, index)

    def past_meeting(self, day: date, plans: list[tuple[int, Plan]]) -> None:
        """Hold a meeting on a past day: families by their numbers, brought there and decided."""
        with on(day - timedelta(days=14)):
            meeting = self._plan_meeting(day)
        items = []
        for index, plan in plans:
            with on(day - timedelta(days=self.chance.randint(25, 40))):
                case, story = self._case(index)
                self._check(case, story, timezone.localdate())
            with on(day - timedelta(days=12)):
                self._consult(case, story, index)
            with on(day if plan.late else day - timedelta(days=12)):
                items.append((self._submission(case, story, plan, meeting), plan))
        with on(day, hour=14):
            approvals.open_meeting(meeting, by=self.people["felten"])
            for submission, plan in items:
                self._decide(submission, plan)
            approvals.close_meeting(meeting, by=self.people["felten"])
        for submission, plan in items:
            if plan.outcome == Outcome.ESCALATED:
                aftermath.rule(submission, self.people, day)
            elif plan.outcome == Outcome.CHANGED:
                aftermath.fulfil(submission, self.people, self._lead(submission.case))

    def _family_of_today(self, index: int, plan: Plan, coming: CommissionMeeting) -> None:
        day = self.today - timedelta(days=self.chance.randint(20, 60))
        if plan.last in {"report", "opened"}:
            day = self.today - timedelta(days=self.chance.randint(1, 4))
        with on(day):
            report, story = self._report(index)
            if plan.last == "report":
                return
            worker = self._worker(index)
            case = _opened(report, by=worker)
            if plan.last == "opened":
                return
            cases.take_responsibility(case, by=worker)
            self._words(case, story)
        if plan.last == "danger":
            self._danger(case)
        if plan.last in {"led", "danger"}:
            return
        with on(day + timedelta(days=5)):
            check = self._check(case, story, timezone.localdate(), complete=plan.last != "check")
        if plan.last == "check" or check is None:
            return
        with on(day + timedelta(days=10)):
            if plan.last == "closed":
                helped, stays = story.idea_without_help, "Schulsozialarbeit"
                solved = Case.CloseReason.SOLVED
                cases.close_case(case, by=worker, reason=solved, helped=helped, stays_contact=stays)
                return
            self._consult(case, story, index, finish=plan.last != "consultation")
        if plan.last in {"draft", "submitted"}:
            self._decide_grey_again(case, index)
            with on(self.today - timedelta(days=3)):
                self._submission(case, story, plan, coming, submit=plan.last == "submitted")

    def _report(self, index: int) -> tuple[Report, Story]:
        story = STORIES[index % len(STORIES)]
        first, last, age, caregiver, role, quarter = self._who(index)
        born = self.today.replace(year=self.today.year - age, day=1) - timedelta(days=self.chance.randint(1, 300))
        report = cases.record_report(
            by=self._worker(index),
            area=self.area,
            child_first_name=first,
            child_last_name=last,
            child_birth_date=born if index < len(NAMED) or index % 9 else None,
            caregiver_name=caregiver,
            caregiver_role=role,
            quarter=self.quarters[quarter] if index < len(NAMED) or index % 11 else None,
            received_at=timezone.now() - timedelta(minutes=25),
            channel=self.chance.choice(Report.Channel.values),
            reporter=self.chance.choice(self.reporters),
            concern=story.concern,
            child_words=story.child_words if index % 4 else "",
            languages=Language.objects.filter(name__in=["Deutsch", LANGUAGES.get(last, "Deutsch")]),
        )
        return report, story

    def _case(self, index: int) -> tuple[Case, Story]:
        report, story = self._report(index)
        case = _opened(report, by=self._worker(index))
        cases.take_responsibility(case, by=self._worker(index))
        self._words(case, story)
        return case, story

    def _words(self, case: Case, story: Story) -> None:
        child = case.child
        parent = Person.objects.filter(family=case.family_id).exclude(role=Person.Role.CHILD).first()
        said = [(parent, "will", story.parent_words)] if parent else []
        if not WillStatement.objects.filter(case=case).exists():
            said.append((child, "wish", story.child_words))
        for person, kind, quote in said:
            cases.record_statement(
                case, by=self._lead(case), person=person, kind=kind, quote=quote, said_on=timezone.localdate()
            )

    def _check(self, case: Case, story: Story, day: date, *, complete: bool = True) -> ResourceCheck:
        by = self._lead(case)
        check = cases.start_resource_check(case, by=by, held_on=day)
        for name, institution in self.chance.sample(CIRCLE, 3):
            if complete or institution not in IN_THE_CIRCLE:
                cases.add_check_participant(check, by=by, name=name, institution=institution)
        cases.add_check_participant(check, by=by, colleague=by)
        for kind, wording, level, state in story.resources:
            cases.add_resource(check, by=by, kind=kind, level=level, state=state, wording=wording, named_by=case.child)
        topic = self.topics[story.gap]
        cases.add_resource(
            check, by=by, kind="infrastructure", level=3, state="missing", wording=story.gap, topic=topic
        )
        if complete:
            cases.complete_resource_check(check, by=by)
        return check

    def _consult(self, case: Case, story: Story, index: int, *, finish: bool = True) -> None:
        by = self._lead(case)
        others = [worker for worker in self.workers if worker != by]
        today = timezone.localdate()
        consultation = cases.plan_consultation(
            case,
            by=by,
            held_on=today,
            question=story.question,
            moderator=others[0],
            participants=(others[1], self.people["neumann"]),
        )
        consultation = cases.begin_consultation(consultation, by=others[0])
        cases.add_idea(consultation, by=by, text=story.idea)
        cases.add_idea(consultation, by=by, text=story.idea_without_help, without_help=True, weighing=story.weighing)
        if not finish:
            return
        cases.finish_consultation(consultation, by=by, result=story.result)
        area = AREAS[index % len(AREAS)]
        review = today + timedelta(days=14 + index % 14) if area == Area.GREY else None
        others_too = [*others[:2], self.people["neumann"]]
        cases.classify(case, by=by, area=area, reasons=story.result, next_review_on=review, took_part=others_too)

    def _decide_grey_again(self, case: Case, index: int) -> None:
        """The grey area expires; what is still grey is decided again, now and then too late."""
        newest = Classification.objects.filter(case=case).order_by("-id").first()
        if newest is None or newest.area != Area.GREY or case.stage == Stage.CLOSED:
            return
        with on(self.today - timedelta(days=3)):
            cases.classify(
                case,
                by=self._lead(case),
                area=Area.GREY,
                reasons="Die Familie klärt mit, die Fragen sind noch nicht alle beantwortet.",
                changed="Die Absprachen für den Morgen halten an vier von fünf Tagen.",
                next_review_on=self.today + timedelta(days=4 + index % 20),
                took_part=self.workers,
            )

    def _danger(self, case: Case) -> None:
        by = self._lead(case)
        second = next(worker for worker in self.workers if worker != by)
        with on(self.today - timedelta(days=3)):
            cases.classify(
                case,
                by=by,
                area=Area.DANGER,
                reasons="Frische Verletzungen, die Erklärungen widersprechen sich. Schutzplan ab sofort.",
                next_review_on=self.today,
                second=second,
            )

    def _submission(
        self, case: Case, story: Story, plan: Plan, meeting: CommissionMeeting, *, submit: bool = True
    ) -> Submission:
        by = self._lead(case)
        submission = approvals.draft_submission(case, by=by)
        kind = self.residential if plan.residential else self.ambulatory
        minutes = None if plan.residential else self.chance.choice((240, 300, 360))
        submission = propose(submission, story, by=by, kind=kind, minutes=minutes, days=plan.days)
        if submit:
            rate = 215_00 if plan.residential else 69_80
            approvals.price(
                submission,
                by=self.people["neumann"],
                version=submission.cost_version,
                rate_cents=rate,
                contribution_cents=262_00 if plan.residential else None,
                competence="Stadt Mönchengladbach, örtlich und sachlich zuständig",
                cost_note="Kostenbeitrag wird geprüft." if plan.residential else "",
            )
            approvals.submit(submission, by=by, meeting=meeting)
        return submission

    def _decide(self, submission: Submission, plan: Plan) -> None:
        wjh = WJH_VOTES.get(plan.outcome, Vote.YES)
        asd = Vote.NO if plan.outcome == Outcome.REFUSED else Vote.YES  # both refuse, or it is passed on
        reasons = aftermath.REASONS.get(plan.outcome, REASONS)
        approvals.give_voice(submission, by=self.people["felten"], vote=asd, reason=reasons[0])
        approvals.give_voice(submission, by=self.people["orth"], vote=wjh, reason=reasons[1])
        lead = self._lead(submission.case)
        approvals.give_voice(submission, by=lead, vote=Vote.YES, reason="Die Familie trägt den Vorschlag mit.")
        is_returned = plan.outcome == Outcome.RETURNED
        approvals.decide(
            submission,
            by=self.people["felten"],
            outcome=plan.outcome,
            text=aftermath.TEXTS.get(plan.outcome, "Wie vorgeschlagen für sechs Monate."),
            conditions=aftermath.conditions(self.today) if plan.outcome == Outcome.CHANGED else [],
            return_reason=ReturnReason.ALTERNATIVES if is_returned else "",
            rework_until=self.today + timedelta(days=7) if is_returned else None,
        )

    def _plan_meeting(self, day: date) -> CommissionMeeting:
        held_at = timezone.make_aware(datetime.combine(day, time(14)))
        return approvals.plan_meeting(by=self.people["felten"], area=self.area, held_at=held_at, room="Raum 3.02")

    def _who(self, index: int) -> tuple[str, str, int, str, str, str]:
        if index < len(NAMED):
            return NAMED[index]
        first = FIRST_NAMES[index * 7 % len(FIRST_NAMES)]
        last = LAST_NAMES[index * 11 % len(LAST_NAMES)]
        quarters = ("Rheydt", "Rheydt", "Mülfort", "Bonnenbroich-Geneicken", "Grenzlandstadion")
        role, names = ("mother", MOTHERS) if index % 3 else ("father", FATHERS)
        return first, last, 2 + index % 16, f"{names[index % len(names)]} {last}", role, quarters[index % 5]

    def _worker(self, index: int) -> User:
        return self.people["brandt"] if index < len(NAMED) else self.workers[index % len(self.workers)]

    def _lead(self, case: Case) -> User:
        holder = case.responsibilities.filter(role="lead").select_related("user").get()
        return holder.user

    def _weekday(self, day: date) -> date:
        return day + timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0))


def _opened(report: Report, *, by: User) -> Case:
    """Open the case as of the day it is told for: the database alone would begin its round today."""
    case = cases.open_case(report, by=by)
    Case.objects.filter(pk=case.pk).update(round_began_at=timezone.now())
    case.refresh_from_db(fields=["round_began_at"])
    return case


def load(people: dict[str, User]) -> None:
    """Load the families of the demo office."""
    Loader(people).load()
