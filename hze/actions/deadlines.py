"""What happens to requests by the day: providers are reminded once, the worker hears when the time is over."""

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.actions import notify
from accounts.models import Notification
from cases import rules as case_rules
from hze.actions.requests import PURPOSE
from hze.lifecycle import RequestState
from hze.models import HelpEpisode, ProviderRequest, RequestLink
from web import tokens
from web.mail import queue_mail
from web.store import store

REMIND_DAYS = 3  # before the deadline
WAITING = (RequestState.SENT, RequestState.SEEN, RequestState.EXAMINING)


@transaction.atomic
def remind_providers(day: date) -> int:
    """Remind each provider that has not answered, once, three days before its deadline; returns how many."""
    waiting = ProviderRequest.objects.filter(state__in=WAITING, reminded_on__isnull=True)
    soon = waiting.filter(answer_until__gte=day, answer_until__lte=day + timedelta(days=REMIND_DAYS))
    reminded = 0
    for request in soon.select_related("organisation").select_for_update(of=("self",)).order_by("pk"):
        link = RequestLink.objects.open().filter(request=request).select_related("mail").first()
        if link is None or link.mail is None:
            continue
        address = f"{settings.SITE_URL}{reverse('hze:request_start', args=[tokens.MARK])}"
        words = {"request": request, "address": address, "phone": settings.OFFICE_PHONE}
        queue_mail(
            recipient=link.mail.recipient,
            subject="Erinnerung: Anfrage für eine Hilfe zur Erziehung",
            body=render_to_string("hze/mail/request_reminder.txt", words),
            token=tokens.Token(PURPOSE, link.key),
        )
        request.reminded_on = day
        store(request, only=["reminded_on"])
        reminded += 1
    return reminded


@transaction.atomic
def tell_of_ended_deadlines(day: date) -> int:
    """Tell whoever answers for the case, the day after the last deadline, how many offers came; returns how many."""
    over = day - timedelta(days=1)
    ended = HelpEpisode.objects.filter(requests__answer_until=over, provider__isnull=True, ended_on__isnull=True)
    told = 0
    for episode in ended.exclude(requests__answer_until__gt=over).select_related("case__area").distinct():
        count = episode.requests.filter(state=RequestState.OFFERED).count()
        what = {0: "kein Angebot: weitere Träger fragen oder zurück in die Kommission", 1: "ein Angebot"}
        text = f"{episode.case.file_number}: die Frist der Anfragen ist um, {what.get(count, f'{count} Angebote')}"
        path = reverse("hze:competition", args=[episode.key])
        knows = set(Notification.objects.filter(text=text, path=path).values_list("recipient", flat=True))
        for colleague in case_rules.told_of_overdue(episode.case):
            if colleague.pk not in knows:
                notify(colleague, text=text, path=path)
                told += 1
    return told
