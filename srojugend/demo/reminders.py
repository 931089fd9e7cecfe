"""The demo's desks: Wiedervorlagen overdue, of today and later, what colleagues were told, and a calendar."""

from datetime import time, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from accounts.actions import notify, open_calendar
from accounts.models import User
from cases import actions
from cases.lifecycle import Stage
from cases.models import Case, Reminder
from cases.repeating import Repeat
from socialspace.actions.trainings import TrainingDetails, plan_training, register_for_training
from socialspace.models import Offer, TrainingKind
from srojugend.demo.moment import on

type People = dict[str, User]

# days from today, what is to be done, how often
WORK = (
    (-8, "Rückruf Familiengericht", Repeat.ONCE),
    (-2, "Unterlagen der Schule nachfragen", Repeat.ONCE),
    (0, "Absprache mit der Kita treffen", Repeat.ONCE),
    (0, "Einwilligung der Schule nachfordern", Repeat.ONCE),
    (1, "Großmutter anrufen: Wer holt freitags ab?", Repeat.WEEKLY),
    (4, "Rückmeldung Elterncafé erfragen", Repeat.ONCE),
    (12, "Zwischenbericht anfordern", Repeat.QUARTERLY),
)
TEAM = ("brandt", "aksoy", "vossen")


def load(people: People) -> None:
    """Put something on every desk; what is overdue was written down in time."""
    for name in TEAM:
        cases = list(Case.objects.visible_to(people[name]).open().led_by(people[name]).order_by("id")[: len(WORK)])
        for case, (days, text, repeat) in zip(cases, WORK, strict=False):
            _remind(people[name], days, text=text, case=case, repeat=repeat)
    _single(people)
    _tell(people)
    _today(people)
    for name in ("brandt", "dohmen"):
        open_calendar(by=people[name])


def _single(people: People) -> None:
    """Without a case: of the lead, of WJH, and of the practice advisor from the page of an offer."""
    _remind(people["felten"], 0, text="Dienstplan für den Jahreswechsel abstimmen")
    _remind(people["felten"], 5, text="Fallbelastung mit der Planung besprechen", repeat=Repeat.MONTHLY)
    _remind(people["neumann"], 1, text="Entgelte der neuen Vereinbarung prüfen")
    offer = Offer.objects.order_by("id").first()
    path = reverse("socialspace:offer", args=[offer.key]) if offer else ""
    _remind(people["dohmen"], 2, text="Freie Plätze erfragen", path=path, repeat=Repeat.MONTHLY)
    done = _remind(people["brandt"], 0, text="Raum für die Beratung gebucht?")
    actions.finish_reminder(done, by=people["brandt"])


def _today(people: People) -> None:
    """Something takes place: a consultation in which all of the team take part, and a training of the afternoon."""
    vossen, brandt = people["vossen"], people["brandt"]
    waiting = Case.objects.visible_to(vossen).filter(stage=Stage.CONSULTATION, consultations__isnull=True)
    case = waiting.led_by(vossen).order_by("id").first()
    if case is not None:
        actions.plan_consultation(
            case,
            by=vossen,
            held_on=timezone.localdate(),
            time=time(14),
            place="Raum 2.14",
            question="Wer kann am Nachmittag da sein?",
            moderator=brandt,
            participants=(people["neumann"], people["aksoy"]),
        )
    kind = TrainingKind.objects.order_by("position", "id").first()
    if kind is not None:
        today = timezone.localdate()
        details = TrainingDetails(
            kind=kind, starts_on=today, ends_on=today, minutes=180, place="Raum 2.14", trainer="", seats=16
        )
        training = plan_training(by=people["dohmen"], **details)
        register_for_training(training, by=people["dohmen"], people=[brandt, people["aksoy"], people["demir"]])


def _tell(people: People) -> None:
    """What the office would have told them lately, with file numbers alone."""
    brandt, felten = people["brandt"], people["felten"]
    numbers = Case.objects.visible_to(brandt).open().order_by("-id")[:3]
    for case in numbers:
        notify(brandt, text=f"{case.file_number}: jemand aus dem Team arbeitet mit", path=_file(case))
    for case in Case.objects.visible_to(felten).open().without_lead().order_by("id")[:1]:
        notify(felten, text=f"{case.file_number} hat noch niemanden", path=_file(case))


def _file(case: Case) -> str:
    return reverse("cases:file", args=[case.key])


def _remind(by: User, days: int, **what: Any) -> Reminder:
    due_on = timezone.localdate() + timedelta(days=days)
    with on(min(due_on, timezone.localdate())):
        return actions.remind(by=by, owner=by, due_on=due_on, **what)
