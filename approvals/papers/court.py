"""The sheet of a decision for a court: facts, options weighed, who said what, what would change it.

It is put together from the frozen Vorlage and the decision alone: no contact note, nothing entrusted, no observation of
patterns, no cost; and nobody by name but the family and the three seats (domain.md §4.4).
"""

from collections.abc import Callable

from approvals.lifecycle import Outcome, Vote
from approvals.models import Decision, Ruling, Submission, Voice
from approvals.papers.facts import Part, lines_of, parts_of, voices_of
from cases.models import Custody, Person
from cases.others import without_others

FACTS = ("occasion", "child", "family", "goals", "classification", "resources", "consultation", "questions")
OPTIONS = ("alternatives", "proposal", "providers")
AGAINST = {
    Outcome.APPROVED: {Vote.NO, Vote.POSTPONE},
    Outcome.CHANGED: {Vote.NO, Vote.POSTPONE},
    Outcome.REFUSED: {Vote.YES, Vote.CONDITION, Vote.POSTPONE},
    Outcome.RETURNED: {Vote.NO},
}


def court_facts(decision: Decision, settled: Decision | Ruling) -> dict[str, object]:
    """What the sheet shows beside the decision, every text without the names of others."""
    submission = decision.submission
    voices = [row.voice for row in voices_of(decision).seats]
    hide = without_others(submission.case, keep=_names(submission, voices))
    content = submission.content or {"parts": []}
    against = [voice for voice in voices if voice.vote in AGAINST[Outcome(settled.outcome)]]
    return {
        "facts": [_hidden(part, hide) for part in parts_of(content, *FACTS)],
        "options": [_hidden(part, hide) for part in parts_of(content, *OPTIONS)],
        "said": [(voice, hide(voice.reason)) for voice in voices],
        "dissent": [hide(line) for line in lines_of(parts_of(content, "consultation")) if "Abweichende" in line],
        "against": [(voice, hide(voice.reason)) for voice in against],
        "text": hide(settled.text),
        "would_change": hide(decision.would_change),
        "tasks": [(row.get_bearer_display(), hide(row.what), row.until) for row in decision.conditions.all()],
        "born_on": submission.case.child.birth_date,
    }


def _names(submission: Submission, voices: list[Voice]) -> list[str]:
    """Whom the sheet may name: the family, a guardian, and who sat on the three seats."""
    family = submission.case.family_id
    persons = Person.objects.filter(family=family)
    guardians = Custody.objects.filter(child__family=family).values_list("holder_name", flat=True)
    seated = [user for voice in voices for user in (voice.user, voice.stands_for) if user is not None]
    return [
        *(name for person in persons for name in (person.first_name, person.last_name, person.other_names)),
        *guardians,
        *(user.get_full_name() for user in seated),
    ]


def _hidden(part: Part, hide: Callable[[str], str]) -> Part:
    return part | {"quotes": [hide(line) for line in part["quotes"]], "lines": [hide(line) for line in part["lines"]]}
