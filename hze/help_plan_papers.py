"""The papers of the Hilfeplan: for everybody who took part, reduced for the court, and the sheet to prepare the talk.

All is put together from the plan, its talk and its goals alone: no note, nothing entrusted (§ 65), no consultation, no
observation of patterns.
"""

import hashlib
import json
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.utils import timezone

from accounts.models import User
from hze.lifecycle import HelpForm
from hze.models import HelpEpisode, HelpPlan, PlanGoal, PlanTalk
from web.german import hours
from web.pdf import render_pdf
from web.uploads.names import ascii_name

PARTS = ("goals__action_goal", "talk__guests__person")  # beside its own fields, what a version says
WORDS = (
    *("child_words", "child_heard", "child_not_heard", "parents_words", "review_result", "need", "services"),
    *("must_reach", "contact_rules", "if_fails", "siblings", "wish", "advice_language", "advice_interpreter"),
    "advice_how",
)


def content_of(plan: HelpPlan) -> dict[str, Any]:
    """Everything the papers of a version say, as it is kept with its hash; needs a plan with its help.

    Days are written as 2026-11-28.
    """
    prefetch_related_objects([plan], *PARTS)
    talk, help_ = plan.talk, plan.episode
    guests = talk.guests.all()
    minutes = help_.scope_on(plan.talk_on)
    return {
        "number": plan.number,
        "child": help_.case.child.full_name,
        "born": _day(help_.case.child.birth_date),
        "file_number": help_.case.file_number,
        "team": help_.case.area.team_name,
        "kind": str(help_.help_kind),
        "scope": f"{hours(minutes)} Fachleistungsstunden je Woche" if minutes else "",
        "provider": help_.provider.name if help_.provider else "",
        "begins_on": _day(help_.begins_on),
        "ends_on": _day(help_.last_day),
        "talk_on": _day(plan.talk_on),
        "place": talk.place,
        "came": [[guest.who, guest.function] for guest in guests if guest.came],
        "missed": [[guest.who, guest.function] for guest in guests if not guest.came],
        **{name: getattr(plan, name) for name in WORDS},
        "wish_pointed_out_on": _day(plan.wish_pointed_out_on),
        "review_on": _day(plan.review_on),
        "contacts": contacts_of(help_),
        "goals": _goals(plan),
        "perspective": _perspective(help_),
        "reviews": _reviews(plan),
        "writer": str(plan.finished_by or plan.written_by),
    }


def contacts_of(help_: HelpEpisode) -> list[str]:
    """The contacts agreed for a help outside the family, a line each."""
    rows = help_.contact_rules.filter(ends_on__isnull=True)
    return [", ".join(filter(None, (f"{row}: {row.how_often}", row.place, row.get_company_display()))) for row in rows]


def shown(plan: HelpPlan) -> dict[str, Any]:
    """What a version says on its page: of a final one what was kept, of a draft how it stands now."""
    found: dict[str, Any] = _with_days(plan.content or content_of(plan))
    return found


def digest(content: dict[str, Any]) -> str:
    """The hash of a content, the same for the same words."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def plan_pdf(content: dict[str, Any], *, created: datetime, is_draft: bool) -> bytes:
    """The Hilfeplan for everybody who took part, as PDF/UA."""
    context = {"plan": _with_days(content), "is_draft": is_draft, "today": timezone.localdate(created)}
    return render_pdf("hze/print/help_plan.html", context, created=created)


def court_pdf(content: dict[str, Any], *, created: datetime, is_draft: bool) -> bytes:
    """What goes to the family court: the need, the agreed help with services, results of reviews (§ 50 Abs. 2)."""
    names = ("number", "child", "born", "file_number", "team", "kind", "scope", "begins_on", "ends_on", "talk_on")
    reduced = {name: content[name] for name in (*names, "need", "services", "reviews", "writer")}
    context = {"plan": _with_days(reduced), "is_draft": is_draft, "today": timezone.localdate(created)}
    return render_pdf("hze/print/court_plan.html", context, created=created)


def talk_sheet_pdf(talk: PlanTalk, *, by: User) -> bytes:
    """A sheet in plain language to prepare the talk, for child and parents; needs a talk from `for_page`."""
    context = {"talk": talk, "help": talk.episode, "by": by, "phone": settings.OFFICE_PHONE}
    return render_pdf("hze/print/talk_sheet.html", context, created=timezone.now())


def paper_name(plan: HelpPlan, *, for_court: bool = False, is_draft: bool = False) -> str:
    """The name of the file: file number, version, day; never a person."""
    kind = "Hilfeplan_Gericht" if for_court else "Hilfeplan"
    state = "" if plan.is_final and not is_draft else "_Entwurf"
    return ascii_name(f"{plan.episode.case.file_number}_{kind}_v{plan.number}_{plan.talk_on}{state}", "pdf")


def _goals(plan: HelpPlan) -> list[dict[str, Any]]:
    rows = plan.goals.all()
    said = [
        {
            "side": label,
            "goals": [
                {"text": row.text, "stands": row.stands, "shown_by": row.shown_by} for row in rows if row.side == side
            ],
        }
        for side, label in PlanGoal.Side.choices
    ]
    return [group for group in said if group["goals"]]


def _perspective(help_: HelpEpisode) -> dict[str, str] | None:
    if help_.help_kind.form != HelpForm.RESIDENTIAL:
        return None
    row = next(iter(help_.perspectives.all()), None)  # the newest comes first
    if row is None:
        return None
    return {
        "outlook": row.get_outlook_display(),
        "reason": row.reason,
        "clarified_on": _day(row.clarified_on),
        "justifiable_until": _day(row.justifiable_until),
    }


def _reviews(plan: HelpPlan) -> list[dict[str, str]]:
    """What each review up to this version has found, the oldest first."""
    if plan.number == 1:
        return []
    before = HelpPlan.objects.final().filter(episode=plan.episode, number__lt=plan.number).exclude(review_result="")
    rows = [*before.order_by("number"), *([plan] if plan.review_result else [])]
    return [{"on": _day(row.talk_on), "result": row.review_result} for row in rows]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _with_days(content: Any) -> Any:
    """The content with its days as days again, to be written in German."""
    if isinstance(content, list):
        return [_with_days(each) for each in content]
    if not isinstance(content, dict):
        return content
    return {
        name: date.fromisoformat(value)
        if value and (name.endswith(("_on", "_until")) or name in {"on", "born"})
        else (_with_days(value))
        for name, value in content.items()
    }
