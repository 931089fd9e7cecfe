"""The Hilfeplan of a help: the version that holds, its papers, finishing and signing; ASD eyes (§ 36 SGB VIII)."""

from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from audit.actions import record_read
from audit.models import Read
from cases.rules import demand
from hze import actions, rules
from hze.forms.help_plan import PlanSignatureForm
from hze.help_plan_papers import content_of, court_pdf, paper_name, plan_pdf, shown
from hze.lifecycle import HelpForm
from hze.models import HelpEpisode, HelpPlan, Perspective, PlanTalk
from hze.views import asking
from hze.views.asking import Question
from hze.views.page import fetch_help, help_page
from web import drafts
from web.forms import Form
from web.http import at_once, drawn_paper, post_once, seen_version, stored_file
from web.models import StoredFile

TAB = "help_plan"
SIGNED = ("signatures__person", "signatures__recorded_by")
DRAFT = "help_plan"  # the name under which is kept what somebody types


def fetch_for_asd(request: StaffRequest, key: UUID) -> HelpEpisode:
    """The help for whoever may read its plan; for WJH there is nothing here."""
    help_ = fetch_help(request, key)
    if not rules.may_read_help_plan(request.user):
        raise Http404
    return help_


def fetch_plan(help_: HelpEpisode, key: UUID) -> HelpPlan:
    """A version of this help, with the help itself."""
    plan: HelpPlan = get_object_or_404(help_.plans.for_page(), key=key)
    plan.episode = help_
    return plan


def fetch_to_write(request: StaffRequest, key: UUID) -> HelpEpisode:
    """The help for whoever works on its case; who only reads is refused."""
    help_ = fetch_for_asd(request, key)
    demand(rules.may_plan_help(request.user, help_))
    return help_


@require_safe
def help_plan(request: StaffRequest, key: UUID) -> HttpResponse:
    """The version that is being written, else the last final one; for WJH the days and the agreed services."""
    help_ = fetch_help(request, key)
    if not rules.may_read_help_plan(request.user):
        final = help_.plans.final().select_related("talk").first()
        return help_page(request, help_, "hze/help_plan_days.html", {"plan": final}, tab=TAB)
    return _page(request, help_, help_.plans.for_page().first())


@require_safe
def version(request: StaffRequest, key: UUID, plan: UUID) -> HttpResponse:
    """One version, also an old one."""
    help_ = fetch_for_asd(request, key)
    return _page(request, help_, fetch_plan(help_, plan))


@require_safe
def finish_form(request: StaffRequest, key: UUID, plan: UUID) -> HttpResponse:
    """What finishing means, before it is done."""
    return asking.show(request, _finish(request, key, plan))


@post_once
def finish(request: StaffRequest, key: UUID, plan: UUID) -> HttpResponse:
    return asking.save(request, _finish(request, key, plan))


@require_safe
def sign_form(request: StaffRequest, key: UUID, plan: UUID) -> HttpResponse:
    """The form for a signature or its refusal."""
    return asking.show(request, _sign(request, key, plan))


@post_once
def sign(request: StaffRequest, key: UUID, plan: UUID) -> HttpResponse:
    return asking.save(request, _sign(request, key, plan))


@require_safe
def paper(request: StaffRequest, key: UUID, plan: UUID) -> HttpResponse:
    """The plan for everybody who took part: of a draft as it stands, of a final one the bytes that were kept."""
    help_ = fetch_for_asd(request, key)
    found = fetch_plan(help_, plan)
    record_read(help_.case.key, by=request.user, page="help_plan_print", kind=Read.Kind.PRINT)
    if found.paper_id is not None:
        return stored_file(StoredFile.objects.get(pk=found.paper_id))
    draw = partial(plan_pdf, content_of(found), created=timezone.now(), is_draft=True)
    return drawn_paper(request, draw, name=paper_name(found), back=actions.help_plan_path(help_))


