"""Mitteilungen: whoever is told reads it, nobody else; what was read long ago is forgotten."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts import actions
from accounts.models import Notification, User

pytestmark = pytest.mark.django_db


def test_only_the_recipient_sees_it(brandt: User, felten: User) -> None:
    told = actions.notify(brandt, text="RO-2026-0001 ist Ihnen übergeben", path="/faelle/")
    assert list(Notification.objects.visible_to(brandt)) == [told]
    assert not Notification.objects.visible_to(felten).exists()


def test_whoever_left_sees_nothing(brandt: User) -> None:
    actions.notify(brandt, text="RO-2026-0001", path="/faelle/")
    brandt.is_active = False
    assert not Notification.objects.visible_to(brandt).exists()


@pytest.mark.parametrize("path", ["https://anderswo.example/", "//anderswo.example/", ""])
def test_it_leads_to_a_page_of_ours(brandt: User, path: str) -> None:
    with pytest.raises(ValidationError):
        actions.notify(brandt, text="RO-2026-0001", path=path)


def test_one_or_all_are_marked_as_read_and_only_ones_own(brandt: User, felten: User) -> None:
    first, _ = (actions.notify(brandt, text=f"Nummer {number}", path="/") for number in (1, 2))
    foreign = actions.notify(felten, text="Für Felten", path="/")
    assert actions.read_notifications(by=brandt, notification=foreign) == 0
    assert actions.read_notifications(by=brandt, notification=first) == 1
    assert actions.read_notifications(by=brandt) == 1
    assert [row.pk for row in Notification.objects.unread()] == [foreign.pk]


def test_what_was_read_a_quarter_ago_is_forgotten(brandt: User) -> None:
    old, new, unread = (actions.notify(brandt, text=text, path="/") for text in ("alt", "neu", "ungelesen"))
    Notification.objects.filter(pk=old.pk).update(read_at=timezone.now() - timedelta(days=91))
    Notification.objects.filter(pk=new.pk).update(read_at=timezone.now())
    assert actions.forget_notifications() == 1
    assert set(Notification.objects.all()) == {new, unread}


def test_a_new_calendar_closes_the_old_address(brandt: User) -> None:
    actions.open_calendar(by=brandt)
    first = brandt.calendar_key
    actions.open_calendar(by=brandt)
    assert first != brandt.calendar_key
    actions.close_calendar(by=brandt)
    assert User.objects.get(pk=brandt.pk).calendar_key is None


def test_settings_are_ones_own(brandt: User) -> None:
    actions.choose_settings(by=brandt, theme="dark", shortcuts=False)
    stored = User.objects.get(pk=brandt.pk)
    assert (stored.theme, stored.shortcuts) == ("dark", False)
    with pytest.raises(ValidationError):
        actions.choose_settings(by=brandt, theme="pink", shortcuts=True)
