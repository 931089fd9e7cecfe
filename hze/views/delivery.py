"""The area 'Stunden und Berichte' of an ambulatory help: its sheet, its start, and the people of the provider."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import Department
from cases.models import ActionGoal
from cases.rules import demand
from hze import actions, rules
from hze.delivery import sheet_of
from hze.forms.delivery import EndWorkerForm, StartForm, WorkerForm
from hze.lifecycle import HelpForm
from hze.models import HelpEpisode, HelpWorker
from hze.views import asking
from hze.views.asking import Question
from hze.views.page import fetch_help, help_page
from web.http import post_once

TAB = "delivery"


def fetch_ambulatory(request: StaffRequest, key: UUID) -> HelpEpisode:
    """The help if it is an ambulatory one this colleague may know of; else 404."""
    help_ = fetch_help(request, key)
    if help_.help_kind.form != HelpForm.AMBULATORY:
        raise Http404
    return help_


def fetch_kept(request: StaffRequest, key: UUID) -> HelpEpisode:
    """The help for whoever keeps what its provider delivers; 403 for who only sees it."""
    help_ = fetch_ambulatory(request, key)
    demand(rules.may_keep_delivery(request.user, help_))
    return help_


def page_of(help_: HelpEpisode) -> str:
    return reverse("hze:delivery", args=[help_.key])


@require_safe
def delivery(request: StaffRequest, key: UUID) -> HttpResponse:
    """Hours approved and delivered month by month, the people, reports, and whom the link went to."""
    help_, today = fetch_ambulatory(request, key), timezone.localdate()
    reads_texts = request.user.department == Department.ASD
    goals = ActionGoal.objects.visible_to(request.user).filter(direction__case=help_.case) if reads_texts else []
    link = help_.links.select_related("contact", "sent_by", "mail").first()
    context = {
        "sheet": sheet_of(help_, today),
        "workers": help_.workers.all(),
        "reports": help_.reports.select_related("typed_by", "link"),
        "goals": goals,
        "link": link,
        "is_link_open": link is not None and link.is_open_on(today) and link.provider_id == help_.provider_id,
        "may_keep": rules.may_keep_delivery(request.user, help_),
        "may_change": not help_.is_over and rules.may_change_help(request.user, help_),
    }
    return help_page(request, help_, "hze/delivery.html", context, tab=TAB)


@require_safe
def start_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """The form for the actual start."""
    return asking.show(request, _start(request, fetch_kept(request, key)))


@post_once
def record_start(request: StaffRequest, key: UUID) -> HttpResponse:
    return asking.save(request, _start(request, fetch_kept(request, key)))


@require_safe
def worker_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """The form for somebody of the provider."""
    return asking.show(request, _worker(request, fetch_kept(request, key)))


@post_once
def add_worker(request: StaffRequest, key: UUID) -> HttpResponse:
    return asking.save(request, _worker(request, fetch_kept(request, key)))


@require_safe
def worker_end_form(request: StaffRequest, key: UUID, worker: UUID) -> HttpResponse:
    """The form for the last day of somebody of the provider."""
    return asking.show(request, _end_worker(request, fetch_kept(request, key), worker))


@post_once
def end_worker(request: StaffRequest, key: UUID, worker: UUID) -> HttpResponse:
    return asking.save(request, _end_worker(request, fetch_kept(request, key), worker))


def _start(request: StaffRequest, help_: HelpEpisode) -> Question:
    def form(*args: Any) -> StartForm:
        return StartForm(*args, initial={"started_on": help_.started_on or timezone.localdate()})

    return Question(
        help=help_,
        tab=TAB,
        heading="Tatsächlichen Beginn eintragen",
        words="An diesem Tag hat der Träger wirklich begonnen. Ab da werden Monatsnachweise und Berichte erwartet.",
        button="Beginn eintragen",
        url=reverse("hze:record_start", args=[help_.key]),
        back=page_of(help_),
        form=form,
        act=lambda cleaned: actions.record_start(help_, by=request.user, **cleaned),
        done="Der Beginn ist eingetragen.",
    )


def _worker(request: StaffRequest, help_: HelpEpisode) -> Question:
    def form(*args: Any) -> WorkerForm:
        return WorkerForm(*args, initial={"begins_on": help_.started_on or help_.begins_on})

    return Question(
        help=help_,
        tab=TAB,
        heading="Fachkraft des Trägers eintragen",
        words="Wer arbeitet mit der Familie? Eine Vertretung steht mit ihrem Zeitraum daneben.",
        button="Fachkraft eintragen",
        url=reverse("hze:add_worker", args=[help_.key]),
        back=page_of(help_),
        form=form,
        act=lambda cleaned: actions.add_worker(help_, by=request.user, **cleaned),
        done="Die Fachkraft ist eingetragen.",
    )


def _end_worker(request: StaffRequest, help_: HelpEpisode, key: UUID) -> Question:
    worker = get_object_or_404(HelpWorker, episode=help_, key=key)
    return Question(
        help=help_,
        tab=TAB,
        heading="Letzten Tag eintragen",
        words="Bis wann arbeitet diese Person in der Hilfe?",
        about=str(worker),
        button="Letzten Tag eintragen",
        url=reverse("hze:end_worker", args=[help_.key, worker.key]),
        back=page_of(help_),
        form=EndWorkerForm,
        act=lambda cleaned: actions.end_worker(worker, by=request.user, **cleaned),
        done="Der letzte Tag ist eingetragen.",
    )
