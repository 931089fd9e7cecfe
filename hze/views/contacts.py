"""Contacts and days at home; what people said about them is for ASD alone."""

from functools import partial
from uuid import UUID

from django.db.models import Count, Prefetch, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import Department
from cases.rules import demand
from hze import actions, rules
from hze.forms.contacts import ContactEventForm, ContactRuleForm, EndContactForm
from hze.models import ContactEvent, ContactRule, HelpEpisode
from hze.views.asking import Question, asks, doing
from hze.views.course import fetch_course
from hze.views.page import help_page

LATEST = 12


def fetch_family_life(request: StaffRequest, key: UUID) -> HelpEpisode:
    """A residential help for the eyes of ASD; WJH reads of days at home in the course alone."""
    help_ = fetch_course(request, key)
    if request.user.department != Department.ASD:
        raise Http404
    return help_


@require_safe
def contacts(request: StaffRequest, key: UUID) -> HttpResponse:
    """Who meets whom, what took place, and the days at home with what was said about them."""
    help_ = fetch_family_life(request, key)
    events = Prefetch("events", ContactEvent.objects.select_related("by"))
    agreed = help_.contact_rules.prefetch_related(events).annotate(
        kept=Count("events", filter=Q(events__outcome=ContactEvent.Outcome.HAPPENED)), told=Count("events")
    )
    context: dict[str, object] = {
        "today": timezone.localdate(),
        "contacts": agreed.order_by("ends_on", "begins_on", "id"),
        "latest": LATEST,
        "leaves": help_.home_leaves.prefetch_related("reflections__by").order_by("-begins_on"),
        "may_change": not help_.is_over and rules.may_change_help(request.user, help_),
    }
    return help_page(request, help_, "hze/contacts.html", context, tab="contacts")


@asks
def agree_contact(request: StaffRequest, key: UUID) -> Question:
    """Who meets whom how often."""
    help_ = fetch_family_life(request, key)
    demand(rules.may_change_help(request.user, help_))
    return Question(
        help=help_,
        url=request.path,
        tab="contacts",
        heading="Kontakt vereinbaren",
        words="Was mit allen abgesprochen ist. Ändert es sich, beenden Sie die Regel und vereinbaren eine neue.",
        button="Kontakt vereinbaren",
        back=reverse("hze:contacts", args=[key]),
        form=partial(ContactRuleForm, initial={"who": help_.case.child.first_name, "begins_on": timezone.localdate()}),
        act=doing(actions.agree_contact, help_, by=request.user),
        done="Der Kontakt ist vereinbart.",
    )


@asks
def end_contact(request: StaffRequest, key: UUID, rule: UUID) -> Question:
    """Until when an agreed contact is valid."""
    help_, found = _rule(request, key, rule)
    demand(rules.may_change_help(request.user, help_))
    return Question(
        help=help_,
        url=request.path,
        tab="contacts",
        heading="Kontaktregel beenden",
        words=f"{found}, {found.how_often}. Was stattgefunden hat, bleibt stehen.",
        button="Kontaktregel beenden",
        back=reverse("hze:contacts", args=[key]),
        form=EndContactForm,
        act=doing(actions.end_contact, found, by=request.user),
        done="Die Kontaktregel ist beendet.",
    )


@asks
def record_contact(request: StaffRequest, key: UUID, rule: UUID) -> Question:
    """What became of a contact."""
    help_, found = _rule(request, key, rule)
    demand(rules.may_change_help(request.user, help_))
    return Question(
        help=help_,
        url=request.path,
        tab="contacts",
        heading=f"Kontakt eintragen: {found}",
        words=f"Vereinbart ist: {found.how_often}, {found.get_company_display()}.",
        button="Kontakt eintragen",
        back=reverse("hze:contacts", args=[key]),
        form=partial(ContactEventForm, initial={"happened_on": timezone.localdate()}),
        act=doing(actions.record_contact, found, by=request.user),
        done="Der Kontakt ist eingetragen.",
    )


def _rule(request: StaffRequest, key: UUID, rule: UUID) -> tuple[HelpEpisode, ContactRule]:
    help_ = fetch_family_life(request, key)
    return help_, get_object_or_404(ContactRule.objects.select_related("episode"), episode=help_, key=rule)
