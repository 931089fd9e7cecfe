"""A violated constraint becomes its German sentence; anything else stays an error."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User
from socialspace.models import District, Quarter, TeamMembership
from tests.office import team
from web.models import StoredFile
from web.store import store

pytestmark = pytest.mark.django_db


def _overlapping(user: User) -> TeamMembership:
    return TeamMembership(user=user, area=team(), valid_from=date(2021, 1, 1))


def test_a_violated_constraint_says_its_sentence_and_its_name(brandt: User) -> None:
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        store(_overlapping(brandt))
    assert refusal.value.messages == ["Diese Person gehört in dieser Zeit schon zum Team."]
    assert refusal.value.code == "membership_no_overlap"


def test_the_callers_transaction_goes_on_after_a_refusal(brandt: User) -> None:
    with pytest.raises(ValidationError), transaction.atomic():
        store(_overlapping(brandt))
    assert TeamMembership.objects.filter(user=brandt).count() == 1


def test_a_field_is_checked_before_the_database_is_asked() -> None:
    with pytest.raises(ValidationError) as refusal:
        store(StoredFile(name="n" * 121, media_type="text/plain", sha256="0" * 64, content=b""))
    assert list(refusal.value.message_dict) == ["name"]


def test_what_no_constraint_of_the_model_explains_stays_an_error() -> None:
    taken = District.objects.all()[0].name
    with pytest.raises(IntegrityError), transaction.atomic():
        store(District(name=taken))


def test_only_the_named_columns_are_written() -> None:
    quarter = Quarter.objects.all()[0]
    old = quarter.name
    quarter.name, quarter.official_number = "Umbenannt", "7 77"
    store(quarter, only=["official_number"])
    stored = Quarter.objects.get(pk=quarter.pk)
    assert (stored.name, stored.official_number) == (old, "7 77")
