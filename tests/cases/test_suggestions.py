"""Offers of the directory for a family: by topic or words, age, nearness, language, free places; why each fits."""

import uuid
from typing import Any

import pytest
from django.urls import reverse

from accounts.models import User
from cases.models import Case, FamilyResource, ResourceCheck
from cases.suggestions import Suggestion, suggest
from socialspace.models import Language, Need
from tests.house.crawl import client_of
from tests.house.queries import page_of, queries_of
from tests.office import a_case, a_resource, a_running_check, an_offer, in_days, topic

pytestmark = pytest.mark.django_db

MOST_QUERIES = 16  # the file, its head and trail, then the card, the languages of the family and six of the directory


def _case(**changes: Any) -> Case:
    return Case.objects.for_file().get(pk=a_case(**changes).pk)


def _titles(found: list[Suggestion]) -> list[str]:
    return [suggestion.offer.title for suggestion in found]


def _about(case: Case, user: User) -> list[Suggestion]:
    return suggest(case, user=user, topics=[topic()])


def test_an_offer_says_why_it_fits(brandt: User) -> None:
    case = _case()
    language = Language.objects.exclude(name="Deutsch")[0]
    case.family.languages.add(language)
    offer = an_offer(age_from=6, age_to=12, capacity=8, free_places=3)
    offer.languages.add(language)
    (found,) = _about(case, brandt)
    assert list(found.reasons) == [
        "Thema: Entlastung am Morgen",
        "passt zu 8 Jahren (6 bis 12 Jahre)" if case.child.age == 8 else "passt zu 9 Jahren (6 bis 12 Jahre)",
        "im Quartier der Familie (Mülfort)",
        f"spricht {language.name}",
        "3 Plätze frei",
    ]


def test_who_is_too_young_or_too_old_is_not_sent_there(brandt: User) -> None:
    an_offer("Für Große", age_from=14)
    an_offer("Für Kleine", age_to=3)
    an_offer("Für alle")
    assert _titles(_about(_case(), brandt)) == ["Für alle"]


def test_nothing_of_the_past_and_nothing_on_another_topic_is_suggested(brandt: User) -> None:
    an_offer("Vorbei", ended_on=in_days(0))
    an_offer("Anderes", topic="Ferien")
    assert not _about(_case(), brandt)


def test_free_stands_before_full_and_near_before_far(brandt: User) -> None:
    an_offer("Voll und nah", capacity=5, free_places=0)
    an_offer("Frei und fern", quarter="Schloss Rheydt", free_places=2)
    an_offer("Frei und nah", free_places=2)
    found = _about(_case(), brandt)
    assert _titles(found) == ["Frei und nah", "Frei und fern", "Voll und nah"]
    assert any(reason.startswith("in Schloss Rheydt, etwa ") and reason.endswith(" km") for reason in found[1].reasons)
    assert "zurzeit kein Platz frei" in found[2].reasons


def test_what_nobody_confirmed_for_long_says_so(brandt: User) -> None:
    an_offer(checked_on=in_days(-400))
    assert any("bitte nachfragen" in reason for reason in _about(_case(), brandt)[0].reasons)


def test_words_are_found_as_people_type_them(brandt: User) -> None:
    an_offer("Frühstück ab sieben")
    (found,) = suggest(_case(), user=brandt, words=["Frühstük"])
    assert found.offer.title == "Frühstück ab sieben"
    assert "ähnlich" in found.reasons[0]


def test_a_family_of_which_little_is_known_gets_suggestions_too(brandt: User) -> None:
    an_offer()
    assert _titles(_about(_case(quarter=None, child_birth_date=None), brandt)) == ["Frühstück ab sieben"]


def _url(name: str, check: ResourceCheck, *more: Any) -> str:
    return reverse(f"cases:{name}", args=[check.case.key, *more])


def _take(check: ResourceCheck, offer: Any, **data: str) -> Any:
    form = data | {"idempotency_key": str(uuid.uuid4())}
    return client_of("brandt").post(_url("take_offer", check, offer.key), form, follow=True)


def test_what_is_missing_on_the_card_brings_suggestions_and_one_press_takes_one_over(brandt: User) -> None:
    check, offer = a_running_check(), an_offer()
    a_resource(check, state="missing", topic=topic(), wording="Frühbetreuung")
    page = page_of(client_of("brandt"), _url("resource_suggestions", check))
    assert "Zu dem, was auf der Karte fehlt: Entlastung am Morgen." in page
    answer = _take(check, offer)
    assert "steht auf der Karte: nutzbar." in answer.content.decode()
    assert FamilyResource.objects.get(offer=offer).contact_name == "Kim Öz"
    assert "steht auf der Karte" in page_of(client_of("brandt"), _url("resource_suggestions", check))
    assert not Need.objects.exists()


def test_an_offer_that_ended_meanwhile_is_refused_in_words(brandt: User) -> None:
    check, offer = a_running_check(), an_offer()
    offer.ended_on = in_days(0)
    offer.save(update_fields=["ended_on"])
    assert "Dieses Angebot gibt es nicht mehr." in _take(check, offer).content.decode()
    assert not FamilyResource.objects.exists()


@pytest.mark.parametrize("query", [{"thema": "unsinn"}, {"suche": "x" * 5_000}, {"suche": "-- ; '"}])
def test_a_search_for_nonsense_finds_nothing_and_harms_nothing(brandt: User, query: dict[str, str]) -> None:
    check = a_running_check()
    an_offer()
    page_of(client_of("brandt"), _url("resource_suggestions", check), query)


@pytest.mark.parametrize("number", [1, 30])
@pytest.mark.parametrize("query", [{}, {"suche": "Frühstück"}])
def test_many_offers_ask_the_database_no_more_than_one(brandt: User, number: int, query: dict[str, str]) -> None:
    check = a_running_check()
    a_resource(check, state="missing", topic=topic(), wording="Frühbetreuung")
    for count in range(number):
        offer = an_offer(f"Frühstück {count}", organisation=f"Haus {count}")
        offer.languages.add(Language.objects.all()[0])
    asked = queries_of(client_of("brandt"), _url("resource_suggestions", check), query)
    assert len(asked) <= MOST_QUERIES, "\n".join(asked)
