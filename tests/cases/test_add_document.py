"""Files come into a case, get newer versions and are taken back; nothing is ever lost or changed."""

import pytest
from django.db import DatabaseError, transaction

from accounts.models import User
from cases import actions
from cases.models import Case, Document
from tests.cases.paper_office import a_document, a_withdrawn_document, checked
from tests.office import a_case, a_case_in, in_days
from tests.trail import forbidden, records, refused
from tests.web.uploads import files
from web.models import StoredFile

pytestmark = pytest.mark.django_db


def test_a_report_comes_in_with_its_hash_and_a_name_without_a_person(brandt: User) -> None:
    case, report = a_case(), checked(name="Zeugnis Milan Sommerfeld.pdf")
    with records("document.added", by=brandt):
        document = a_document(case, checked=report)
    assert document.original_name == "Zeugnis Milan Sommerfeld.pdf"
    assert document.file.name == f"{case.file_number}_Bericht_{in_days(-2)}_{report.upload_sha256[:6]}.pdf"
    assert bytes(document.file.content) == report.content


def test_the_same_file_twice_is_told(brandt: User) -> None:
    document, again = a_document(checked=checked(files.pdf("a"))), checked(files.pdf("a"), name="anders.pdf")
    with refused("Diese Datei liegt schon in der Akte."):
        a_document(document.case, checked=again)
    assert a_document(checked=again).case != document.case


def test_what_was_taken_back_by_mistake_comes_in_again(brandt: User) -> None:
    report = checked()
    document = a_document(checked=report)
    actions.withdraw_document(document, by=brandt, because="versehentlich")
    assert a_document(document.case, checked=report).pk != document.pk


def test_nothing_comes_in_from_tomorrow_or_into_a_closed_case() -> None:
    case, closed, report = a_case(), a_case_in("closed"), checked()  # type: ignore[arg-type]
    with refused("Der Eingang liegt in der Zukunft."):
        a_document(case, checked=report, received_on=in_days(1))
    with refused("der Fall steht bei „Abgeschlossen“"):
        a_document(closed, checked=report)


def test_a_colleague_without_a_part_in_the_case_takes_nothing_in(aksoy: User) -> None:
    case, report = a_case(), checked()
    with forbidden():
        a_document(case, checked=report, by=aksoy)


def test_a_newer_version_leaves_the_older_one_in_place(brandt: User) -> None:
    document, newer = a_document(), checked(files.pdf("neu"))
    with records("document.replaced", by=brandt):
        second = actions.replace_document(document, by=brandt, checked=newer, received_on=in_days(0))
    assert (second.replaces, second.title) == (document, document.title)
    assert list(Document.objects.filter(case=document.case).for_list()) == [second]
    with refused("schon eine neuere Fassung"):
        actions.replace_document(document, by=brandt, checked=checked(), received_on=in_days(0))


def test_a_withdrawn_newer_version_brings_the_older_one_back(brandt: User) -> None:
    document = a_document()
    second = actions.replace_document(document, by=brandt, checked=checked(), received_on=in_days(0))
    actions.withdraw_document(second, by=brandt, because="falsche Datei")
    assert document in Document.objects.visible_to(brandt).for_list()


def test_a_document_of_another_case_replaces_nothing_here(brandt: User) -> None:
    document, other, newer = a_document(), a_case(), checked()
    with refused("gehört zu einem anderen Fall"):
        a_document(other, checked=newer, replaces=document)


def test_what_is_withdrawn_only_the_lead_still_sees(brandt: User, felten: User, kemper: User) -> None:
    document = a_document()
    with records("document.withdrawn", by=brandt):
        withdrawn = actions.withdraw_document(document, by=brandt, because="gehört zu einem anderen Kind")
    assert withdrawn.withdrawn_because == "gehört zu einem anderen Kind"
    for person, sees in ((brandt, False), (felten, True), (kemper, False)):
        assert Document.objects.visible_to(person).filter(pk=document.pk).exists() == sees
    with refused("ist schon zurückgenommen"):
        actions.withdraw_document(document, by=felten, because="noch einmal")


def test_withdrawing_needs_a_reason_and_a_part_in_the_case(brandt: User, aksoy: User) -> None:
    document = a_document()
    with refused("schreibt auf, warum"):
        actions.withdraw_document(document, by=brandt, because="")
    with forbidden():
        actions.withdraw_document(document, by=aksoy, because="so nicht")


def test_the_database_changes_no_byte_and_deletes_no_document() -> None:
    document, case = a_document(), a_case()
    for change in (
        lambda: StoredFile.objects.filter(pk=document.file.pk).update(content=b"anders"),
        lambda: StoredFile.objects.filter(pk=document.file.pk).update(sha256="0" * 64),
        lambda: Document.objects.filter(pk=document.pk).update(case=case),
        lambda: Document.objects.filter(pk=document.pk).update(original_name="anders"),
        lambda: Document.objects.filter(pk=document.pk).delete(),
    ):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            change()


def test_documents_of_cases_one_may_not_know_are_not_there(brandt: User, kemper: User, neumann: User) -> None:
    document = a_document()
    a_withdrawn_document(document.case)
    assert list(Document.objects.visible_to(brandt)) == [document]
    assert not Document.objects.visible_to(kemper).exists()
    assert not Document.objects.visible_to(neumann).exists()
    assert Case.objects.visible_to(brandt).filter(documents=document).exists()
