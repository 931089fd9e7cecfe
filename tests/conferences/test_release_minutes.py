"""Minutes are released once per version, never changed, sent to every partner once."""

import hashlib
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import ProgrammingError, transaction

from accounts.models import User
from audit.models import Entry
from conferences import actions
from conferences.lifecycle import State
from conferences.models import Conference, Dispatch, Minutes
from tests.conferences.office import attended, fresh, held, item_of, need_of, release, released
from web.models import OutgoingMail

pytestmark = pytest.mark.django_db


def test_the_released_paper_is_stored_with_its_hash(dohmen: User) -> None:
    minutes = released(dohmen)
    content = bytes(minutes.file.content)
    assert content.startswith(b"%PDF-1.7")
    assert minutes.sha256 == minutes.file.sha256 == hashlib.sha256(content).hexdigest()
    assert minutes.file.name == f"{fresh(minutes.conference).day:%Y-%m-%d}_SRK_Muelfort_Protokoll_v1.pdf"
    assert fresh(minutes.conference).state == State.RELEASED


def test_the_release_leaves_an_entry_with_the_hash(dohmen: User) -> None:
    minutes = released(dohmen)
    entry = Entry.objects.get(object_key=minutes.key, verb="conference.minutes_released")
    assert entry.data["sha256"] == minutes.sha256


def test_a_second_release_is_refused(dohmen: User) -> None:
    conference = released(dohmen).conference
    with pytest.raises(ValidationError, match="führt kein Schritt zu „Protokoll freigegeben“"):
        release(conference, by=dohmen)
    assert Minutes.objects.count() == 1


def test_minutes_are_not_released_before_the_conference_is_closed(dohmen: User) -> None:
    with pytest.raises(ValidationError, match="Von „eingeladen“ führt kein Schritt"):
        release(attended(dohmen), by=dohmen)


def _edit(conference: Conference, by: User) -> None:
    item = conference.items.get()
    actions.edit_item(item, by=by, title=item.title, notes="Anders als in der Vorschau.", version=item.version)


@pytest.mark.parametrize("write", [_edit, item_of, need_of], ids=["edited item", "new item", "new result"])
def test_a_text_that_changed_after_the_preview_is_read_again_before_its_release(
    dohmen: User, write: Callable[[Conference, User], object]
) -> None:
    conference = held(dohmen)
    write(conference, dohmen)
    with pytest.raises(ValidationError, match="Inzwischen wurde das Protokoll geändert") as refusal:
        actions.release_minutes(conference, by=dohmen, version=conference.version)
    assert refusal.value.code == "stale"
    assert not Minutes.objects.exists()
    assert release(conference, by=dohmen).version == 1


def test_a_correction_that_emptied_the_list_of_participants_is_not_released(dohmen: User) -> None:
    conference = released(dohmen).conference
    actions.correct(conference, by=dohmen)
    actions.record_attendance(conference, by=dohmen, people=(), version=fresh(conference).version)
    with pytest.raises(ValidationError, match="Die Anwesenheit ist noch nicht festgehalten"):
        release(conference, by=dohmen)
    assert Minutes.objects.count() == 1


@pytest.mark.parametrize("change", [lambda: Minutes.objects.update(version=7), lambda: Minutes.objects.all().delete()])
def test_the_database_never_changes_or_deletes_minutes(dohmen: User, change: object) -> None:
    released(dohmen)
    with pytest.raises(ProgrammingError, match="never changed or deleted"), transaction.atomic():
        change()  # type: ignore[operator]


def test_a_correction_is_a_new_version_and_the_old_one_stays(dohmen: User) -> None:
    first = released(dohmen)
    actions.correct(first.conference, by=dohmen)
    item = first.conference.items.get()
    actions.edit_item(item, by=dohmen, title=item.title, notes="Berichtigt.", version=item.version)
    second = release(first.conference, by=dohmen)
    assert (first.version, second.version) == (1, 2)
    assert second.file.name.endswith("_v2.pdf")
    assert Minutes.objects.count() == 2


def test_only_released_minutes_are_corrected(dohmen: User) -> None:
    with pytest.raises(ValidationError, match="nur freigegebene"):
        actions.correct(held(dohmen), by=dohmen)


def test_invited_and_present_get_the_minutes_once_and_the_excused_only_when_invited(dohmen: User) -> None:
    minutes = released(dohmen)
    assert actions.dispatch_minutes(minutes, by=dohmen) == 4
    assert set(Dispatch.objects.values_list("recipient", flat=True)) == {
        "familienzentrum@partner.example",
        "grundschule@partner.example",
        "paulus@zentrum.example",
        "erdem@stadtteil.example",
    }


def test_a_second_dispatch_sends_nothing(dohmen: User) -> None:
    minutes = released(dohmen)
    actions.dispatch_minutes(minutes, by=dohmen)
    before = OutgoingMail.objects.count()
    assert actions.dispatch_minutes(minutes, by=dohmen) == 0
    assert OutgoingMail.objects.count() == before


def test_a_corrected_version_goes_to_everybody_again_and_the_old_one_to_nobody(dohmen: User) -> None:
    first = released(dohmen)
    actions.dispatch_minutes(first, by=dohmen)
    actions.correct(first.conference, by=dohmen)
    with pytest.raises(ValidationError, match="nur die neueste freigegebene Fassung"):
        actions.dispatch_minutes(first, by=dohmen)
    second = release(first.conference, by=dohmen)
    assert actions.dispatch_minutes(second, by=dohmen) == 4
    with pytest.raises(ValidationError, match="nur die neueste freigegebene Fassung"):
        actions.dispatch_minutes(first, by=dohmen)


def test_the_mail_carries_the_very_paper(dohmen: User) -> None:
    minutes = released(dohmen)
    actions.dispatch_minutes(minutes, by=dohmen)
    mail = OutgoingMail.objects.get(recipient="erdem@stadtteil.example")
    assert mail.attachments.get() == minutes.file
    assert f"{minutes.objections_until:%d.%m.%Y}" in mail.body


def test_only_the_praxisberatung_releases_sends_and_corrects(dohmen: User, lorenz: User) -> None:
    conference = held(dohmen)
    with pytest.raises(PermissionDenied):
        release(conference, by=lorenz)
    minutes = release(conference, by=dohmen)
    with pytest.raises(PermissionDenied):
        actions.dispatch_minutes(minutes, by=lorenz)
    with pytest.raises(PermissionDenied):
        actions.correct(conference, by=lorenz)