@require_safe
def court_paper(request: StaffRequest, key: UUID, plan: UUID) -> HttpResponse:
    """The reduced plan for the court: a look at it as 'Entwurf', or the bytes that were kept."""
    help_ = fetch_for_asd(request, key)
    found = fetch_plan(help_, plan)
    record_read(help_.case.key, by=request.user, page="help_plan_court", kind=Read.Kind.PRINT)
    if found.court_paper_id is not None:
        return stored_file(StoredFile.objects.get(pk=found.court_paper_id))
    draw = partial(court_pdf, found.content or content_of(found), created=timezone.now(), is_draft=True)
    name = paper_name(found, for_court=True, is_draft=True)
    return drawn_paper(request, draw, name=name, back=actions.help_plan_path(help_))


@post_once
def keep_court_paper(request: StaffRequest, key: UUID, plan: UUID) -> HttpResponse:
    help_ = fetch_to_write(request, key)
    act = partial(actions.keep_court_paper, fetch_plan(help_, plan), by=request.user)
    return at_once(request, act, done="Die Fassung für das Gericht ist abgelegt.", back=actions.help_plan_path(help_))


def _page(request: StaffRequest, help_: HelpEpisode, plan: HelpPlan | None) -> HttpResponse:
    """A version with its state and what it lacks, the next talk, the perspective, all versions."""
    if help_.help_kind.form == HelpForm.RESIDENTIAL:
        prefetch_related_objects([help_], Prefetch("perspectives", Perspective.objects.newest_first()))
    if plan is not None:
        plan.episode = help_
        prefetch_related_objects([plan] if plan.is_final else [], *SIGNED)
    talk = PlanTalk.objects.planned().filter(episode=help_).first()
    may_write = rules.may_plan_help(request.user, help_)
    versions = help_.plans.select_related("talk")
    is_draft = plan is not None and not plan.is_final
    context: dict[str, object] = {
        "plan": plan,
        "shown": shown(plan) if plan else None,
        "versions": versions,
        "has_draft": any(not row.is_final for row in versions),
        "has_typed": bool(plan and is_draft and may_write and _has_typed(request, plan)),
        "missing": rules.missing_parts(plan) if plan and is_draft else [],
        "talk": talk,
        "perspectives": help_.perspectives.all(),
        "lacks_consultation": talk is not None and rules.lacks_consultation(help_),
        "may_write": may_write,
        "may_plan": may_write and not help_.is_over,
        "today": timezone.localdate(),
    }
    return help_page(request, help_, "hze/help_plan.html", context, tab=TAB)


def _has_typed(request: StaffRequest, plan: HelpPlan) -> bool:
    """Whether this colleague has typed something that is kept and not saved yet."""
    return drafts.find(request.user.pk, DRAFT, plan.key) is not None


def _finish(request: StaffRequest, key: UUID, plan: UUID) -> Question:
    help_ = fetch_to_write(request, key)
    found = fetch_plan(help_, plan)
    seen = seen_version(request) or found.version

    def finish_it(_cleaned: dict[str, Any]) -> None:
        if _has_typed(request, found):
            raise ValidationError(
                "Speichern Sie zuerst, was Sie geschrieben haben. Es stünde sonst nicht im Hilfeplan."
            )
        actions.finish_help_plan(found, by=request.user, version=seen)

    return Question(
        help=help_,
        tab=TAB,
        heading=f"Hilfeplan, Fassung {found.number} abschließen",
        words="Danach wird nichts mehr geändert. Das PDF wird abgelegt, die Überprüfung kommt in die Wiedervorlage.",
        button="Hilfeplan abschließen",
        url=reverse("hze:help_plan_finish", args=[key, plan]),
        back=actions.help_plan_path(help_),
        form=Form,
        act=finish_it,
        done="Der Hilfeplan ist abgeschlossen.",
    )


def _sign(request: StaffRequest, key: UUID, plan: UUID) -> Question:
    help_ = fetch_to_write(request, key)
    found = fetch_plan(help_, plan)
    return Question(
        help=help_,
        tab=TAB,
        heading="Unterschrift oder Ablehnung festhalten",
        words=f"Wer hat den Hilfeplan, Fassung {found.number}, unterschrieben, oder warum nicht?",
        button="Festhalten",
        url=reverse("hze:help_plan_sign", args=[key, plan]),
        back=reverse("hze:help_plan_version", args=[key, plan]),
        form=partial(PlanSignatureForm, case=help_.case),
        act=lambda cleaned: actions.sign_help_plan(found, by=request.user, **cleaned),
        done="Die Antwort ist festgehalten.",
    )
