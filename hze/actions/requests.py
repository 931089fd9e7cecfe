"""Providers are asked for an offer: the requests lie ready with the decision, and a person sends them."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import actions as cases
from cases.models import Case
from cases.rules import demand
from hze import rules
from hze.actions.locks import lock_running
from hze.fit import Fit, providers_by_fit
from hze.lifecycle import RequestState
from hze.models import Award, HelpEpisode, ProviderRequest, RequestLink, RequestSheet
from socialspace.models import ContactPerson, Organisation
from web import tokens
from web.mail import queue_mail
from web.store import store

PURPOSE = "hze.request_link"
DAYS_TO_ANSWER = 10
DAYS_AFTER_DEADLINE = 28  # the link works on for late answers and for what became of the offer
STALE = "Inzwischen hat jemand das Blatt geändert. Vergleichen Sie und speichern Sie dann noch einmal."
AWARDED = "Die Hilfe ist schon vergeben. Nehmen Sie zuerst die Vergabe zurück."


def requests_path(episode: HelpEpisode) -> str:
    """Where the requests lie ready."""
    return f"{reverse('hze:competition', args=[episode.key])}#anfragen"


def prepare_requests(episode: HelpEpisode, providers: Sequence[Organisation], *, need: str, goals: str) -> None:
    """Prepare a request to the providers the commission named; to the three that fit best where it named none.

    `need` and `goals` come from the Vorlage; nothing of it leaves before somebody has read the sheet.
    """
    sheet = RequestSheet(episode=episode, need=need[:2_000], goals=goals[:2_000], starts_on=episode.begins_on)
    store(sheet)
    known = {fit.organisation.pk: fit for fit in providers_by_fit(episode, sheet)}
    chosen = [known[each.pk] for each in providers if each.pk in known]
    chosen = chosen or [fit for fit in known.values() if fit.has_rate][: rules.LEAST_ASKED]
    named = bool(providers)
    _add(episode, chosen, why="von der Kommission genannt" if named else "")


@transaction.atomic
def word_sheet(
    episode: HelpEpisode, *, by: User, version: int, competences: Collection[Any] = (), **words: Any
) -> RequestSheet:
    """Write what all providers are told; refuses what would give the family away, with how it could be said."""
    episode = lock_running(episode)
    demand(rules.may_send_requests(by, episode))
    sheet = RequestSheet.objects.select_for_update().get(episode=episode)
    if sheet.version != version:
        raise ValidationError(STALE, code="stale")
    for name, value in words.items():
        setattr(sheet, name, value)
    _demand_nameless(episode.case, sheet)
    sheet.version += 1
    store(sheet)
    sheet.competences.set(competences)
    record("requests.worded", episode.key, by=by, case_key=episode.case.key)
    return sheet


@transaction.atomic
def choose_providers(
    episode: HelpEpisode, *, by: User, providers: Collection[Organisation], why: str = ""
) -> list[ProviderRequest]:
    """Choose who is asked: more can be added at any time before the award, who was not asked yet can be left out.

    Raises ValidationError when fewer than three would be asked and nobody says why.
    """
    episode = lock_running(episode)
    demand(rules.may_send_requests(by, episode))
    _demand_not_awarded(episode)
    wanted = {provider.pk for provider in providers}
    asked = set(episode.requests.exclude(sent_at=None).values_list("organisation", flat=True))
    if len(wanted | asked) < rules.LEAST_ASKED and not why:
        raise ValidationError(
            {"why": f"Fragen Sie mindestens {rules.LEAST_ASKED} Träger oder begründen Sie, warum nicht."}
        )
    episode.requests.ready().exclude(organisation__in=wanted).delete()
    there = set(episode.requests.values_list("organisation", flat=True))
    fits = [fit for fit in providers_by_fit(episode) if fit.organisation.pk in wanted - there]
    added = _add(episode, fits, why=why)
    record("requests.chosen", episode.key, by=by, case_key=episode.case.key, count=len(wanted | asked))
    return added


@transaction.atomic
def send_requests(
    episode: HelpEpisode, *, by: User, has_read: bool, answer_until: date | None = None
) -> list[ProviderRequest]:
    """Send what lies ready, each with a personal link; who has no address is asked by telephone.

    The Wiedervorlage that led here is done with it.
    Raises ValidationError when nothing lies ready, nobody has read what providers will read, the text gives the family
    away, the deadline is not ahead, the help is over or awarded.
    """
    episode = lock_running(episode)
    demand(rules.may_send_requests(by, episode))
    _demand_not_awarded(episode)
    ready = list(episode.requests.ready().select_related("organisation").select_for_update(of=("self",)))
    if not ready:
        raise ValidationError("Die Anfragen sind schon versandt.", code="sent")
    sheet = RequestSheet.objects.select_related("language").prefetch_related("competences").get(episode=episode)
    until = _demand_sendable(episode, sheet, has_read=has_read, answer_until=answer_until)
    contacts = ContactPerson.objects.with_email().filter(organisation__in=[row.organisation_id for row in ready])
    writes_to = {contact.organisation_id: contact for contact in contacts.order_by("-id")}
    text = rules.request_text(episode.case, episode, sheet)
    for row in ready:
        row.sent_at, row.answer_until, row.text = timezone.now(), until, text
        row.state = RequestState.SENT
        store(row, only=["sent_at", "answer_until", "text", "state"])
        if row.organisation_id in writes_to:
            _send_link(row, writes_to[row.organisation_id], by=by)
    record("requests.sent", episode.key, by=by, case_key=episode.case.key, count=len(ready))
    cases.settle_reminders(episode.case, by=by, path=requests_path(episode))
    return ready


@transaction.atomic
def resend_link(request: ProviderRequest, *, by: User, email: str) -> RequestLink:
    """Send a new link for a request, to another address too; the older one ends with it."""
    request = lock_request(request)
    demand(rules.may_send_requests(by, request.episode))
    if request.sent_at is None:
        raise ValidationError("Senden Sie zuerst die Anfrage.", code="ready")
    contact = ContactPerson.objects.with_email().filter(organisation=request.organisation, email=email).first()
    request.links.filter(revoked_at__isnull=True).update(revoked_at=timezone.now())
    link = _send_link(request, contact, by=by, email=email)
    record("request_link.sent", request.key, by=by, case_key=request.episode.case.key)
    return link


@transaction.atomic
def revoke_request_link(request: ProviderRequest, *, by: User) -> None:
    """Take the open link of a request back; who opens it from now on reads that it is over."""
    request = lock_request(request)
    demand(rules.may_send_requests(by, request.episode))
    link = request.links.filter(revoked_at__isnull=True).first()
    if link is None or not link.is_open_on(timezone.localdate()):
        raise ValidationError("Dieser Link gilt schon nicht mehr.", code="closed")
    link.revoked_at = timezone.now()
    store(link, only=["revoked_at"])
    record("request_link.revoked", request.key, by=by, case_key=request.episode.case.key)


def lock_request(request: ProviderRequest) -> ProviderRequest:
    """The help and then the request, locked, as the award locks them."""
    lock_running(HelpEpisode.objects.get(requests=request.pk))
    rows = ProviderRequest.objects.select_related("organisation", "episode__case__area", "episode__case__child")
    return rows.select_for_update(of=("self",)).get(pk=request.pk)


def _add(episode: HelpEpisode, fits: Collection[Fit], *, why: str) -> list[ProviderRequest]:
    return ProviderRequest.objects.bulk_create(
        ProviderRequest(
            episode=episode,
            organisation=fit.organisation,
            why="; ".join(filter(None, (why, fit.why)))[:500],
            asked_lately=fit.asked,
            chosen_lately=fit.chosen,
        )
        for fit in fits
    )


def _demand_not_awarded(episode: HelpEpisode) -> None:
    if Award.objects.filter(episode=episode, withdrawn_at__isnull=True).exists():
        raise ValidationError(AWARDED, code="awarded")


def _demand_nameless(case: Case, sheet: RequestSheet) -> None:
    found = rules.gives_away(case, rules.texts_of(sheet))
    if found:
        raise ValidationError(
            {name: f"Daran ist die Familie zu erkennen. So ginge es: {told}" for name, told in found.items()}
        )


def _demand_sendable(episode: HelpEpisode, sheet: RequestSheet, *, has_read: bool, answer_until: date | None) -> date:
    """The day to answer by, when everything is as it must be before anything leaves the office."""
    today = timezone.localdate()
    until = answer_until or today + timedelta(days=DAYS_TO_ANSWER)
    if not sheet.need:
        raise ValidationError("Schreiben Sie zuerst auf das Blatt, wofür die Hilfe gebraucht wird.", code="need")
    if rules.gives_away(episode.case, rules.texts_of(sheet)):
        raise ValidationError("Am Blatt ist die Familie zu erkennen. Bearbeiten Sie es zuerst.", code="names")
    if not has_read:
        raise ValidationError({"has_read": "Lesen Sie, was die Träger erfahren, und bestätigen Sie es dann."})
    if not today < until <= today + timedelta(days=90):
        raise ValidationError({"answer_until": "Die Frist liegt zwischen morgen und in 90 Tagen."})
    return until


def _send_link(request: ProviderRequest, contact: ContactPerson | None, *, by: User, email: str = "") -> RequestLink:
    if request.answer_until is None:  # asserted by the constraint `request_sent_with_deadline`
        raise ValueError(request)
    expires_on = max(request.answer_until, timezone.localdate()) + timedelta(days=DAYS_AFTER_DEADLINE)
    link = RequestLink(request=request, contact=contact, sent_by=by, expires_on=expires_on)
    address = f"{settings.SITE_URL}{reverse('hze:request_start', args=[tokens.MARK])}"
    words = {"request": request, "link": link, "address": address, "phone": settings.OFFICE_PHONE}
    link.mail = queue_mail(
        recipient=email or (contact.email if contact else ""),
        subject="Anfrage für eine Hilfe zur Erziehung",
        body=render_to_string("hze/mail/request.txt", words),
        token=tokens.Token(PURPOSE, link.key),
    )
    store(link)
    request.mail = link.mail
    store(request, only=["mail"])
    return link
