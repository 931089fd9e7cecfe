"""Drafts: nothing typed is lost, nobody else ever reads it, two windows never overwrite each other."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from web import drafts
from web.models import DRAFT_LIMIT, Draft

pytestmark = pytest.mark.django_db

HERE, THERE = uuid.uuid4(), uuid.uuid4()
CASE = uuid.uuid4()


def typed(text: str) -> dict[str, list[str]]:
    return {"observed": [text]}


def keep(owner: int, text: str, *, writer: uuid.UUID = HERE, seen: int = 0, take_over: bool = False) -> Draft:
    return drafts.save(owner, "note", CASE, fields=typed(text), writer=writer, seen=seen, take_over=take_over)


def text_of(owner: int) -> str:
    found = drafts.find(owner, "note", CASE)
    return str(found.fields["observed"][-1]) if found else ""


def test_what_was_typed_is_found_again_by_its_owner_alone(brandt: User, aksoy: User) -> None:
    keep(brandt.pk, "Die Mutter ruft an")
    assert text_of(brandt.pk) == "Die Mutter ruft an"
    assert [row.subject for row in drafts.find_all(brandt.pk)] == [CASE]
    assert drafts.find(aksoy.pk, "note", CASE) is None
    assert not drafts.find_all(aksoy.pk)


def test_a_plain_and_an_entrusted_draft_of_the_same_case_are_two(brandt: User) -> None:
    keep(brandt.pk, "für die Akte")
    drafts.save(brandt.pk, "entrusted_note", CASE, fields=typed("anvertraut"), writer=HERE, seen=0)
    assert text_of(brandt.pk) == "für die Akte"


def test_a_window_writes_on_as_often_as_it_likes(brandt: User) -> None:
    for text in ("D", "Di", "Die"):
        keep(brandt.pk, text)  # seen stays 0 when the answer of the one before was lost
    assert text_of(brandt.pk) == "Die"
    assert Draft.objects.count() == 1


def test_a_second_window_is_told_and_overwrites_nothing(brandt: User) -> None:
    keep(brandt.pk, "aus dem ersten Fenster")
    with pytest.raises(drafts.ElsewhereError) as met, transaction.atomic():
        keep(brandt.pk, "aus dem zweiten", writer=THERE)
    assert met.value.draft.fields == typed("aus dem ersten Fenster")
    assert text_of(brandt.pk) == "aus dem ersten Fenster"


def test_a_second_window_that_has_seen_the_draft_writes_on_and_the_first_is_told(brandt: User) -> None:
    seen = keep(brandt.pk, "angefangen").version
    keep(brandt.pk, "angefangen und weiter", writer=THERE, seen=seen)
    with pytest.raises(drafts.ElsewhereError), transaction.atomic():
        keep(brandt.pk, "angefangen, alt", seen=seen)
    keep(brandt.pk, "knowingly", seen=seen, take_over=True)
    assert text_of(brandt.pk) == "knowingly"


def test_a_copy_that_arrives_after_saving_is_dropped(brandt: User) -> None:
    keep(brandt.pk, "fertig")
    drafts.discard(brandt.pk, "note", CASE, writer=HERE)
    keep(brandt.pk, "fertig")
    assert not drafts.find_all(brandt.pk)
    keep(brandt.pk, "eine neue Notiz", writer=THERE)
    assert text_of(brandt.pk) == "eine neue Notiz"


def test_a_first_copy_that_arrives_after_saving_is_dropped_as_well(brandt: User) -> None:
    """Whoever saves before the first autosave has no draft yet; the copy sent while leaving the page comes later."""
    drafts.discard(brandt.pk, "note", CASE, writer=HERE)
    keep(brandt.pk, "schon gespeichert")
    assert drafts.find(brandt.pk, "note", CASE) is None


def test_a_draft_without_a_subject_is_one_too(brandt: User) -> None:
    for text in ("a", "b"):
        drafts.save(brandt.pk, "work_note", fields=typed(text), writer=HERE, seen=0)
    assert [row.fields for row in drafts.find_all(brandt.pk)] == [typed("b")]


def test_what_is_too_long_is_refused_in_words_and_the_last_copy_stays(brandt: User) -> None:
    keep(brandt.pk, "kurz")
    with pytest.raises(ValidationError, match="zu lang"):
        keep(brandt.pk, "x" * (DRAFT_LIMIT + 1))
    assert text_of(brandt.pk) == "kurz"


@pytest.mark.parametrize(
    "change", [{"is_finished": True, "fields": typed("noch da")}, {"fields": typed("x" * (DRAFT_LIMIT + 1))}]
)
def test_the_database_refuses_finished_text_and_endless_text(brandt: User, change: dict[str, object]) -> None:
    draft = keep(brandt.pk, "Text")
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.filter(pk=draft.pk).update(**change)


def test_drafts_nobody_touched_for_thirty_days_are_forgotten(brandt: User) -> None:
    old, young = keep(brandt.pk, "alt"), drafts.save(brandt.pk, "work_note", fields=typed("neu"), writer=HERE, seen=0)
    Draft.objects.filter(pk=old.pk).update(saved_at=timezone.now() - timedelta(days=31))
    assert drafts.forget_old() == 1
    assert [row.pk for row in drafts.find_all(brandt.pk)] == [young.pk]


STEPS = st.lists(
    st.tuples(st.sampled_from(["type", "save", "throw away"]), st.sampled_from([0, 1]), st.text(max_size=5))
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_in_any_order_the_last_text_that_was_accepted_is_the_one_that_is_found(
    brandt: User, steps: list[tuple[str, int, str]]
) -> None:
    """Two windows type, save and throw away as they like; a refused autosave changes nothing."""
    Draft.objects.all().delete()
    windows, expected = [uuid.uuid4(), uuid.uuid4()], ""
    for deed, window, text in steps:
        clean = text.replace("\x00", "")
        if deed == "type":
            try:
                accepted = keep(brandt.pk, clean, writer=windows[window])
            except drafts.ElsewhereError:
                continue
            expected = expected if accepted.is_finished else clean
        else:
            drafts.discard(brandt.pk, "note", CASE, writer=windows[window])
            expected = ""
            windows[window] = uuid.uuid4()  # the page is left
        assert text_of(brandt.pk) == expected
