"""Keeping organisations and whom one reaches there; nobody is named who has not agreed."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Entry
from socialspace import actions
from socialspace.models import ContactPerson, Language, Offer, Organisation
from socialspace.phones import NoPhoneNumberError, read_phone
from tests.house.queries import page_of, queries_of
from tests.office import an_offer, colleague, in_days

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[User], Client]


def _post(client: Client, url: str, **given: Any) -> Any:
    return client.post(url, given | {"idempotency_key": str(uuid4())})


def _url(name: str, row: Organisation | ContactPerson) -> str:
    return reverse(f"socialspace:{name}", args=[row.key])


def _page(client: Client, url: str, **data: str) -> str:
    return " ".join(page_of(client, url, data).split())


def _contact(organisation: Organisation, **facts: Any) -> ContactPerson:
    given = {"first_name": "Ayşe", "last_name": "Geheim", "function": "Vertretung", "email": "g@haus.example"} | facts
    contact: ContactPerson = organisation.contacts.create(**given)
    return contact


def test_a_new_organisation_with_its_number_written_one_way(client_of: ClientOf, brandt: User) -> None:
    given = {"name": "Haus Neu", "kind": "club", "phone": "+49 (0)2161/49310", "email": "haus@neu.example"}
    answer = _post(client_of(brandt), reverse("socialspace:add_organisation"), **given)
    found = Organisation.objects.get(name="Haus Neu")
    assert answer.headers["Location"] == _url("organisation", found)
    assert (found.phone, found.kind) == ("02161 49310", "club")
    assert Entry.objects.filter(verb="organisation.added", object_key=found.key).exists()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"name": ""}, "Geben Sie „Name“ ein."),
        ({"name": "Haus Mülfort"}, "Eine Einrichtung mit diesem Namen steht schon im Verzeichnis."),
        ({"phone": "4711"}, "Das ist keine Telefonnummer, die man wählen kann."),
        ({"email": "haus@"}, "Geben Sie bei „E-Mail“ eine E-Mail-Adresse ein"),
        ({"kind": "kiosk"}, "Was bei „Art“ gewählt ist, steht nicht mehr zur Wahl."),
        ({"last_contact_on": "2999-01-01"}, "Dieser Tag liegt in der Zukunft."),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(
    client_of: ClientOf, brandt: User, given: dict[str, str], sentence: str
) -> None:
    an_offer(organisation="Haus Mülfort")
    typed = {"name": "Haus Neu", "kind": "club", "street": "Ganz eigene Straße 1"} | given
    answer = _post(client_of(brandt), reverse("socialspace:add_organisation"), **typed)
    page = " ".join(answer.content.decode().split())
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="Ganz eigene Straße 1"' in page


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("02166/12345", "02166 12345"),
        ("0049 2161 4931-0", "02161 49310"),
        ("+31 77 359 9999", "+31 77 359 9999"),
        ("116 111", "116111"),
        ("02161 49310 ext 5", "02161 49310-5"),
    ],
)
def test_telephone_numbers_are_written_one_way(typed: str, written: str) -> None:
    assert read_phone(typed) == written


@pytest.mark.parametrize("typed", ["abc", "4711", "0" * 40, "12"])
def test_what_nobody_can_dial_is_no_number(typed: str) -> None:
    with pytest.raises(NoPhoneNumberError):
        read_phone(typed)


def test_two_who_edit_see_both_texts(client_of: ClientOf, brandt: User, aksoy: User) -> None:
    home = an_offer().organisation
    actions.edit_organisation(home, by=aksoy, version=1, languages=[], name=home.name, kind="school", street="Anders 1")
    answer = _post(client_of(brandt), _url("edit_organisation", home), name="Mein Name", kind="club", version="1")
    page = answer.content.decode()
    assert answer.status_code == 409
    for words in ("Inzwischen hat jemand anderes gespeichert.", "Anders 1", "Mein Name", "Schule", 'value="2"'):
        assert words in page, words
    assert Organisation.objects.get(pk=home.pk).street == "Anders 1"


def test_contact_today_takes_one_click(client_of: ClientOf, brandt: User) -> None:
    home = an_offer().organisation
    _post(client_of(brandt), _url("note_contact", home))
    assert Organisation.objects.get(pk=home.pk).last_contact_on == in_days(0)


def test_with_an_organisation_its_offers_leave_the_directory(client_of: ClientOf, brandt: User) -> None:
    home, client = an_offer().organisation, client_of(brandt)
    _post(client, _url("end_organisation", home), ended_on=in_days(0).isoformat())
    assert not Offer.objects.current().exists()
    assert "Haus Mülfort" not in _page(client, reverse("socialspace:organisations"))
    assert "besteht nicht mehr seit" in _page(client, reverse("socialspace:organisations"), ended="on")
    _post(client, _url("end_organisation", home), ended_on="")
    assert Offer.objects.current().exists()


# Whom one reaches


def test_only_with_consent_somebody_is_named(client_of: ClientOf, brandt: User, dohmen: User) -> None:
    home = an_offer().organisation
    _contact(home)
    pages = [_url("organisation", home), reverse("socialspace:offers"), reverse("socialspace:organisations")]
    assert all("Geheim" not in _page(client_of(brandt), url) for url in pages)
    steward = _page(client_of(dohmen), pages[0])
    assert "Geheim" in steward
    assert "nicht im Verzeichnis, keine Einwilligung" in steward


def test_consent_is_withdrawn_in_one_click(client_of: ClientOf, brandt: User, dohmen: User) -> None:
    home = an_offer().organisation
    contact = _contact(home, consented_on=in_days(-9))
    assert "Geheim" in _page(client_of(brandt), _url("organisation", home))
    _post(client_of(dohmen), _url("withdraw_consent", contact))
    assert "Geheim" not in _page(client_of(brandt), _url("organisation", home))
    assert Entry.objects.filter(verb="contact.consent_withdrawn", object_key=contact.key).exists()


def test_contacts_are_added_changed_and_taken_out(client_of: ClientOf, dohmen: User) -> None:
    home, client = an_offer().organisation, client_of(dohmen)
    given = {"last_name": "Neu", "phone": "02161 49310", "consented_on": in_days(0).isoformat()}
    _post(client, _url("add_contact", home), **given)
    contact = ContactPerson.objects.get(last_name="Neu")
    _post(client, _url("edit_contact", contact), **given | {"last_name": "Neuer", "version": "1"})
    late = _post(client, _url("edit_contact", contact), **given | {"last_name": "Alt", "version": "1"})
    assert late.status_code == 409
    assert "Neuer" in late.content.decode()
    _post(client, _url("deactivate_contact", contact))
    contact.refresh_from_db()
    assert (contact.last_name, contact.is_active) == ("Neuer", False)
    _page(client, _url("organisation", home))  # says once more who was taken out
    assert "Neuer" not in _page(client, _url("organisation", home))


@pytest.mark.parametrize("name", ["brandt", "felten", "lorenz", "behrens"])
def test_only_stewards_keep_contact_persons(db: None, name: str) -> None:
    home, by = an_offer().organisation, colleague(name)
    contact = _contact(home)
    acts: tuple[Callable[[], object], ...] = (
        lambda: actions.add_contact(home, by=by, last_name="X"),
        lambda: actions.edit_contact(contact, by=by, version=1, last_name="X"),
        lambda: actions.deactivate_contact(contact, by=by),
        lambda: actions.withdraw_consent(contact, by=by),
    )
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()


# The list


def test_the_list_is_filtered_by_words_kind_quarter_and_language(client_of: ClientOf, brandt: User) -> None:
    home = an_offer(organisation="Familienzentrum Ost", quarter="Mülfort").organisation
    an_offer(organisation="Jobcenter", quarter="Rheydt")
    Organisation.objects.filter(pk=home.pk).update(kind="home")
    home.languages.add(Language.objects.get(name="Kurdisch"))
    client, url = client_of(brandt), reverse("socialspace:organisations")
    choices = {
        "words": "Familienzetrum",
        "kind": "home",
        "quarter": str(home.quarter.key) if home.quarter else "",
        "language": str(Language.objects.get(name="Kurdisch").key),
    }
    for name, value in choices.items():
        page = _page(client, url, **{name: value})
        assert "Familienzentrum Ost" in page, name
        assert "Jobcenter</a>" not in page, name
    partial = client.get(url, {"words": "zentrum"}, headers={"HX-Request": "true"}).content.decode().strip()
    assert "<html" not in partial
    assert partial in client.get(url, {"words": "zentrum"}).content.decode()


def test_twenty_more_need_no_query_more(client_of: ClientOf, brandt: User) -> None:
    an_offer(organisation="Haus 1")
    client, url = client_of(brandt), reverse("socialspace:organisations")
    few = len(queries_of(client, url))
    for number in range(20):
        an_offer(organisation=f"Haus {number + 2}")
    assert len(queries_of(client, url)) == few <= 8
