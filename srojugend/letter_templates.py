"""The letters an office starts with: plain German, with gaps in square brackets for what only people know."""

from collections.abc import Iterable

from cases.models import LetterTemplate, LetterTemplateVersion

Kind = LetterTemplate.Kind

# name, kind, subject, text
LETTER_TEMPLATES: tuple[tuple[str, LetterTemplate.Kind, str, str], ...] = (
    (
        "Einladung zum Gespräch",
        Kind.INVITATION,
        "Einladung zu einem Gespräch",
        """{{ anrede }},

ich möchte gern mit Ihnen sprechen. Es geht um {{ kind }} und darum, was Ihrer Familie gerade hilft.

Bitte kommen Sie am [Wochentag, Datum, Uhrzeit] in das Jugendamt, [Raum und Adresse].

- Bringen Sie gern jemanden mit, dem Sie vertrauen.
- Brauchen Sie jemanden, der übersetzt? Sagen Sie mir bitte vorher Bescheid.
- Passt Ihnen der Termin nicht, finden wir einen anderen.

Sie erreichen mich unter {{ telefon }}.""",
    ),
    (
        "Terminbestätigung Hausbesuch",
        Kind.HOME_VISIT,
        "Unser Besuch bei Ihnen",
        """{{ anrede }},

wie besprochen komme ich Sie zu Hause besuchen: am [Wochentag, Datum, Uhrzeit].

Ich komme mit [Name der zweiten Fachkraft]. Wir möchten Sie und {{ kind }} kennenlernen und hören, was gut läuft und \
was schwer ist.

Passt Ihnen der Termin doch nicht, rufen Sie mich bitte an: {{ telefon }}.""",
    ),
    (
        "Rückmeldung an die meldende Stelle",
        Kind.FEEDBACK,
        "Rückmeldung zu Ihrer Mitteilung vom [Datum der Mitteilung]",
        """{{ anrede }},

vielen Dank für Ihre Mitteilung. Sie ist bei uns eingegangen, und wir kümmern uns darum.

Aus Gründen des Datenschutzes können wir Ihnen nicht mehr dazu sagen. Wenn Sie noch etwas wissen oder sich wieder \
Sorgen machen, rufen Sie uns bitte an: {{ telefon }}.""",
    ),
    (
        "Bitte um einen Bericht",
        Kind.REQUEST,
        "Bitte um einen Bericht",
        """{{ anrede }},

wir begleiten {{ kind_name }}, geboren am {{ geburtsdatum }}. Die Sorgeberechtigten haben eingewilligt, dass Sie uns \
berichten; die Einwilligung liegt bei.

Bitte schreiben Sie uns bis zum [Datum]:

- Was gelingt {{ kind }} gut?
- Was macht Ihnen Sorgen, und was haben Sie selbst gesehen oder gehört?
- Wie arbeiten die Eltern mit Ihnen zusammen?
- Was hat {{ kind }} selbst dazu gesagt?

Trennen Sie bitte, was Sie beobachtet haben, von dem, was Sie vermuten.

Anlage: Einwilligung vom [Datum der Einwilligung]""",
    ),
    (
        "Einwilligung und Entbindung von der Schweigepflicht",
        Kind.CONSENT,
        "Ihre Einwilligung: Wer darf mit wem sprechen?",
        """{{ anrede }},

wir möchten mit anderen über {{ kind_name }} sprechen. Das dürfen wir nur, wenn Sie es erlauben. Sie entscheiden \
frei. Wenn Sie nein sagen, hat das keine Nachteile für Ihre Familie.

Ich bin einverstanden, dass das Jugendamt Mönchengladbach und [Name der Einrichtung oder Person] miteinander \
sprechen dürfen

- über: [worüber gesprochen werden darf]
- wofür: [wozu das gebraucht wird]
- bis: [Datum, an dem die Erlaubnis endet]

Dafür entbinde ich sie von der Schweigepflicht. Ich kann meine Erlaubnis jederzeit zurücknehmen; ein Anruf oder ein \
Satz auf Papier genügt.

Ort und Datum: ____________________________________________

Unterschrift: ______________________________________________

Unterschrift der oder des Jugendlichen: ______________________""",
    ),
    (
        "Keine Hilfe zur Erziehung nötig",
        Kind.CLOSING,
        "Ergebnis unserer Gespräche",
        """{{ anrede }},

danke, dass Sie mit uns gesprochen haben. Wir sind gemeinsam zu dem Ergebnis gekommen, dass Ihre Familie zurzeit \
keine Hilfe des Jugendamts braucht.

Das haben Sie selbst geschafft oder im Stadtteil gefunden: [was trägt, in den Worten der Familie].

Wird es wieder schwerer, melden Sie sich jederzeit: {{ telefon }}. Sie müssen dann nicht von vorn anfangen.""",
    ),
    (
        "Abschluss der Zusammenarbeit",
        Kind.CLOSING,
        "Abschluss unserer Zusammenarbeit",
        """{{ anrede }},

unsere Zusammenarbeit endet am [Datum]. Sie haben viel erreicht: [was erreicht wurde, in den Worten der Familie].

Wir bewahren Ihre Unterlagen auf, wie das Gesetz es verlangt. Sie können sie einsehen; rufen Sie uns dazu bitte an.

Wenn Sie uns wieder brauchen, erreichen Sie uns unter {{ telefon }}.""",
    ),
    (
        "Schreiben ohne Vorgabe",
        Kind.OTHER,
        "[Betreff]",
        """{{ anrede }},

[Text]""",
    ),
)


