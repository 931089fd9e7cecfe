"""From the request to the award: three providers answer by their links, the family chooses, one learns who it is."""

import re
from email.message import EmailMessage

from playwright.sync_api import expect

from tests.journeys.case_steps import Family, in_days
from tests.journeys.running import text_of
from tests.journeys.visitor import NARROW, Visitor, visit

LINK = re.compile(r"https?://\S+?(/traeger/\S+)")
IDEAS = (
    "Wir kommen vor der Schule und üben den Morgen gemeinsam.",
    "Wir begleiten die Mutter zum Frühstückstreff und kommen zweimal in der Woche.",
)

RATING = {
    "Wie gut passt die Idee zum Bedarf und zu den Zielen?": "passt sehr gut",
    "Wie gut passen Person und Qualifikation?": "passt gut",
    "Wie gut passen Beginn und Zeiten?": "passt sehr gut",
    "Wie nah ist das Angebot an Familie und Sozialraum?": "passt gut",
    "Ist das Angebot geeignet?": "geeignet",
    "Begründung": "Die Idee trifft den Morgen.",
}


def three_are_asked(brandt: Visitor, family: Family, hours: str) -> list[EmailMessage]:
    """Read and word the sheet, then send; returns the mails the providers got."""
    brandt.see("3 Anfragen liegen bereit")
    brandt.follow("Anfragen und Angebote", within=brandt.page.get_by_role("navigation", name="Bereiche der Hilfe"))
    brandt.look("fall-22-anfragen-bereit")
    brandt.follow("Blatt bearbeiten")
    need = brandt.page.get_by_label("Wofür wird die Hilfe gebraucht?")
    assert family.first_name not in need.input_value()
    brandt.fill({"Wofür wird die Hilfe gebraucht?": f"{family.first_name} {family.last_name} kommt zu spät."})
    brandt.press("Blatt speichern")
    brandt.see("Daran ist die Familie zu erkennen.")
    brandt.look("fall-22a-blatt")
    brandt.fill({"Wofür wird die Hilfe gebraucht?": "Der Morgen vor der Schule gelingt nicht."})
    brandt.press("Blatt speichern")
    brandt.follow("Auswahl ändern")
    brandt.look("fall-22b-traeger")
    brandt.press("Auswahl speichern")
    brandt.follow("Anfragen ansehen und senden")
    brandt.look("fall-22c-senden")
    brandt.page.get_by_role("checkbox").check()
    subject = "Anfrage für eine Hilfe zur Erziehung"
    before = len(brandt.office.mailbox.wait_for(0, subject=subject, words="/traeger/"))  # of other helps
    brandt.press("Anfragen senden")
    brandt.see("Die Anfragen sind unterwegs.")
    assert brandt.page.get_by_text("Antwort bis").count() == 3
    brandt.look("fall-23-ambulante-hilfe")
    mails = brandt.office.mailbox.wait_for(before + 3, subject=subject, words="/traeger/")[before:]
    assert len({str(mail["To"]) for mail in mails}) == 3
    for mail in mails:
        _names_nobody(mail.as_string() + text_of(mail), family)
    return mails


def providers_answer(brandt: Visitor, mails: list[EmailMessage], family: Family, hours: str) -> list[Visitor]:
    """Two offer, the third says no; returns their browsers, still open."""
    providers = [_opened(brandt, mail, family, hours) for mail in mails]
    for provider, idea in zip(providers[:2], IDEAS, strict=True):
        provider.press("Wir prüfen und antworten noch")
        provider.press("Angebot senden")
        provider.see("Ihre Idee für diese Hilfe")
        form = provider.form("Ein Angebot machen")
        provider.fill(
            {
                "Ihre Idee für diese Hilfe": idea,
                "Wer kommt?": "Mara Lindt",
                "Qualifikation und Erfahrung": "Sozialpädagogin, acht Jahre SPFH",
                "Beginn möglich ab": in_days(24).isoformat(),
                "Zeiten": "morgens ab 6:30 Uhr",
                "Stunden je Woche": hours,
            },
            within=form,
        )
        provider.press("Angebot senden")
        provider.see("Angebot liegt vor", "Danke.")
        provider.look("fall-22e-angebot-gesendet")
    providers[2].fill({"Warum können Sie die Hilfe nicht anbieten?": "Zurzeit ist niemand frei."})
    providers[2].press("Absage senden")
    providers[2].see("abgesagt: Zurzeit ist niemand frei.")
    return providers


