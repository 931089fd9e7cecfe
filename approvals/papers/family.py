"""The sheet of a decision for the family: plain German, no cost, no names of those who decided, nothing of others."""

from django.conf import settings as office

from approvals import rules
from approvals.lifecycle import Outcome, Request, Way
from approvals.models import Decision, DecisionCondition, Ruling, Submission
from cases.models import LetterTemplate, LetterTemplateVersion
from hze.lifecycle import HelpForm
from web.german import day_long, hours

Bearer = DecisionCondition.Bearer
WHO = {Bearer.FAMILY: "Das tun Sie", Bearer.WORKER: "Das tun wir", Bearer.PROVIDER: "Das tut der Träger der Hilfe"}


def family_facts(decision: Decision, settled: Decision | Ruling) -> dict[str, object]:
    """What the sheet says, sentence by sentence."""
    tasks = [
        (
            label,
            [f"{row.what} (bis {day_long(row.until)})" for row in decision.conditions.all() if row.bearer == bearer],
        )
        for bearer, label in WHO.items()
    ]
    return {
        "settled_on": settled.ruled_on if isinstance(settled, Ruling) else settled.decided_on,
        "what": _what(decision, settled),
        "next": _next(decision, settled),
        "tasks": [(label, lines) for label, lines in tasks if lines],
        "remedy": _remedy() if rules.has_notice(decision.submission, settled.outcome) else [],
        "phone": office.OFFICE_PHONE,
        "address": office.OFFICE_ADDRESS,
    }


def _what(decision: Decision, settled: Decision | Ruling) -> list[str]:
    submission = decision.submission
    kind = submission.help_kind.name if submission.help_kind else "die Hilfe"
    if settled.outcome == Outcome.RETURNED:
        return ["Wir haben noch nicht entschieden.", "Uns fehlen noch Angaben.", "Das holen wir jetzt nach."]
    if settled.outcome == Outcome.REFUSED:
        return _refused(submission, kind)
    said = {
        Request.NEW: f"Sie bekommen diese Hilfe: {kind}.",
        Request.EXTEND: f"Diese Hilfe geht weiter: {kind}.",
        Request.CHANGE: f"Diese Hilfe ändert sich: {kind}.",
        Request.END: f"Diese Hilfe endet: {kind}.",
    }[Request(submission.request)]
    lines = ["Wir haben Ja gesagt.", said]
    if submission.request != Request.END:
        lines += [f"Sie beginnt am {day_long(submission.begins_on)}."] if submission.begins_on else []
        if submission.minutes_per_week:
            lines.append(f"Jede Woche gibt es {hours(submission.minutes_per_week)} Stunden Hilfe.")
    lines += [f"Sie endet am {day_long(submission.ends_on)}."] if submission.ends_on else []
    if submission.goal and submission.request != Request.END:
        lines.append(f"Das ist das Ziel: {submission.goal}")
    return lines


def _refused(submission: Submission, kind: str) -> list[str]:
    if submission.request == Request.END:
        return [f"Die Frage war: Endet diese Hilfe: {kind}?", "Wir haben Nein gesagt.", "Diese Hilfe geht weiter."]
    begun = ["Sie hat schon begonnen, weil es eilig war."] if submission.way == Way.URGENT else []
    stays = [] if submission.request == Request.NEW else ["Die Hilfe bleibt, wie sie ist."]
    about = f"Es ging um diese Hilfe: {kind}."
    return [about, *begun, "Wir haben Nein gesagt.", *stays, "Die Gründe stehen im Bescheid."]


def _next(decision: Decision, settled: Decision | Ruling) -> list[str]:
    submission = decision.submission
    if settled.outcome == Outcome.RETURNED and settled.rework_until is not None:
        until = day_long(settled.rework_until)
        return ["Wir sprechen noch einmal mit Ihnen.", f"Das tun wir bis {until}.", "Danach entscheiden wir neu."]
    if not rules.has_notice(submission, settled.outcome):
        return ["Wir sprechen mit Ihnen, wie es gut weitergeht."]
    letter = ["Sie bekommen einen Brief von uns.", "Er heißt Bescheid.", "Darin steht alles genau."]
    if settled.outcome == Outcome.REFUSED:
        return [*letter, "Wir sprechen mit Ihnen, was jetzt helfen kann."]
    if submission.request == Request.END:
        return [*letter, "Wir sprechen mit Ihnen zum Abschluss."]
    review = [f"Am {day_long(submission.review_on)} prüfen wir gemeinsam."] if submission.review_on else []
    if submission.request != Request.NEW or submission.help_kind is None:
        return [*letter, *review]
    if submission.help_kind.form == HelpForm.AMBULATORY:
        search = ["Wir fragen jetzt Träger.", "Ein Träger ist eine Firma oder ein Verein, der die Hilfe macht."]
        return [*letter, *search, "Sie wählen mit aus, wer zu Ihnen kommt.", *review]
    place = ["Wir suchen jetzt einen Ort für Ihr Kind.", "Sie und Ihr Kind dürfen ihn vorher ansehen."]
    return [*letter, *place, "Sie wählen mit aus.", "Dann machen wir einen Hilfeplan.", *review]


def _remedy() -> list[str]:
    """What one can do about it, in plain words; the office keeps them among its templates."""
    words = LetterTemplateVersion.objects.for_kind(LetterTemplate.Kind.LEGAL_REMEDY_PLAIN).first()
    text = words.body if words else "Das steht im Bescheid.\nWir erklären es Ihnen gern."
    return [line.strip() for line in text.splitlines() if line.strip()]
