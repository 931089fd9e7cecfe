"""Providers are asked for an offer: the requests lie ready with the decision, and a person sends them."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import actions as cases
from cases.models import Case
from cases.rules import demand
from hze import rules
from hze.actions.locks import lock_running
from hze.models import HelpEpisode, ProviderRequest, Rate
from socialspace.models import ContactPerson, Organisation
from web.german import hours
from web.mail import queue_mail
from web.models import OutgoingMail
from web.store import store

PROVIDERS_ASKED = 3
DAYS_TO_ANSWER = 10


def requests_path(episode: HelpEpisode) -> str:
    """Where the requests lie ready, on the page of the help."""
    return f"{reverse('hze:episode', args=[episode.key])}#anfragen"


def prepare_requests(case: Case, episode: HelpEpisode, providers: Sequence[Organisation]) -> None:
    """Prepare a request to the providers the commission named; to three with a valid rate where it named none.

    Those who were asked least come first (fit, not price).
    """
    text = rules.request_text(case, episode, hours(episode.minutes_per_week or 0))
    ProviderRequest.objects.bulk_create(
        ProviderRequest(episode=episode, organisation=provider, text=text)
        for provider in providers or _providers_for(episode)
    )


@transaction.atomic
def send_requests(episode: HelpEpisode, *, by: User) -> list[ProviderRequest]:
    """Send what lies ready; who has no address is asked by telephone and has the same days to answer.

    The Wiedervorlage that led here is done with it.
    Raises ValidationError when nothing lies ready, or the help is over.
    """
    episode = lock_running(episode)
    demand(rules.may_send_requests(by, episode))
    ready = list(episode.requests.ready().select_related("organisation"))
    if not ready:
        raise ValidationError("Die Anfragen sind schon versandt.", code="sent")
    now, until = timezone.now(), timezone.localdate() + timedelta(days=DAYS_TO_ANSWER)
    contacts = ContactPerson.objects.with_email().filter(organisation__in=[row.organisation_id for row in ready])
    writes_to = {contact.organisation_id: contact for contact in contacts.order_by("-id")}
    for row in ready:
        row.sent_at, row.answer_until = now, until
        row.mail = _mail(writes_to.get(row.organisation_id), row.text, until)
        store(row, only=["sent_at", "answer_until", "mail"])
    record("requests.sent", episode.key, by=by, case_key=episode.case.key, count=len(ready))
    cases.settle_reminders(episode.case, by=by, path=requests_path(episode))
    return ready


def _providers_for(episode: HelpEpisode) -> list[Organisation]:
    valid = Rate.objects.on(episode.begins_on).filter(help_kind=episode.help_kind)
    reachable = Exists(ContactPerson.objects.with_email().filter(organisation=OuterRef("pk")))
    providers = Organisation.objects.providers().filter(pk__in=valid.values("organisation"))
    fairly = providers.annotate(asked=Count("requests"), reachable=reachable)
    fairly = fairly.order_by("-reachable", "asked", "name_sort")
    return list(fairly[:PROVIDERS_ASKED])


def _mail(contact: ContactPerson | None, text: str, until: date) -> OutgoingMail | None:
    if contact is None:
        return None
    body = (
        "Guten Tag,\n\nwir suchen ein Angebot für folgende Hilfe. Die Familie wählt unter den Angeboten aus.\n\n"
        f"{text}\nBitte antworten Sie bis zum {until:%d.%m.%Y}.\n\n"
        "Mit freundlichen Grüßen\nJugendamt Mönchengladbach"
    )
    return queue_mail(recipient=contact.email, subject="Anfrage für eine ambulante Hilfe", body=body)
