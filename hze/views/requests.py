"""The competition about one help: what providers are told, who is asked, and the requests that go out."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases.rules import demand
from hze import actions, rules
from hze.competition import competition_of
from hze.fit import providers_by_fit
from hze.forms.requests import LinkForm, ProvidersForm, SendForm, SheetForm, sheet_words
from hze.lifecycle import HelpForm, RequestState
from hze.models import HelpEpisode, ProviderRequest, RequestSheet
from hze.views import asking
from hze.views.page import fetch_help, help_page
from web.forms import Form
from web.http import answer_form, at_once, post_once, redirect_page, seen_version

TAB = "competition"


def competition_path(help_: HelpEpisode) -> str:
    return reverse("hze:competition", args=[help_.key])


@require_safe
def competition(request: StaffRequest, key: UUID) -> HttpResponse:
    """Where the competition stands: sheet, providers, offers beside each other, choice, award."""
    help_ = fetch_ambulatory(request, key)
    sheet = _sheet(help_)
    known = competition_of(help_)
    found = rules.gives_away(help_.case, rules.texts_of(sheet)) if known.ready else {}
    context = {
        "competition": known,
        "sheet_text": rules.request_text(help_.case, help_, sheet),
        "has_need": bool(sheet.need),
        "gives_away": found,
        "may": not help_.is_over and rules.may_send_requests(request.user, help_),
        "may_change": not help_.is_over and rules.may_change_help(request.user, help_),
    }
    return help_page(request, help_, "hze/competition.html", context, tab=TAB)


@require_safe
def sheet_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """The sheet all providers read, with the texts as they may read them."""
    help_ = fetch_ambulatory(request, key)
    demand(rules.may_send_requests(request.user, help_))
    sheet = _sheet(help_)
    told = rules.without_names(help_.case, rules.texts_of(sheet))
    return _sheet_page(request, help_, SheetForm.of(sheet, told), sheet.version)


@post_once
def save_sheet(request: StaffRequest, key: UUID) -> HttpResponse:
    help_ = fetch_ambulatory(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        actions.word_sheet(help_, by=request.user, version=seen_version(request), **sheet_words(cleaned))
        return actions.requests_path(help_)

    def again(form: SheetForm) -> HttpResponse:
        seen = _sheet(help_).version if form.has_error("__all__", "stale") else seen_version(request)
        return _sheet_page(request, help_, form, seen, status=422)

    demand(rules.may_send_requests(request.user, help_))
    return answer_form(request, SheetForm(request.POST), act, again=again)


@require_safe
def providers_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """Every provider with its reasons, the best fit first; those that lie ready are ticked."""
    help_ = fetch_ambulatory(request, key)
    demand(rules.may_send_requests(request.user, help_))
    fits = providers_by_fit(help_)
    ready = list(help_.requests.ready().values_list("organisation", flat=True))
    return _providers_page(request, help_, ProvidersForm(fits=fits, initial={"providers": ready}))


@post_once
def choose_providers(request: StaffRequest, key: UUID) -> HttpResponse:
    help_ = fetch_ambulatory(request, key)
    demand(rules.may_send_requests(request.user, help_))

    def act(cleaned: dict[str, Any]) -> str:
        actions.choose_providers(help_, by=request.user, **cleaned)
        return actions.requests_path(help_)

    form = ProvidersForm(request.POST, fits=providers_by_fit(help_))
    return answer_form(request, form, act, again=lambda form: _providers_page(request, help_, form, status=422))


@require_safe
def send_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """What goes out to whom, once more, before it goes."""
    help_ = fetch_ambulatory(request, key)
    demand(rules.may_send_requests(request.user, help_))
    if not help_.requests.ready().exists():
        return redirect_page(request, competition_path(help_))
    return asking.show(request, _sending(request, help_))


@post_once
def send_requests(request: StaffRequest, key: UUID) -> HttpResponse:
    help_ = fetch_ambulatory(request, key)
    demand(rules.may_send_requests(request.user, help_))
    return asking.save(request, _sending(request, help_))


@require_safe
def link_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """Send the link again, to another address too."""
    found = fetch_request(request, key)
    demand(rules.may_send_requests(request.user, found.episode))
    return asking.show(request, _linking(request, found))


@post_once
def resend_link(request: StaffRequest, key: UUID) -> HttpResponse:
    found = fetch_request(request, key)
    demand(rules.may_send_requests(request.user, found.episode))
    return asking.save(request, _linking(request, found))


@post_once
def revoke_link(request: StaffRequest, key: UUID) -> HttpResponse:
    found = fetch_request(request, key)
    act = partial(actions.revoke_request_link, found, by=request.user)
    back = reverse("hze:request", args=[key])
    return at_once(request, act, done="Der Link gilt nicht mehr.", back=back)


@require_safe
def one_request(request: StaffRequest, key: UUID) -> HttpResponse:
    """One request: why this provider, what it read, what it answered, its link."""
    found = fetch_request(request, key)
    links = list(found.links.select_related("mail", "sent_by"))
    context: dict[str, object] = {
        "request_": found,
        "answers": found.answers.select_related("by"),
        "link": links[0] if links else None,
        "may": not found.episode.is_over and rules.may_send_requests(request.user, found.episode),
        "is_open": found.state not in {RequestState.READY, RequestState.CHOSEN, RequestState.NOT_CHOSEN},
    }
    return help_page(request, found.episode, "hze/request.html", context, tab=TAB)


def fetch_ambulatory(request: StaffRequest, key: UUID) -> HelpEpisode:
    """The help if this colleague may know of it and it goes out by request; else 404."""
    help_ = fetch_help(request, key)
    if help_.help_kind.form != HelpForm.AMBULATORY:
        raise Http404
    return help_


def fetch_request(request: StaffRequest, key: UUID) -> ProviderRequest:
    """The request to one provider, with the help as every page of it needs it; else 404."""
    rows = ProviderRequest.objects.visible_to(request.user).select_related("organisation", "mail")
    found: ProviderRequest = get_object_or_404(rows, key=key)
    helps = HelpEpisode.objects.for_list()
    found.episode = helps.get(pk=found.episode_id)
    return found


def _sheet(help_: HelpEpisode) -> RequestSheet:
    rows = RequestSheet.objects.select_related("language").prefetch_related("competences")
    return rows.get(episode=help_)


def _sheet_page(
    request: StaffRequest, help_: HelpEpisode, form: Form, version: int, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "version": version}
    return help_page(request, help_, "hze/request_sheet.html", context, tab=TAB, status=status)


def _providers_page(
    request: StaffRequest, help_: HelpEpisode, form: ProvidersForm, *, status: int = 200
) -> HttpResponse:
    asked = set(help_.requests.exclude(sent_at=None).values_list("organisation", flat=True))
    chosen = {str(value) for value in form["providers"].value() or ()}
    rows = [
        {"fit": fit, "is_asked": fit.organisation.pk in asked, "is_chosen": str(fit.organisation.pk) in chosen}
        for fit in providers_by_fit(help_)
    ]
    context = {"form": form, "rows": rows}
    return help_page(request, help_, "hze/request_providers.html", context, tab=TAB, status=status)


def _sending(request: StaffRequest, help_: HelpEpisode) -> asking.Question:
    names = ", ".join(row.organisation.name for row in help_.requests.ready().select_related("organisation"))
    return asking.Question(
        help=help_,
        tab=TAB,
        heading="Anfragen senden",
        words=f"Gefragt werden: {names}. Das lesen die Träger:",
        about=rules.request_text(help_.case, help_, _sheet(help_)),
        button="Anfragen senden",
        url=reverse("hze:send_requests", args=[help_.key]),
        back=competition_path(help_),
        form=lambda *args: SendForm(*args[:1]),
        act=lambda cleaned: actions.send_requests(help_, by=request.user, **cleaned),
        done="Die Anfragen sind unterwegs.",
    )


def _linking(request: StaffRequest, found: ProviderRequest) -> asking.Question:
    email = found.mail.recipient if found.mail else ""
    return asking.Question(
        help=found.episode,
        tab=TAB,
        heading=f"Link an {found.organisation} senden",
        words="Ein neuer Link geht an diese Adresse. Der frühere gilt dann nicht mehr.",
        button="Link senden",
        url=reverse("hze:resend_link", args=[found.key]),
        back=reverse("hze:request", args=[found.key]),
        form=lambda *args: LinkForm(*args[:1], initial={"email": email}),
        act=lambda cleaned: actions.resend_link(found, by=request.user, **cleaned),
        done="Der Link ist unterwegs.",
    )
