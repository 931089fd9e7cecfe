"""The Hilfeplangespräch: planned, prepared with its people and agenda, moved, cancelled, held."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from audit.actions import record_read
from audit.models import Read
from hze import actions, rules
from hze.forms.help_plan import (
    AgendaForm,
    CancelTalkForm,
    GuestForm,
    HoldTalkForm,
    NewTalkForm,
    PerspectiveForm,
    TalkForm,
)
from hze.help_plan_papers import talk_sheet_pdf
from hze.models import HelpEpisode, PlanTalk
from hze.views import asking
from hze.views.asking import Question
from hze.views.help_plan import TAB, fetch_for_asd, fetch_to_write
from hze.views.page import help_page
from web.http import at_once, by_method, drawn_paper, post_once
from web.uploads.names import ascii_name

type Asked = Callable[..., Question]


@require_safe
def talk(request: StaffRequest, key: UUID, talk: UUID) -> HttpResponse:
    """The talk: when, where, who is asked, what shall be talked about."""
    help_ = fetch_for_asd(request, key)
    found = _fetch(help_, talk)
    may_write = rules.may_plan_help(request.user, help_)
    context: dict[str, object] = {
        "talk": found,
        "may_write": may_write and found.is_open and not help_.is_over,
        "lacks_consultation": found.is_open and rules.lacks_consultation(help_),
        "has_draft": help_.plans.drafts().exists(),
    }
    return help_page(request, help_, "hze/plan_talk.html", context, tab=TAB)


@require_safe
def sheet(request: StaffRequest, key: UUID, talk: UUID) -> HttpResponse:
    """The sheet in plain language with which child and parents prepare the talk."""
    help_ = fetch_for_asd(request, key)
    found = _fetch(help_, talk)
    record_read(help_.case.key, by=request.user, page="talk_sheet", kind=Read.Kind.PRINT)
    name = ascii_name(f"{help_.case.file_number}_Vorbereitung_{found.starts_on}", "pdf")
    return drawn_paper(request, partial(talk_sheet_pdf, found, by=request.user), name=name, back=_page_of(found))


@post_once
def remove_guest(request: StaffRequest, key: UUID, talk: UUID, part: UUID) -> HttpResponse:
    found = _fetch(fetch_to_write(request, key), talk)
    guest = get_object_or_404(found.guests, key=part)
    guest.talk = found
    act = partial(actions.remove_guest, guest, by=request.user)
    return at_once(request, act, done="Die Einladung ist zurückgenommen.", back=_page_of(found))


@post_once
def remove_point(request: StaffRequest, key: UUID, talk: UUID, part: UUID) -> HttpResponse:
    found = _fetch(fetch_to_write(request, key), talk)
    point = get_object_or_404(found.agenda, key=part)
    point.talk = found
    act = partial(actions.remove_agenda_point, point, by=request.user)
    return at_once(request, act, done="Der Punkt ist gestrichen.", back=_page_of(found))


def _asking(question: Asked) -> Callable[..., HttpResponse]:
    """The two views of a form: the empty one, and what was answered."""

    @require_safe
    def show(request: StaffRequest, /, key: UUID, **parts: UUID) -> HttpResponse:
        return asking.show(request, question(request, fetch_to_write(request, key), **parts))

    @post_once
    def save(request: StaffRequest, /, key: UUID, **parts: UUID) -> HttpResponse:
        return asking.save(request, question(request, fetch_to_write(request, key), **parts))

    return by_method(get=show, post=save)


def _new(request: StaffRequest, help_: HelpEpisode) -> Question:
    return Question(
        help=help_,
        tab=TAB,
        heading="Hilfeplangespräch planen",
        words="Die Tagesordnung beginnt mit dem Kind und den offenen Zielen. Sie können sie danach ändern.",
        button="Gespräch planen",
        url=reverse("hze:plan_talk_new", args=[help_.key]),
        back=actions.help_plan_path(help_),
        form=partial(NewTalkForm, case=help_.case),
        act=lambda cleaned: actions.plan_talk(help_, by=request.user, **cleaned),
        done="Das Gespräch ist geplant. Bereiten Sie es mit der Familie vor.",
    )


def _move(request: StaffRequest, help_: HelpEpisode, talk: UUID) -> Question:
    found = _fetch(help_, talk)
    initial = {name: getattr(found, name) for name in ("starts_at", "place", "interpreter")}
    return _of_talk(
        found,
        "hze:plan_talk_move",
        heading="Gespräch verlegen",
        words="Sagen Sie allen Bescheid, die eingeladen sind.",
        button="Neuen Termin speichern",
        form=partial(TalkForm, initial=initial),
        act=lambda cleaned: actions.move_talk(found, by=request.user, **cleaned),
        done="Der Termin ist geändert.",
    )


def _cancel(request: StaffRequest, help_: HelpEpisode, talk: UUID) -> Question:
    found = _fetch(help_, talk)
    return _of_talk(
        found,
        "hze:plan_talk_cancel",
        heading="Gespräch absagen",
        words="Die Überprüfung bleibt fällig. Planen Sie danach ein neues Gespräch.",
        button="Gespräch absagen",
        form=CancelTalkForm,
        act=lambda cleaned: actions.cancel_talk(found, by=request.user, **cleaned),
        done="Das Gespräch ist abgesagt.",
    )


def _add_guest(request: StaffRequest, help_: HelpEpisode, talk: UUID) -> Question:
    found = _fetch(help_, talk)
    return _of_talk(
        found,
        "hze:talk_guest_new",
        heading="Noch jemanden einladen",
        words="Wen braucht das Gespräch? Das Kind darf jemanden mitbringen, dem es vertraut.",
        button="Auf die Liste setzen",
        form=partial(GuestForm, case=help_.case),
        act=lambda cleaned: actions.add_guest(found, by=request.user, **cleaned),
        done="Die Person steht auf der Liste.",
    )


def _add_point(request: StaffRequest, help_: HelpEpisode, talk: UUID) -> Question:
    found = _fetch(help_, talk)
    return _of_talk(
        found,
        "hze:agenda_point_new",
        heading="Punkt aufnehmen",
        words="Der Punkt steht auch auf dem Blatt, mit dem sich die Eltern vorbereiten.",
        button="Punkt aufnehmen",
        form=AgendaForm,
        act=lambda cleaned: actions.add_agenda_point(found, by=request.user, **cleaned),
        done="Der Punkt ist aufgenommen.",
    )


def _hold(request: StaffRequest, help_: HelpEpisode, talk: UUID) -> Question:
    found = _fetch(help_, talk)
    return _of_talk(
        found,
        "hze:hold_talk",
        heading="Gespräch führen",
        words="Wer ist da? Danach öffnet sich der Hilfeplan. Das Kind spricht zuerst.",
        button="Anwesenheit festhalten und schreiben",
        form=partial(HoldTalkForm, talk=found),
        act=lambda cleaned: actions.hold_talk(found, by=request.user, **cleaned),
        done="Der Hilfeplan ist begonnen. Schreiben Sie ihn im Gespräch.",
        back=reverse("hze:help_plan_of_talk", args=[help_.key, talk]),
    )


def _perspective(request: StaffRequest, help_: HelpEpisode) -> Question:
    return Question(
        help=help_,
        tab=TAB,
        heading="Perspektive klären",
        words="Wo wird das Kind leben? Jede Klärung ist ein neuer Eintrag; die früheren bleiben stehen.",
        button="Perspektive festhalten",
        url=reverse("hze:perspective_new", args=[help_.key]),
        back=actions.help_plan_path(help_),
        form=PerspectiveForm,
        act=lambda cleaned: actions.clarify_perspective(help_, by=request.user, **cleaned),
        done="Die Perspektive ist festgehalten.",
    )


def _of_talk(found: PlanTalk, url_name: str, *, back: str = "", **words: Any) -> Question:
    url = reverse(url_name, args=[found.episode.key, found.key])
    return Question(help=found.episode, tab=TAB, url=url, back=back or _page_of(found), **words)


def _page_of(talk: PlanTalk) -> str:
    return reverse("hze:plan_talk", args=[talk.episode.key, talk.key])


def _fetch(help_: HelpEpisode, key: UUID) -> PlanTalk:
    found: PlanTalk = get_object_or_404(help_.plan_talks.for_page(), key=key)
    found.episode = help_
    return found


new_talk = _asking(_new)
move_talk = _asking(_move)
cancel_talk = _asking(_cancel)
add_guest = _asking(_add_guest)
add_point = _asking(_add_point)
hold_talk = _asking(_hold)
new_perspective = _asking(_perspective)
