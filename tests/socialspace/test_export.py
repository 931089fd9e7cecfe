"""What is taken along can be read in again unchanged, names nobody who did not agree, and runs nothing."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import User
from socialspace.imports.exports import offer_table, partner_table
from socialspace.models import ListImport, Organisation
from tests.office import an_offer
from tests.socialspace.lists import OFFERS, PARTNERS, apply, csv_of, partner_list, planned, told, uploaded
from web.tables import write_csv, write_xlsx

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[User], Client]


def furnish() -> None:
    """Two organisations, one with a name that looks like a formula."""
    an_offer(
        "=Lerncafé", organisation="+Haus; Mülfort", cost_cents=1250, is_barrier_free=False, age_from=6, times="Mo\nDi"
    )
    home = Organisation.objects.get(name="+Haus; Mülfort")
    home.contacts.create(last_name="Kaya", email="kaya@haus.example", phone="+49 2166 1")
    home.contacts.create(first_name="Ist", last_name="Weg", is_active=False)
    Organisation.objects.create(name='Verein "Sonne" e.V.', kind="club", last_contact_on=date(2025, 1, 1))


@pytest.mark.parametrize("kind", [PARTNERS, OFFERS])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_is_taken_along_changes_nothing_when_it_comes_back(dohmen: User, kind: str, ending: str) -> None:
    furnish()
    headings, lines = partner_table(dohmen) if kind == PARTNERS else offer_table(dohmen)
    assert lines
    content = write_csv(headings, lines) if ending == "csv" else write_xlsx("Liste", headings, lines)
    assert {verdict for _, verdict, _ in told(planned(uploaded(content, by=dohmen, kind=kind)))} == {"unverändert"}


def test_persons_without_consent_are_for_stewards_only(dohmen: User, brandt: User) -> None:
    furnish()
    assert any("Kaya" in line for line in partner_table(dohmen)[1])
    assert not any("Kaya" in line for line in partner_table(brandt)[1])
    assert not any("Weg" in line for line in partner_table(dohmen)[1])


def test_files_are_named_without_persons(client_of: ClientOf, dohmen: User) -> None:
    furnish()
    for name, word in (("export_partners", "Einrichtungen"), ("export_offers", "Angebote")):
        for ending in ("csv", "xlsx"):
            answer = client_of(dohmen).get(reverse(f"socialspace:{name}", args=[ending]))
            pattern = rf'attachment; filename="\d{{4}}-\d\d-\d\d_{word}_Rheydt-Ost\.{ending}"'
            assert re.fullmatch(pattern, answer.headers["Content-Disposition"])


def test_no_other_ending_and_no_other_list_is_there(client_of: ClientOf, dohmen: User) -> None:
    client = client_of(dohmen)
    for name, *args in (("export_offers", "ods"), ("list_template", "menschen", "csv")):
        assert client.get(reverse(f"socialspace:{name}", args=args)).status_code == 404


@pytest.mark.parametrize("slug", ["einrichtungen", "angebote", "strassen"])
def test_a_template_is_a_list_one_could_upload(client_of: ClientOf, dohmen: User, slug: str) -> None:
    kinds = dict(zip(("einrichtungen", "angebote", "strassen"), ListImport.Kind, strict=True))
    answer = client_of(dohmen).get(reverse("socialspace:list_template", args=[slug, "csv"]))
    plan = planned(uploaded(answer.content, by=dohmen, kind=kinds[slug]))
    expected = "falsch" if slug == "angebote" else "neu"  # the organisation of the example is not in the directory
    assert [verdict for _, verdict, _ in told(plan)] == [expected]


# The way through the pages


def upload(client: Client, content: bytes, form_key: str, kind: str = PARTNERS) -> tuple[int, str, str]:
    file = SimpleUploadedFile("Liste Müller.csv", content)
    answer = client.post(reverse("socialspace:lists"), {"kind": kind, "file": file, "idempotency_key": form_key})
    return answer.status_code, answer.headers.get("Location", ""), answer.content.decode()


def test_from_the_file_over_the_preview_into_the_directory(client_of: ClientOf, dohmen: User, form_key: str) -> None:
    client = client_of(dohmen)
    content = csv_of("Name;Art;Haustier", "Kita Sonne;Kita;Hund", "Kita Mond;Rakete;", encoding="cp1252")
    status, address, _ = upload(client, content, form_key)
    assert status == 302
    page = client.get(address).content.decode()
    for words in ("Kita Sonne", "neue Einrichtung (Kita)", "die Art „Rakete“ kennen wir nicht", "Haustier"):
        assert words in page
    assert "Kita Sonne" not in client.get(address, {"zeige": "fehler"}).content.decode()
    assert "Kita Mond" not in client.get(address, {"zeige": "aenderungen"}).content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', page)
    assert seen
    done = client.post(f"{address}uebernehmen/", {"seen": seen[1], "idempotency_key": form_key}, follow=True)
    assert "1 Zeilen übernommen" not in done.content.decode()
    assert "1 Zeile übernommen, 1 nicht." in " ".join(done.content.decode().split())
    wrong = client.get(f"{address}falsche-zeilen/").content.decode("utf-8-sig")
    assert wrong.splitlines()[0] == "Einrichtung;Art;Was fehlt"
    assert wrong.splitlines()[1].startswith("Kita Mond;Rakete;Art: die Art „Rakete“")


def test_a_preview_that_is_no_longer_true_is_shown_again(client_of: ClientOf, dohmen: User, form_key: str) -> None:
    row = partner_list("Kita Sonne", by=dohmen)
    Organisation.objects.create(name="Kita Sonne", kind="school")
    client, address = client_of(dohmen), reverse("socialspace:apply_import", args=[row.key])
    answer = client.post(address, {"seen": "0" * 64, "idempotency_key": form_key})
    assert answer.status_code == 409
    assert "Es wurde noch nichts übernommen" in answer.content.decode()
    assert "Art: Schule → Kita" in answer.content.decode()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7", "Die Datei ist ein PDF."),
        (b"", "Die Datei ist leer."),
        (b"Art;Telefon\nKita;1", "In der Datei fehlt die Spalte „Einrichtung“"),
        (b"Einrichtung;Art\n", "Unter den Überschriften steht keine Zeile."),
    ],
    ids=["pdf", "empty", "column", "headings only"],
)
def test_a_file_that_is_no_list_is_refused_with_a_sentence(
    client_of: ClientOf, dohmen: User, form_key: str, content: bytes, words: str
) -> None:
    status, _, page = upload(client_of(dohmen), content, form_key)
    assert status == 422
    assert words in page
    assert not ListImport.objects.exists()


def test_nobody_else_knows_of_an_uploaded_list(client_of: ClientOf, dohmen: User, admin: User) -> None:
    row = apply(partner_list("Kita Sonne", by=dohmen), by=dohmen)
    for name in ("list_import", "wrong_lines", "apply_import"):
        address = reverse(f"socialspace:{name}", args=[row.key])
        assert client_of(dohmen).get(address).status_code == 200
        assert client_of(admin).get(address).status_code == 404
