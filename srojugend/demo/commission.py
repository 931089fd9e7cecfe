"""The commission today: meetings ahead, who stands in, urgent matters, a circulation, a help that shall go on."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import Absence, User
from approvals import actions
from approvals.lifecycle import MeetingState, Seat, Vote
from approvals.models import CommissionMeeting, Submission
from cases import actions as cases
from cases.lifecycle import Area, Stage
from cases.models import Case
from cases.rules import lead_of, missing_for_commission
from hze.lifecycle import HelpForm
from hze.models import HelpEpisode, HelpKind
from socialspace.models import SocialArea
from srojugend.demo.families import STORIES
from srojugend.demo.proposals import HALF_A_YEAR, propose

SERIES = 6  # weekly meetings after the coming one
SMALL = {"minutes": 120, "days": 83}  # two hours a week for twelve weeks: decided in circulation
CATCH_UP = timedelta(days=10)
CONFLICT = "Ich bin mit der Großmutter des Kindes verwandt."
CANNOT_WAIT = "Die Mutter wird am Freitag operiert, und für die Zeit danach ist morgens niemand beim Kind."
LONGER_DAYS = 91
LONGER = (
    "Der Morgen gelingt an drei von fünf Tagen, die Absprachen mit der Schule halten. Die Mutter will die zwei "
    "schwierigen Tage noch mit Begleitung üben; ohne sie fällt die Familie nach den Ferien zurück."
)
URGENT_WAY = "Der Vater hat die Wohnung verlassen, die Mutter ist im Krankenhaus; ohne Hilfe ist das Kind allein."


def load(people: dict[str, User]) -> None:
    """Everything that waits for somebody: for a meeting, for a voice, for a second name."""
    area = SocialArea.objects.get(number=5)
    coming = CommissionMeeting.objects.filter(area=area, state=MeetingState.PLANNED).order_by("held_at").first()
    if coming is None:
        return
    following = coming.held_at + timedelta(days=7)
    actions.plan_series(by=people["felten"], area=area, held_at=following, room=coming.room, count=SERIES)
    _stand_in(people, area)
    _conflict(coming, by=people["orth"])
    _urgent_way(area, coming, people)
    _extension(area, coming, people)
    waiting = _consulted(area)
    for case, bring in zip(waiting, (_urgent_decision, _circulation), strict=False):
        bring(case, people)


def _stand_in(people: dict[str, User], area: SocialArea) -> None:
    """One colleague for each lead's seat has said yes."""
    for lead, seat, who in (("felten", Seat.ASD_LEAD, "vossen"), ("orth", Seat.WJH_LEAD, "neumann")):
        asked = actions.ask_substitute(by=people[lead], area=area, seat=seat, user=people[who])
        actions.answer_substitute(asked, by=people[who], accepts=True)


def _conflict(meeting: CommissionMeeting, *, by: User) -> None:
    """The lead of the WJH must not decide about the second item; her substitute takes the seat."""
    item = Submission.objects.for_page().filter(meeting=meeting).order_by("position")[1:2].get()
    actions.recuse(item.case, by=by, reason=CONFLICT)


def _urgent_way(area: SocialArea, meeting: CommissionMeeting, people: dict[str, User]) -> None:
    """A case at its beginning whose Vorlage comes onto the agenda by the urgent way two people have opened."""
    rows = Case.objects.select_related("area").filter(area=area, stage=Stage.INTAKE).order_by("-id")
    case = next((row for row in rows if _is_here(row)), None)
    if case is None:
        return
    by, second = _lead(case), people["felten"]
    day = timezone.localdate() + CATCH_UP
    bypass = cases.begin_bypass(case, by=by, second=second, reason=URGENT_WAY, catch_up_on=day)
    cases.confirm_bypass(bypass, by=second)
    actions.submit(_vorlage(case, people, minutes=300), by=by, meeting=meeting)


def _urgent_decision(case: Case, people: dict[str, User]) -> None:
    """The worker has asked; the second name is missing."""
    submission = _vorlage(case, people, minutes=360)
    actions.ask_for_urgent(submission, by=_lead(case), reason=CANNOT_WAIT)


def _circulation(case: Case, people: dict[str, User]) -> None:
    """A small matter: two have agreed, the third voice is missing."""
    submission, by = _vorlage(case, people, **SMALL), _lead(case)
    actions.circulate(submission, by=by, until=timezone.now() + timedelta(days=5))
    words = "Zwölf Wochen reichen, um den Morgen einzuüben."
    actions.give_voice(submission, by=by, vote=Vote.YES, reason="Die Familie hat den Umfang selbst vorgeschlagen.")
    actions.give_voice(submission, by=people["felten"], vote=Vote.YES, reason=words)


def _extension(area: SocialArea, meeting: CommissionMeeting, people: dict[str, User]) -> None:
    """A help that ends soon and goes well: its worker asks the coming meeting for three months more."""
    led = Case.objects.in_area(Area.SERVICE).filter(area=area, stage=Stage.HELP)
    running = HelpEpisode.objects.filter(case__in=led, help_kind__form=HelpForm.AMBULATORY, ended_on__isnull=True)
    rows = running.select_related("case__area", "help_kind").order_by("ends_on", "id")
    episode = next((row for row in rows if _is_here(row.case) and not missing_for_commission(row.case)), None)
    if episode is None:
        return
    by, begins = _lead(episode.case), episode.ends_on + timedelta(days=1)
    words: dict[str, Any] = {"minutes_per_week": episode.minutes_per_week, "reason": LONGER}
    draft = actions.ask_to_extend(episode, by=by, ends_on=begins + timedelta(days=LONGER_DAYS), **words)
    more: dict[str, Any] = {"begins": begins, "why_not_enough": LONGER}
    written = _written(
        draft, people, kind=episode.help_kind, minutes=episode.minutes_per_week, days=LONGER_DAYS, **more
    )
    actions.submit(written, by=by, meeting=meeting)


def _consulted(area: SocialArea) -> list[Case]:
    """Cases with a valid Falleinordnung that have no Vorlage yet, the newest first."""
    rows = Case.objects.in_area(Area.SERVICE).filter(area=area, stage=Stage.CONSULTATION, submissions__isnull=True)
    return [case for case in rows.select_related("area").order_by("-id") if _is_here(case)][:2]


def _vorlage(case: Case, people: dict[str, User], *, minutes: int, days: int = HALF_A_YEAR) -> Submission:
    """A Vorlage with both parts, ready for any way."""
    kind = HelpKind.objects.get(section="§ 31")
    draft = actions.draft_submission(case, by=_lead(case))
    return _written(draft, people, kind=kind, minutes=minutes, days=days)


def _written(
    draft: Submission, people: dict[str, User], *, kind: HelpKind, minutes: int | None, days: int, **more: Any
) -> Submission:
    """The worker's part and that of the WJH."""
    case = draft.case
    story = STORIES[case.pk % len(STORIES)]
    written = propose(draft, story, by=_lead(case), kind=kind, minutes=minutes, days=days, **more)
    return actions.price(
        written,
        by=people["neumann"],
        version=written.cost_version,
        rate_cents=69_80,
        competence="Stadt Mönchengladbach, örtlich und sachlich zuständig",
        cost_note="Kostenbeitrag entfällt bei ambulanter Hilfe.",
    )


def _is_here(case: Case) -> bool:
    """Whether the responsible worker is there today and sits for the case."""
    lead = lead_of(case)
    return lead is not None and not Absence.objects.today().filter(user=lead).exists()


def _lead(case: Case) -> User:
    lead = lead_of(case)
    assert lead is not None  # noqa: S101 (only cases somebody leads are chosen)
    return lead
