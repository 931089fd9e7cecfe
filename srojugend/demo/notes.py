"""Contact notes of the demo office: a dozen files, one of them long; work without a case; begun and entrusted ones."""

import uuid
from datetime import datetime, time, timedelta
from random import Random
from typing import Any, NamedTuple

from django.utils import timezone

from accounts.models import User
from cases import actions
from cases.lifecycle import Stage
from cases.models import Case, ContactKind, Note, Person, Responsibility, WorkType
from socialspace.models import SocialArea
from web import drafts

LONG = 240  # notes of the one long file
FILES = 12


class Told(NamedTuple):
    """What one note says."""

    kind: str
    minutes: int
    place: str
    observed: str
    assessment: str = ""


TOLD = (
    Told(
        ContactKind.HOME_VISIT,
        60,
        "zu Hause",
        "Das Kind öffnet die Tür und zeigt seine Schulmappe. Die Mutter: „Morgens schaffe ich es nicht allein.“ Die "
        "Küche ist aufgeräumt, Lebensmittel sind da. Die Nachbarin bringt die Kleine zweimal in der Woche in die Kita.",
        "Wille deutlich: ein ruhiger Morgen. Nachbarin als tragende Ressource ansprechen.",
    ),
    Told(ContactKind.CALL, 15, "", "Klassenlehrerin: Die Fehltage gehen zurück, zwei im letzten Monat."),
    Told(
        ContactKind.OFFICE,
        45,
        "Raum 2.14",
        "Beide Eltern sind da. Sie einigen sich auf Übergaben in der Kita. Der Vater: „Ich will, dass er nicht "
        "zwischen uns steht.“ Die Mutter nickt und schreibt mit.",
        "Beide sehen das Problem selbst.",
    ),
    Told(ContactKind.MESSAGE, 10, "", "Die Kita schreibt: Platz im Frühdienst ab dem nächsten Monat zugesagt."),
    Told(
        ContactKind.ELSEWHERE,
        30,
        "Spielplatz Geneicken",
        "Auf dem Weg getroffen. Das Kind erzählt von der Fußball-AG und nennt die Trainerin seine Freundin.",
    ),
    Told(ContactKind.OBSERVATION, 20, "Schulhof", "Das Kind steht in der Pause bei zwei anderen und lacht."),
    Told(ContactKind.CALL, 20, "", "Die Großmutter will zwei Nachmittage übernehmen, wenn jemand das Busticket klärt."),
)
WORK = (
    Told(
        ContactKind.ELSEWHERE,
        90,
        "Jugendtreff Mülfort",
        "Mit der neuen Leitung gesprochen: offener Mittwoch ab 14 Jahren, Platz für acht weitere. Sie kennt den Hof "
        "hinter der Schule als Treffpunkt.",
        "Passt für Jugendliche, die keine Gruppe mit Anmeldung wollen.",
    ),
    Told(ContactKind.OFFICE, 60, "Familienzentrum", "Elterncafé besucht, dreizehn Eltern, viele Fragen zum Kitaplatz."),
    Told(ContactKind.CALL, 15, "", "Der Sportverein sucht jemanden, der die Eltern auf Arabisch anspricht."),
)
ENTRUSTED = "Sie sagt mir im Vertrauen, dass sie seit dem Frühjahr in Behandlung ist. Die Familie weiß es nicht."


def load(people: dict[str, User]) -> None:
    """Write the notes once, as the colleagues who lead the cases; does nothing when there are some."""
    if Note.objects.exists():
        return
    chance = Random(65)  # noqa: S311  # the same office every time
    cases = sorted(_cases(), key=lambda case: _lead(case) != people["brandt"])  # her first one becomes the long file
    for number, case in enumerate(cases):
        _fill(case, _lead(case), chance, LONG if number == 0 else 3 + number % 5)
    _work_notes(people, chance)
    _begun(people["brandt"], cases)


def _cases() -> list[Case]:
    """Open cases somebody leads, the oldest first."""
    led = Responsibility.objects.leading().values("case")
    open_cases = Case.objects.filter(pk__in=led).exclude(stage=Stage.CLOSED)
    return list(open_cases.select_related("area", "child").order_by("opened_on", "file_number")[:FILES])


def _lead(case: Case) -> User:
    return Responsibility.objects.leading().select_related("user").get(case=case).user


def _fill(case: Case, by: User, chance: Random, number: int) -> None:
    persons = list(Person.objects.filter(family=case.family_id))
    days = 420 if number == LONG else 45
    for step in range(number):
        told = TOLD[step % len(TOLD)]
        back = 1 + days * step // number
        work = WorkType.CROSS if step % 11 == 10 else WorkType.SPECIFIC
        people = persons if told.kind == ContactKind.HOME_VISIT else persons[:1] if step % 2 else []
        note = actions.write_note(case, by=by, work_type=work, persons=people, **_content(told, back, chance))
        if step == 1:
            words: dict[str, Any] = {"reason": "Es waren drei Fehltage", "work_type": work}
            changed = _content(told, back, chance) | {"observed": told.observed.replace("zwei im", "drei im")}
            actions.correct_note(note, by=by, persons=people, **words, **changed)


def _work_notes(people: dict[str, User], chance: Random) -> None:
    area = SocialArea.objects.get(number=5)
    for number, told in enumerate(WORK):
        author = people[("brandt", "aksoy", "vossen")[number]]
        actions.write_work_note(area, by=author, **_content(told, 3 + 6 * number, chance))


def _begun(brandt: User, cases: list[Case]) -> None:
    """What only Jana Brandt sees: a note she has begun, and one that was entrusted to her."""
    own = [case for case in cases if _lead(case) == brandt]
    told = Told(ContactKind.OFFICE, 30, "Raum 2.14", ENTRUSTED)
    actions.write_entrusted_note(own[0], by=brandt, **_content(told, 6, Random(1)))  # noqa: S311
    typed = {"kind": ["call"], "happened_at": [f"{timezone.localtime():%Y-%m-%dT%H:%M}"], "work_type": ["specific"]}
    typed["observed"] = ["Die Mutter ruft an, sie will den Termin am Freitag verschieben, weil"]
    drafts.save(brandt.pk, "note", own[-1].key, fields=typed, writer=uuid.uuid4(), seen=0)


def _content(told: Told, days_back: int, chance: Random) -> dict[str, Any]:
    day = timezone.localdate() - timedelta(days=days_back)
    moment = datetime.combine(day, time(chance.randint(8, 17), chance.choice((0, 15, 30, 45))))
    return told._asdict() | {"happened_at": timezone.make_aware(moment)}
