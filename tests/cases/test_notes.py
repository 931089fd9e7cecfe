"""Notes: written by whoever helps, read by the team, corrected and never changed."""

from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from audit.models import Entry
from cases import actions
from cases.actions.notes import SupersededError
from cases.models import EntrustedNote, Note, Person, WorkType
from tests import office
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


def correct(note: Note, by: User, **changes: Any) -> Note:
    return actions.correct_note(note, by=by, **{"reason": "Tippfehler"} | office.note_content(**changes))


def test_text_and_time_are_enough(brandt: User) -> None:
    case = office.a_case()
    with records("note.written", by=brandt):
        note = actions.write_note(case, by=brandt, **office.note_content())
    assert (note.minutes, note.place, note.work_type) == (None, "", WorkType.SPECIFIC)


def test_the_team_reads_it_and_nobody_else(
    brandt: User, aksoy: User, felten: User, kemper: User, neumann: User, demir: User, dohmen: User
) -> None:
    for note in (office.a_note(), office.a_work_note()):
        for reader in (brandt, aksoy, felten):
            assert Note.objects.visible_to(reader).filter(pk=note.pk).exists()
        for stranger in (kemper, neumann, demir, dohmen):
            assert not Note.objects.visible_to(stranger).filter(pk=note.pk).exists()


def test_whoever_does_not_work_on_the_case_does_not_write(aksoy: User, felten: User, neumann: User) -> None:
    case = office.a_case()
    for colleague in (aksoy, felten, neumann):
        with forbidden():
            actions.write_note(case, by=colleague, **office.note_content())


def test_only_asd_of_the_team_writes_about_its_social_space(kemper: User, neumann: User) -> None:
    for colleague in (kemper, neumann):
        with forbidden():
            actions.write_work_note(office.team(), by=colleague, **office.note_content())


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"observed": ""}, ""),
        ({"happened_at": timezone.now() + timedelta(days=1)}, "liegt in der Zukunft"),
        ({"minutes": 1441}, "24 Stunden"),
        ({"kind": "telepathy"}, ""),
    ],
)
def test_what_cannot_be_is_refused(brandt: User, change: dict[str, Any], sentence: str) -> None:
    case = office.a_case()
    with refused(sentence):
        actions.write_note(case, by=brandt, **office.note_content(**change))


def test_people_of_another_family_are_refused(brandt: User) -> None:
    case, other = office.a_case(), office.a_report()
    with refused("gehört nicht zur Familie"):
        actions.write_note(case, by=brandt, persons=[other.child], **office.note_content())


def test_a_closed_case_takes_no_note(brandt: User) -> None:
    case = office.a_case()
    note = office.a_note(case)
    actions.close_case(case, by=brandt, reason="advice")
    with refused("Das geht nur im Schritt"):
        actions.write_note(case, by=brandt, **office.note_content())
    with refused("Das geht nur im Schritt"):
        correct(note, brandt)


def test_a_correction_stands_in_front_and_the_old_text_stays(brandt: User) -> None:
    note = office.a_note(observed="Sie kam um drei.")
    with records("note.corrected", by=brandt):
        corrected = correct(note, brandt, observed="Sie kam um vier.", reason="Uhrzeit verwechselt")
    assert list(Note.objects.current()) == [corrected]
    chain = Note.objects.filter(chain=note.chain).order_by("id")
    assert [row.observed for row in chain] == ["Sie kam um drei.", "Sie kam um vier."]
    assert (corrected.replaces, corrected.author, corrected.reason) == (note, brandt, "Uhrzeit verwechselt")


def test_a_correction_needs_its_reason(brandt: User) -> None:
    note = office.a_note()
    with refused("warum Sie die Notiz berichtigen"):
        correct(note, brandt, reason="")


def test_the_second_of_two_corrections_meets_the_first(brandt: User) -> None:
    note = office.a_note()
    first = correct(note, brandt, observed="erste")
    with pytest.raises(SupersededError) as met, transaction.atomic():
        correct(note, brandt, observed="zweite")
    assert met.value.newest == first
    assert Note.objects.count() == 2


def test_only_its_author_corrects_a_note(aksoy: User) -> None:
    note, work = office.a_note(), office.a_work_note()
    for each in (note, work):
        with forbidden():
            correct(each, aksoy)


def test_without_its_entry_in_the_trail_nothing_is_written(brandt: User) -> None:
    case = office.a_case()
    with undone_without_trail(brandt):
        actions.write_note(case, by=brandt, **office.note_content())