# The words of a Bescheid and of the legal remedy: drafts to be checked by whoever answers for them. The remedy differs
# by Land and by kind of help (domain.md §5), therefore it carries a gap without which nothing is finished.
NOTICE_TEMPLATES: tuple[tuple[str, LetterTemplate.Kind, str, str], ...] = (
    (
        "Bescheid über die Bewilligung einer Hilfe",
        Kind.NOTICE_GRANTED,
        "Bescheid über Hilfe zur Erziehung, Aktenzeichen {{ aktenzeichen }}",
        """{{ anrede }},

auf Ihren Antrag vom {{ antrag_vom }} entscheiden wir für {{ kind_name }}, geboren am {{ geburtsdatum }}:

{{ entscheidung }}

- Hilfe: {{ hilfe }}
- Zeitraum: {{ zeitraum }}
- Umfang: {{ umfang }}

{{ auflagen }}

Begründung

Die Hilfe ist geeignet und notwendig (§ 27 Abs. 1 SGB VIII). Ziel der Hilfe: {{ ziel }} Näheres steht im Hilfeplan \
(§ 36 SGB VIII), den wir mit Ihnen aufstellen.

Bitte sagen Sie uns, wenn sich bei Ihnen etwas Wichtiges ändert. Sie erreichen uns unter {{ telefon }}.

{{ rechtsbehelf }}""",
    ),
    (
        "Bescheid über die Ablehnung einer Hilfe",
        Kind.NOTICE_REFUSED,
        "Bescheid über Ihren Antrag auf Hilfe zur Erziehung, Aktenzeichen {{ aktenzeichen }}",
        """{{ anrede }},

Ihren Antrag vom {{ antrag_vom }} für {{ kind_name }}, geboren am {{ geburtsdatum }}, lehnen wir ab. Beantragt war: \
{{ hilfe }}.

Begründung

{{ gruende }}

Wir sprechen gern mit Ihnen darüber, was Ihnen jetzt helfen kann. Sie erreichen uns unter {{ telefon }}.

{{ rechtsbehelf }}""",
    ),
    (
        "Bescheid über das Ende einer Hilfe",
        Kind.NOTICE_ENDED,
        "Bescheid über das Ende der Hilfe, Aktenzeichen {{ aktenzeichen }}",
        """{{ anrede }},

für {{ kind_name }}, geboren am {{ geburtsdatum }}, entscheiden wir:

{{ entscheidung }}

- Hilfe: {{ hilfe }}
- Zeitraum: {{ zeitraum }}

{{ auflagen }}

Begründung

[warum die Hilfe endet und was mit Ihnen besprochen ist]

Wenn Sie uns wieder brauchen, erreichen Sie uns unter {{ telefon }}.

{{ rechtsbehelf }}""",
    ),
    (
        "Rechtsbehelfsbelehrung",
        Kind.LEGAL_REMEDY,
        "Rechtsbehelfsbelehrung",
        """Rechtsbehelfsbelehrung

Gegen diesen Bescheid können Sie innerhalb eines Monats nach seiner Bekanntgabe Klage bei dem Verwaltungsgericht \
Düsseldorf erheben. [bitte prüfen: Rechtsbehelf, Gericht, Anschrift, Form und Frist]""",
    ),
    (
        "Rechtsbehelf in einfachen Worten",
        Kind.LEGAL_REMEDY_PLAIN,
        "Was Sie tun können",
        """Sprechen Sie zuerst mit uns.
Wir erklären Ihnen die Entscheidung.
Sie können auch zum Gericht gehen.
Das heißt: Sie klagen.
Dafür haben Sie nur kurze Zeit.
Wie lange, das steht am Ende vom Bescheid.
Sie dürfen sich helfen lassen.
Zum Beispiel von einer Beratungsstelle oder von einer Rechtsanwältin.""",
    ),
)


def load() -> None:
    """Write the first version of each template of a letter."""
    _load(LETTER_TEMPLATES)


def load_notices() -> None:
    """Write the first version of each template of a Bescheid, where an office has none of its kind yet."""
    kinds = set(LetterTemplate.objects.values_list("kind", flat=True))
    _load(row for row in NOTICE_TEMPLATES if row[1] not in kinds)


def _load(rows: Iterable[tuple[str, LetterTemplate.Kind, str, str]]) -> None:
    for name, kind, subject, body in rows:
        template = LetterTemplate.objects.create(name=name, kind=kind)
        LetterTemplateVersion.objects.create(template=template, number=1, subject=subject, body=body)
