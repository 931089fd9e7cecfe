"""What the two writers of a Vorlage add: the proposal, the providers in question, the cost."""

from django.utils import timezone

from approvals.assembly.part import Part, part
from approvals.lifecycle import Request
from approvals.models import Submission
from approvals.rules import cost_cents
from hze.lifecycle import HelpForm
from hze.models import HelpEpisode
from web.german import day_num, euro, hours


def proposal(submission: Submission) -> Part:
    """What is asked for: kind, scope, place, time, goals by stage, when it may end, when it is looked at again."""
    lines = [] if submission.request == Request.NEW else [_about(submission)]
    is_end = submission.request == Request.END
    if submission.help_kind and not is_end:
        lines.append(f"{submission.help_kind}{_scope(submission.minutes_per_week)}")
    lines += _said("Ort", submission.place)
    if submission.begins_on and submission.ends_on:
        days = (submission.ends_on - submission.begins_on).days + 1
        weeks = f"{days} Tage" if days < 14 else f"{round(days / 7)} Wochen"
        lines.append(f"{day_num(submission.begins_on)} bis {day_num(submission.ends_on)} ({weeks})")
    elif submission.ends_on:
        lines.append(f"Letzter Tag: {day_num(submission.ends_on)}")
    if submission.frame_minutes_per_week:
        lines.append(f"Rahmen: bis {hours(submission.frame_minutes_per_week)} FLS je Woche")
    lines += _corridor(submission)
    lines += _said("Grund der Beendigung", str(submission.end_code or ""))
    lines += _said("Warum" if is_end else "Ziel", submission.goal)
    lines += [f"Etappe {row.number}, bis {day_num(row.until)}: {row.goal}" for row in submission.stages.all()]
    lines += _said("Ende, wenn", submission.exit_criterion)
    lines += [f"Überprüfung am {day_num(submission.review_on)}"] if submission.review_on else []
    lines += _said("Perspektive und Rückkehr", submission.perspective)
    lines += _said("Entfernung, Schule, Geschwister, Kontakt", submission.place_note)
    return part("proposal", "Vorschlag", lines or ["noch kein Vorschlag"])


def _corridor(submission: Submission) -> list[str]:
    """What a residential help may become without a new Vorlage; nothing where it was not asked for."""
    allowed = submission.corridor
    lines = _said("Erlaubte Plätze", ", ".join(map(str, allowed.place_kinds)))
    lines += _said("Bausteine", ", ".join(map(str, allowed.modules)))
    return lines + ([f"Kostenrahmen: bis {euro(allowed.monthly_cents)} im Monat"] if allowed.monthly_cents else [])


def providers(submission: Submission) -> Part:
    """Who could do it, and what the family wishes (§ 5)."""
    names = [row.name for row in submission.candidates.all()]
    nobody = "nicht nötig: die Hilfe endet" if submission.request == Request.END else "Träger noch nicht benannt"
    lines = [f"In Frage kommen: {', '.join(names)}"] if names else [nobody]
    return part("providers", "Träger und Wahl der Familie", lines + _said("Wunsch der Familie", submission.family_wish))


def cost(submission: Submission) -> Part:
    """What it costs and how that is reckoned; shown, never a reason to refuse (domain.md §5)."""
    total = cost_cents(submission)
    unknown = "keine: die Hilfe endet" if submission.request == Request.END else "noch nicht geschätzt"
    lines = [f"Voraussichtlich {euro(total)}"] if total is not None else [unknown]
    lines += _reckoning(submission)
    if submission.extra_cents:
        lines.append(f"Einmalige Nebenkosten: {euro(submission.extra_cents)}")
    if submission.contribution_cents is not None:
        lines.append(f"Kostenbeitrag: {euro(submission.contribution_cents)} je Monat")
    lines += _said("Zuständigkeit", submission.competence)
    lines += _said("Erstattung und Hinweise", submission.cost_note)
    return part("cost", "Kosten (WJH)", lines)


def questions(submission: Submission) -> Part:
    return part("questions", "Offene Fragen", [submission.open_questions or "keine"])


def _about(submission: Submission) -> str:
    return f"{submission.get_request_display()}: {_help(submission.episode)}"


def _help(episode: HelpEpisode | None) -> str:
    if episode is None:
        return "laufende Hilfe"
    scope = _scope(episode.scope_on(timezone.localdate()))
    return f"{episode.help_kind}{scope}, seit {day_num(episode.begins_on)}, befristet bis {day_num(episode.last_day)}"


def _scope(minutes: int | None) -> str:
    return f", {hours(minutes)} FLS je Woche" if minutes else ""


def _reckoning(submission: Submission) -> list[str]:
    rate, kind = submission.rate_cents, submission.help_kind
    if rate is None or kind is None or submission.begins_on is None or submission.ends_on is None:
        return []
    days = (submission.ends_on - submission.begins_on).days + 1
    if kind.form == HelpForm.RESIDENTIAL:
        return [f"{euro(rate)} je Tag × {days} Tage"]
    weeks = f"{days // 7} Wochen" + (f" und {days % 7} Tage" if days % 7 else "")
    return [f"{euro(rate)} je Stunde × {hours(submission.minutes_per_week or 0)} Stunden je Woche × {weeks}"]


def _said(label: str, text: str) -> list[str]:
    return [f"{label}: {text}"] if text else []