def test_the_sum_knows_kinds_of_work_and_no_ranking_of_people(brandt: User, aksoy: User) -> None:
    case = office.a_case()
    actions.join_case(case, user=aksoy, by=aksoy)
    office.a_note(case, minutes=30)
    actions.write_note(case, by=aksoy, work_type=WorkType.CROSS, **office.note_content(minutes=45))
    old = office.a_note(case, minutes=500)
    correct(old, brandt, minutes=15)
    totals = Note.objects.filter(case=case).current().totals()
    assert totals.minutes == [("fallspezifisch", 45), ("fallübergreifend", 45)]
    assert totals.number == 3
    assert [name for _, name in totals.authors] == ["Deniz Aksoy", "Jana Brandt"]


# --- never changed -----------------------------------------------------------------------------------------------

TABLES = ("cases_note", "cases_note_persons", "cases_entrustednote", "cases_entrustednote_persons")


@pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
@pytest.mark.parametrize("table", TABLES)
def test_the_database_refuses_every_change(brandt: User, table: str, change: str) -> None:
    case = office.a_case()
    child = [Person.objects.get(pk=case.child_id)]
    actions.write_note(case, by=brandt, persons=child, **office.note_content())
    actions.write_entrusted_note(case, by=brandt, persons=child, **office.note_content())
    with pytest.raises(ProgrammingError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(table))
    assert isinstance(refusal.value.__cause__, psycopg.errors.InsufficientPrivilege)


DEEDS = st.lists(st.tuples(st.sampled_from(["newest", "any"]), st.text(min_size=1, max_size=8)), max_size=8)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS)
def test_in_any_order_of_corrections_there_is_one_current_text_and_none_is_gone(
    brandt: User, deeds: list[tuple[str, str]]
) -> None:
    note = office.a_note(observed="Anfang")
    written = ["Anfang"]
    for which, raw in deeds:
        text = raw.replace("\x00", "").strip() or "leer"
        versions = list(Note.objects.filter(chain=note.chain).order_by("id"))
        target = versions[-1] if which == "newest" else versions[len(text) % len(versions)]
        if target == versions[-1]:
            correct(target, brandt, observed=text)
            written.append(text)
            continue
        with pytest.raises(SupersededError) as met, transaction.atomic():
            correct(target, brandt, observed=text)
        assert met.value.newest == versions[-1]
    versions = list(Note.objects.filter(chain=note.chain).order_by("id"))
    assert [row.observed for row in versions] == written
    assert [row.pk for row in Note.objects.filter(chain=note.chain).current()] == [versions[-1].pk]


# --- entrusted ---------------------------------------------------------------------------------------------------


def test_an_entrusted_note_is_seen_by_its_owner_alone(brandt: User) -> None:
    case = office.a_case()
    note = office.an_entrusted_note(case)
    assert EntrustedNote.objects.visible_to(brandt).get() == note
    for other in User.objects.exclude(pk=brandt.pk):
        assert not EntrustedNote.objects.visible_to(other).exists()


def test_whoever_takes_the_case_over_does_not_see_what_was_entrusted_before(aksoy: User, felten: User) -> None:
    case = office.a_case()
    office.an_entrusted_note(case)
    actions.assign_lead(case, to=aksoy, by=felten)
    for other in (aksoy, felten):
        assert not EntrustedNote.objects.visible_to(other).exists()


def test_the_trail_learns_the_key_of_an_entrusted_note_and_nothing_else(brandt: User) -> None:
    case = office.a_case()
    with records("entrusted_note.written", "entrusted_note.corrected", by=brandt):
        note = office.an_entrusted_note(case)
        actions.correct_entrusted_note(note, by=brandt, reason="Name", **office.note_content())
    for entry in Entry.objects.filter(verb__startswith="entrusted"):
        assert (entry.case_key, entry.data) == (None, {})


def test_the_second_correction_of_an_entrusted_note_meets_the_first(brandt: User) -> None:
    note = office.an_entrusted_note()
    actions.correct_entrusted_note(note, by=brandt, reason="Name", **office.note_content())
    with pytest.raises(SupersededError), transaction.atomic():
        actions.correct_entrusted_note(note, by=brandt, reason="Ort", **office.note_content())


def test_nobody_corrects_what_was_entrusted_to_somebody_else(aksoy: User) -> None:
    case = office.a_case()
    note = office.an_entrusted_note(case)
    actions.join_case(case, user=aksoy, by=aksoy)
    with forbidden():
        actions.correct_entrusted_note(note, by=aksoy, reason="Neugier", **office.note_content())
