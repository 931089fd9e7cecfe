"""Sentences of the commission: what is proposed, as a decision would say it, and what follows from an outcome."""

from approvals import rules
from approvals.lifecycle import Outcome, Request, Way
from approvals.models import Submission
from hze.lifecycle import HelpForm
from web.german import day_num, hours

VERBS = {
    Request.NEW: "wird bewilligt",
    Request.EXTEND: "wird verlängert",
    Request.CHANGE: "wird im neuen Rahmen bewilligt",
}
QUESTIONS = {
    Request.NEW: "Wird die Hilfe bewilligt?",
    Request.EXTEND: "Wird die Hilfe verlängert?",
    Request.CHANGE: "Wird die Hilfe geändert?",
    Request.END: "Wird die Hilfe beendet?",
}
NOTICE = "die WJH erhält den Bescheid als Entwurf"


def suggested_text(submission: Submission) -> str:
    """The text of a decision that grants exactly what is proposed; the chair words it as the commission decides."""
    if submission.request == Request.END:
        return f"Die Hilfe endet am {day_num(submission.ends_on)}." if submission.ends_on else ""
    if submission.help_kind is None:
        return ""
    scope = f" mit {hours(submission.minutes_per_week)} FLS je Woche" if submission.minutes_per_week else ""
    span = _span(submission)
    return f"{submission.help_kind}{scope}{span} {VERBS[Request(submission.request)]}."


def question_of(submission: Submission) -> str:
    """What the commission is asked."""
    if submission.way == Way.URGENT:
        return "Wird die Eilentscheidung bestätigt?"
    return QUESTIONS[Request(submission.request)]


def what_follows(submission: Submission, outcome: str) -> str:
    """What an outcome opens by itself."""
    is_new, is_urgent = submission.request == Request.NEW, submission.way == Way.URGENT
    if outcome in rules.GRANTED:
        return f"{_granted(submission)}; {NOTICE}."
    if outcome == Outcome.RETURNED:
        return "Die Fachkraft arbeitet nach; Aufgabe und Wiedervorlage zum Datum."
    if outcome == Outcome.ESCALATED:
        return "Die Abteilungsleitung entscheidet; beide Teamleitungen werden benachrichtigt."
    if is_urgent:
        return f"Die Fachkraft beendet die Hilfe oder legt sie neu vor; {NOTICE}."
    if submission.request == Request.END:
        return "Die Hilfe läuft weiter wie bisher."
    return f"Der Fall geht zurück ins Team; {NOTICE}." if is_new else f"Die Hilfe bleibt, wie sie ist; {NOTICE}."


def _granted(submission: Submission) -> str:
    if submission.way == Way.URGENT:
        return "Die Hilfe läuft weiter"
    match submission.request:
        case Request.EXTEND:
            return "Die Hilfe läuft länger"
        case Request.CHANGE:
            return "Die Hilfe läuft im neuen Rahmen"
        case Request.END:
            return "Die Hilfe endet"
    if submission.help_kind and submission.help_kind.form == HelpForm.RESIDENTIAL:
        return "Stationäre Hilfe mit ihren Prüfpunkten"
    count = len(submission.candidates.all())
    return f"Wettbewerb ambulant, {count} Träger" if count else "Wettbewerb ambulant"


def _span(submission: Submission) -> str:
    first = f" ab {day_num(submission.begins_on)}" if submission.begins_on else ""
    return f"{first} bis {day_num(submission.ends_on)}" if submission.ends_on else first
