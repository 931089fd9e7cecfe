"""The words the directory is sorted by: topics with what people look for them by, and languages."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from socialspace import actions, rules
from socialspace.forms.organisations import LanguageForm, TopicForm
from socialspace.models import Language, Topic
from socialspace.views.fetch import demand_reader
from socialspace.views.fetch_directory import language_of, topic_of
from web.http import answer_form, by_method, post_once, render_page


def _demand_steward(request: StaffRequest) -> None:
    demand_reader(request.user)
    rules.demand(rules.may_steward_directory(request.user))


@require_safe
def _topics(request: StaffRequest) -> HttpResponse:
    _demand_steward(request)
    return _topics_page(request, TopicForm())


@post_once
def _add_topic(request: StaffRequest) -> HttpResponse:
    _demand_steward(request)
    return _save_topic(request, None)


topics = by_method(get=_topics, post=_add_topic)


@require_safe
def _topic(request: StaffRequest, key: UUID) -> HttpResponse:
    _demand_steward(request)
    topic = topic_of(request.user, key)
    return _topics_page(request, TopicForm(initial={"name": topic.name, "also": topic.also}), topic)


@post_once
def _edit_topic(request: StaffRequest, key: UUID) -> HttpResponse:
    _demand_steward(request)
    return _save_topic(request, topic_of(request.user, key))


edit_topic = by_method(get=_topic, post=_edit_topic)


def _save_topic(request: StaffRequest, topic: Topic | None) -> HttpResponse:
    def act(given: dict[str, Any]) -> str:
        saved = actions.save_topic(topic, by=request.user, **given)
        messages.success(request, f"„{saved}“ ist gespeichert.")
        return reverse("socialspace:topics")

    def again(form: TopicForm) -> HttpResponse:
        return _topics_page(request, form, topic, status=422)

    return answer_form(request, TopicForm(request.POST), act, again=again)


def _topics_page(
    request: StaffRequest, form: TopicForm, topic: Topic | None = None, *, status: int = 200
) -> HttpResponse:
    context = {"rows": Topic.objects.all(), "form": form, "edited": topic}
    return render_page(request, "socialspace/offer_topics.html", context, status=status)


@require_safe
def _languages(request: StaffRequest) -> HttpResponse:
    _demand_steward(request)
    return _languages_page(request, LanguageForm())


@post_once
def _add_language(request: StaffRequest) -> HttpResponse:
    _demand_steward(request)
    return _save_language(request, None)


languages = by_method(get=_languages, post=_add_language)


@require_safe
def _language(request: StaffRequest, key: UUID) -> HttpResponse:
    _demand_steward(request)
    language = language_of(request.user, key)
    return _languages_page(request, LanguageForm(initial={"name": language.name}), language)


@post_once
def _edit_language(request: StaffRequest, key: UUID) -> HttpResponse:
    _demand_steward(request)
    return _save_language(request, language_of(request.user, key))


edit_language = by_method(get=_language, post=_edit_language)


def _save_language(request: StaffRequest, language: Language | None) -> HttpResponse:
    def act(given: dict[str, Any]) -> str:
        saved = actions.save_language(language, by=request.user, **given)
        messages.success(request, f"„{saved}“ ist gespeichert.")
        return reverse("socialspace:languages")

    def again(form: LanguageForm) -> HttpResponse:
        return _languages_page(request, form, language, status=422)

    return answer_form(request, LanguageForm(request.POST), act, again=again)


def _languages_page(
    request: StaffRequest, form: LanguageForm, language: Language | None = None, *, status: int = 200
) -> HttpResponse:
    context = {"rows": Language.objects.all(), "form": form, "edited": language}
    return render_page(request, "socialspace/offer_languages.html", context, status=status)