def offers_are_rated(brandt: Visitor, competition: str) -> None:
    """Content first: the price is on no page before the last offer is rated."""
    brandt.open(competition)
    brandt.look("fall-23b-angebote")
    for _ in IDEAS:
        assert "€" not in brandt.page.locator("main").inner_text()
        brandt.follow(re.compile(r"^Angebot von .* bewerten$"))
        assert "€" not in brandt.page.locator("main").inner_text()
        brandt.fill(RATING)
        brandt.look("fall-23c-bewertung")
        brandt.press("Bewertung festhalten")
    expect(brandt.page.locator("main").get_by_text(re.compile("€ je Stunde")).first).to_be_visible()
    brandt.look("fall-23d-vergleich")


def family_chooses_and_the_help_is_awarded(brandt: Visitor) -> str:
    """The wish of the family is followed; returns the name of the chosen provider."""
    brandt.follow("Wahl festhalten")
    wish = brandt.page.get_by_label("Welches Angebot möchte die Familie?")
    wish.select_option(index=1)
    name = str(wish.locator("option:checked").inner_text())
    brandt.fill({"Wer hat gewählt?": "Mutter und Kind gemeinsam", "In Worten der Familie": "Die war gleich nett."})
    brandt.page.get_by_role("checkbox").check()
    brandt.look("fall-23e-wahl")
    brandt.press("Wahl festhalten")
    brandt.see("Die Wahl der Familie ist festgehalten.")
    brandt.follow("Hilfe vergeben")
    brandt.fill({"Begründung": "Die Familie hat dieses Angebot gewählt; es passt zum Morgen."})
    brandt.press("Hilfe vergeben")
    brandt.see(f"Vergeben an {name}")
    brandt.look("fall-23f-vergeben")
    return name


def only_the_chosen_one_reads_the_name(providers: list[Visitor], chosen: str, family: Family) -> None:
    """The others read that it is awarded, and no name."""
    for provider in providers:
        provider.page.reload()
        said = provider.page.locator("main").inner_text()
        if chosen in said:
            provider.see("Die Familie hat Ihr Angebot gewählt")
            assert family.first_name in said
            provider.look("fall-23g-traeger-liest-namen")
        else:
            _names_nobody(said, family)
        provider.demand_calm()
        provider.context.close()


def _opened(brandt: Visitor, mail: EmailMessage, family: Family, hours: str) -> Visitor:
    """A provider follows the link of its mail in a browser that knows nobody here."""
    found, browser = LINK.search(text_of(mail)), brandt.context.browser
    assert found is not None
    assert browser is not None
    provider = visit(browser, brandt.office, has_script=brandt.has_script)
    provider.open(found[1])
    provider.look("fall-22d-link")
    provider.press("Anfrage ansehen")
    provider.see("Worum es geht")
    said = provider.page.locator("main").inner_text()
    _names_nobody(said, family)
    for words in ("Altersgruppe: 6 bis 9 Jahre", f"{hours} Fachleistungsstunden je Woche", "Der Morgen vor der Schule"):
        assert words in said
    if provider.has_script:
        provider.examine("fall-22d-anfrage-schmal", NARROW)
    return provider


def _names_nobody(text: str, family: Family) -> None:
    for name in (family.first_name, family.last_name, "Mülfort", "Katrin", "RO-20"):
        assert name not in text
