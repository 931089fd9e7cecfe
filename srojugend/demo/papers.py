"""Documents and letters of a few invented families: reports that came in, a photo, a letter sent and one begun."""

import io
from datetime import timedelta
from itertools import count

from django.utils import timezone
from PIL import Image, ImageDraw

from accounts.models import User
from cases import actions
from cases.lifecycle import Stage
from cases.models import Case, Document, LetterTemplate, Person
from cases.papers import Recipient
from srojugend.demo.moment import on
from web.pdf import pdf_from_html
from web.uploads.apart import check_apart

KINDS = Document.Kind
# title, kind, from whom, days ago, what it says
RECEIVED = (
    ("Bericht der Klassenlehrerin", KINDS.REPORT, "Grundschule Mülfort", 18, "Kommt seit den Ferien oft zu spät."),
    ("Vorsorgeuntersuchung U9", KINDS.CERTIFICATE, "Kinderarztpraxis", 40, "Altersgemäß entwickelt, Impfungen fehlen."),
    ("Einwilligung in den Austausch mit der Schule", KINDS.CONSENT, "Mutter", 25, "Gilt bis zum Ende des Schuljahres."),
)
LETTER = """{salutation},

wie besprochen kommen wir Sie zu Hause besuchen: am Dienstag um 15 Uhr.

Ich komme mit Deniz Aksoy. Wir möchten hören, was gut läuft und was schwer ist.

- Sie müssen nichts vorbereiten.
- Passt Ihnen der Termin doch nicht, rufen Sie mich bitte an."""


def load(people: dict[str, User]) -> None:
    """Put papers into the first open cases of Jana Brandt."""
    brandt = people["brandt"]
    rows = Case.objects.visible_to(brandt).open().led_by(brandt).exclude(stage=Stage.COMMISSION)
    cases = list(rows.select_related("child", "family", "area").order_by("file_number")[:3])
    for number, case in zip(count(), cases, strict=False):
        _received(case, by=brandt, number=number)
    if cases:
        _photo(cases[0], by=brandt)
        _letters(cases[0], by=brandt)


def _received(case: Case, *, by: User, number: int) -> None:
    for title, kind, sender, days, words in RECEIVED[: 3 - number]:
        day = max(timezone.localdate() - timedelta(days=days), case.opened_on)
        checked = check_apart(io.BytesIO(_scan(title, f"{words} ({case.file_number})")), f"{title}.pdf")
        with on(day):
            actions.add_document(case, by=by, checked=checked, title=title, kind=kind, sender=sender, received_on=day)


def _photo(case: Case, *, by: User) -> None:
    picture, out = Image.new("RGB", (900, 600), "#dfe5f5"), io.BytesIO()
    ImageDraw.Draw(picture).rectangle((240, 180, 660, 470), fill="#8aa0d6", outline="#2044aa", width=8)
    picture.save(out, "JPEG")
    checked = check_apart(io.BytesIO(out.getvalue()), "IMG_2044.jpg")
    today = timezone.localdate()
    actions.add_document(case, by=by, checked=checked, title="Kinderzimmer", kind=KINDS.PHOTO, received_on=today)


def _letters(case: Case, *, by: User) -> None:
    parent = Person.objects.filter(family=case.family_id).exclude(role=Person.Role.CHILD).first()
    recipient = Recipient(person=parent)
    visit = LetterTemplate.objects.get(name="Terminbestätigung Hausbesuch")
    letter = actions.draft_letter(case, by=by, template=visit, recipient=recipient)
    letter = actions.edit_letter(
        letter,
        by=by,
        version=letter.version,
        address=f"{parent.first_name} {parent.last_name}\nMühlenstraße 3\n41238 Mönchengladbach"
        if parent
        else "Familie",
        letter_date=letter.letter_date,
        subject=letter.subject,
        body=LETTER.format(salutation=recipient.salutation()),
    )
    actions.send_letter(letter, by=by, version=letter.version, channel="post")
    invitation = LetterTemplate.objects.get(name="Einladung zum Gespräch")
    actions.draft_letter(case, by=by, template=invitation, recipient=recipient)


def _scan(title: str, words: str) -> bytes:
    """One page as it comes from outside: readable, and without anything of our own papers in it."""
    html = (
        f'<!doctype html><html lang="de"><title>{title}</title><link rel="stylesheet" href="sro:print.css">'
        f"<h1>{title}</h1><p>{words}</p></html>"
    )
    return pdf_from_html(html, created=timezone.now())
