"""What a provider reaches by its link: one request, nothing of the family before the award, nothing of the others."""

import uuid
from datetime import timedelta
from typing import cast

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit.models import Read
from hze import actions
from hze.actions.requests import PURPOSE
from hze.models import OfferFile, ProviderOffer, RequestLink
from tests.house.crawl import form
from tests.hze.competition_office import address, asked, awarded, link_of, now, offered, words
from tests.office import in_days
from web.german import day_num, hours
from web.models import OutgoingMail, StoredFile
from web.rate import MOST
from web.tokens import Token

pytestmark = pytest.mark.django_db

SECRETS = ("Milan", "Sommerfeld", "Katrin", "Giesenkirchener", "Mülfort", "RO-20", "41238", "Brandt")
FIRST_PAGE_NAMES = ("Jana Brandt",)  # who asks


def post(link: RequestLink, name: str, **fields: object) -> HttpResponse:
    """What a provider sends by its link; nobody is signed in."""
    return cast(HttpResponse, Client().post(address(link, name), form(**fields)))


def _typed(**changes: object) -> dict[str, object]:
    offer = words(**changes)
    return offer | {"starts_on": day_num(offer["starts_on"]), "minutes_per_week": hours(offer["minutes_per_week"])}


def _seen(link: RequestLink, name: str = "request_link", *args: object) -> str:
    answer = Client().get(address(link, name, *args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_program_that_looks_into_mails_opens_nothing() -> None:
    request, *_ = asked()
    page = _seen(link_of(request), "request_start")
    assert "Anfrage ansehen" in page
    assert "Der Morgen" not in page
    assert now(request).state == "sent"


def test_the_button_opens_the_request_and_says_so() -> None:
    request, *_ = asked()
    link = link_of(request)
    assert post(link, "request_start").status_code == 302
    assert now(request).state == "seen"
    assert RequestLink.objects.get(pk=link.pk).opened_at is not None


def test_everything_a_provider_can_reach_before_the_award_names_nobody() -> None:
    requests = asked()
    offered(requests[1])
    link = link_of(requests[0])
    told = [_seen(link).replace("Brandt", ""), _seen(link, "request_start").replace("Jana Brandt", "")]
    post(link, "link_offer", **_typed())
    told += [_seen(link), *(f"{mail.subject}\n{mail.body}" for mail in OutgoingMail.objects.all())]
    for text in told:
        text = text.replace("Jana Brandt", "")
        for secret in SECRETS:
            assert secret not in text
        assert requests[1].organisation.name not in text or "Guten Tag" in text
    born = requests[0].episode.case.child.birth_date
    assert born is None or all(day_num(born) not in text for text in told)


def test_the_chosen_provider_reads_who_the_family_is_and_the_others_do_not() -> None:
    _, requests = awarded()
    pages = [_seen(link_of(request)) for request in requests]
    assert "Milan" in pages[0]
    for page in pages[1:]:
        assert not any(secret in page for secret in SECRETS)
    assert Read.objects.filter(page="request_named").count() == 1
    assert Read.objects.filter(page="request_pseudonymised").count() == 2


def test_a_taken_back_award_shows_no_name_any_more(brandt: User) -> None:
    help_, requests = awarded()
    actions.withdraw_award(help_, by=brandt, reason="Die Fachkraft ist erkrankt.")
    assert "Milan" not in _seen(link_of(requests[0]))


def test_expired_revoked_guessed_and_foreign_links_look_the_same(brandt: User) -> None:
    requests = asked()
    expired, revoked, over = (link_of(request) for request in requests)
    RequestLink.objects.filter(pk=expired.pk).update(expires_on=in_days(-1))
    actions.revoke_request_link(revoked.request, by=brandt)
    url = reverse("hze:request_link", args=[str(Token("cases.check_link", over.key))])
    guessed = reverse("hze:request_link", args=[str(Token(PURPOSE, uuid.uuid4()))])
    tampered = reverse("hze:request_link", args=[f"{Token(PURPOSE, over.key)}x"])
    pages = {Client().get(each).content for each in (address(expired), address(revoked), url, guessed, tampered)}
    statuses = {Client().get(each).status_code for each in (address(expired), address(revoked), url, guessed)}
    assert (len(pages), statuses) == (1, {404})


def test_a_help_that_is_over_closes_its_links() -> None:
    request, *_ = asked(begins_on=in_days(-30))
    link = link_of(request)
    help_ = request.episode
    type(help_).objects.filter(pk=help_.pk).update(ended_on=in_days(-1), end_reason="Fortgezogen.")
    assert Client().get(address(link)).status_code == 404


def test_the_same_form_sent_twice_makes_one_offer() -> None:
    request, *_ = asked()
    link, typed = link_of(request), form(**_typed())
    answers = [Client().post(address(link, "link_offer"), typed) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert ProviderOffer.objects.get().version == 1


def test_what_was_typed_stays_when_something_is_missing() -> None:
    request, *_ = asked()
    answer = post(link_of(request), "link_offer", **_typed(person=""))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Wir kommen vor der Schule" in page
    assert not ProviderOffer.objects.exists()


def test_two_providers_who_answer_in_the_same_second_are_both_heard() -> None:
    requests = asked()
    for request in requests[:2]:
        assert post(link_of(request), "link_offer", **_typed()).status_code == 302
    assert ProviderOffer.objects.count() == 2


def test_an_offer_after_the_award_is_answered_with_a_sentence() -> None:
    _, requests = awarded()
    answer = post(link_of(requests[2]), "link_offer", **_typed())
    assert answer.status_code == 422
    assert "Über diese Hilfe ist schon entschieden." in answer.content.decode()


def test_a_file_that_is_not_harmless_keeps_the_offer_here_with_the_reason() -> None:
    request, *_ = asked()
    script = SimpleUploadedFile("angebot.pdf", b"<script>alert(1)</script>")
    answer = Client().post(address(link_of(request), "link_offer"), form(**_typed(), uploads=script))
    assert answer.status_code == 422
    assert "angebot.pdf" in answer.content.decode()
    assert not StoredFile.objects.exists()


def test_a_file_of_an_offer_is_read_by_its_provider_and_not_by_another() -> None:
    requests = asked()
    offer = offered(requests[0])
    stored = StoredFile.store(name="Idee.pdf", media_type="application/pdf", content=b"%PDF-1.7")
    file = OfferFile.objects.create(offer=offer, file=stored, title="Idee.pdf")
    assert Client().get(address(link_of(requests[0]), "link_file", file.key)).content == b"%PDF-1.7"
    assert Client().get(address(link_of(requests[1]), "link_file", file.key)).status_code == 404


def test_too_much_in_a_minute_has_to_wait() -> None:
    request, *_ = asked()
    link = link_of(request)
    counted = RequestLink.objects.filter(pk=link.pk)
    counted.update(minute_began_at=timezone.now(), minute_posts=MOST)
    assert post(link, "link_examine").status_code == 429
    counted.update(minute_began_at=timezone.now() - timedelta(seconds=61))
    assert post(link, "link_examine").status_code == 302


def test_too_much_reading_in_a_minute_has_to_wait() -> None:
    request, *_ = asked()
    link = link_of(request)
    statuses = {Client().get(address(link)).status_code for _ in range(MOST + 1)}
    assert statuses == {200, 429}


def test_a_page_by_link_tells_no_other_site_where_one_comes_from_and_is_not_indexed() -> None:
    request, *_ = asked()
    answer = Client().get(address(link_of(request)))
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_a_new_link_ends_the_old_one(brandt: User) -> None:
    request, *_ = asked()
    old = link_of(request)
    actions.resend_link(request, by=brandt, email="leitung@traeger.example")
    assert Client().get(address(old)).status_code == 404
    assert _seen(link_of(request))
    assert now(request).mail_id == link_of(request).mail_id
