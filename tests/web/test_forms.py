"""Forms: German sentences beside the field, nothing typed is lost, markup that assistive technology understands."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from django import forms
from django.core.exceptions import ValidationError

from accounts.models import User
from web import forms as web_forms


class NoteForm(web_forms.Form):
    question = forms.CharField(label="Fragestellung", help_text="Ein Satz, als Frage.")
    note = forms.CharField(label="Notiz", widget=forms.Textarea, required=False)
    visited_on = forms.DateField(label="Datum des Hausbesuchs", required=False)
    kind = forms.ChoiceField(label="Art", choices=[("a", "angekündigt"), ("u", "unangekündigt")], required=False)
    voice = forms.ChoiceField(
        label="Stimme",
        choices=[("yes", "Zustimmung"), ("no", "Ablehnung")],
        widget=forms.RadioSelect,
        help_text="Zählt einmal.",
        required=False,
    )
    weekly = web_forms.HoursField(label="Umfang", required=False)
    frame = web_forms.EuroField(label="Rahmen", required=False)
    places = forms.IntegerField(label="Anteil in %", min_value=1, max_value=20, required=False)
    email = forms.EmailField(label="E-Mail", required=False)
    consent = forms.BooleanField(label="Einwilligung liegt vor", required=False)


class Elements(HTMLParser):
    """The start tags of a rendered form."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def by_id(self, wanted: str) -> dict[str, str | None]:
        return next(attrs for _, attrs in self.found if attrs.get("id") == wanted)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for found, attrs in self.found if found == tag]


def filled(**data: str) -> NoteForm:
    return NoteForm({"question": "Was hilft?", **data})


@pytest.mark.parametrize(
    ("data", "field", "sentence"),
    [
        ({"question": ""}, "question", "Geben Sie „Fragestellung“ ein."),
        (
            {"visited_on": "31.02.2026"},
            "visited_on",
            "Geben Sie bei „Datum des Hausbesuchs“ einen Tag ein, den es gibt, zum Beispiel 20.11.2026.",
        ),
        (
            {"kind": "x"},
            "kind",
            "Was bei „Art“ gewählt ist, steht nicht mehr zur Wahl. Wählen Sie noch einmal.",
        ),
        ({"weekly": "viel"}, "weekly", "Geben Sie bei „Umfang“ Stunden ein, zum Beispiel 1,5 oder 1:30."),
        ({"frame": "-5"}, "frame", "Geben Sie bei „Rahmen“ einen Betrag zwischen 0 € und 99.999.999,99\u00a0€ ein."),
        ({"places": "99"}, "places", "Geben Sie bei „Anteil in Prozent“ höchstens 20 ein."),
        ({"places": "viele"}, "places", "Geben Sie bei „Anteil in Prozent“ eine ganze Zahl ein."),
        ({"email": "nix"}, "email", "Geben Sie bei „E-Mail“ eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de."),
    ],
)
def test_the_sentence_names_the_field_and_says_what_to_do(data: dict[str, str], field: str, sentence: str) -> None:
    assert filled(**data).errors[field] == [sentence]


def test_a_sentence_of_the_forms_author_stays() -> None:
    class Own(web_forms.Form):
        name = forms.CharField(label="Name", error_messages={"required": "Wie heißt das Kind?"})

    assert Own({}).errors["name"] == ["Wie heißt das Kind?"]


def test_a_hundred_thousand_characters_get_a_clear_sentence_and_are_all_still_there() -> None:
    text = "Ä" * 100_000
    form = filled(note=text)
    assert form.errors["note"] == [
        "„Notiz“ hat 100.000 Zeichen, möglich sind 10.000. Kürzen Sie den Text; er steht noch im Feld."
    ]
    assert text in form["note"].as_field_group()


def test_a_line_break_counts_once() -> None:
    assert filled(note="a\r\n" * 5_000).is_valid()


def test_the_browser_cuts_nothing_off() -> None:
    assert "maxlength" not in str(NoteForm())


def test_what_no_picker_can_show_stays_readable() -> None:
    html = Elements(str(filled(visited_on="31.02.2026")))
    assert html.by_id("id_visited_on")["type"] == "text"
    assert html.by_id("id_visited_on")["value"] == "31.02.2026"


def test_a_day_uses_the_browsers_picker_and_reads_german_dates_too() -> None:
    assert Elements(str(NoteForm(initial={"visited_on": date(2026, 11, 20)}))).by_id("id_visited_on") == {
        "type": "date",
        "name": "visited_on",
        "value": "2026-11-20",
        "id": "id_visited_on",
        "class": "kern-form-input__input",
    }
    form = filled(visited_on="20.11.2026")
    assert form.is_valid()
    assert form.cleaned_data["visited_on"] == date(2026, 11, 20)


def test_amounts_and_hours_become_cents_and_minutes() -> None:
    form = filled(frame="11.760,50 €", weekly="1:30")
    assert form.is_valid()
    assert (form.cleaned_data["frame"], form.cleaned_data["weekly"]) == (1_176_050, 90)


def test_amounts_and_hours_are_shown_as_people_write_them() -> None:
    html = Elements(str(NoteForm(initial={"frame": 1_176_050, "weekly": 90})))
    assert html.by_id("id_frame")["value"] == "11.760,50"
    assert html.by_id("id_weekly")["value"] == "1,5"


def test_an_unreadable_amount_stays_as_it_was_typed() -> None:
    assert Elements(str(filled(frame="elf Euro"))).by_id("id_frame")["value"] == "elf Euro"


def test_hint_and_error_are_announced_with_the_field() -> None:
    html = Elements(str(filled(question="")))
    control = html.by_id("id_question")
    assert control["aria-describedby"] == "id_question_helptext id_question_error"
    assert control["aria-invalid"] == "true"
    assert html.by_id("id_question_helptext")
    assert html.by_id("id_question_error") is not None


def test_every_reference_leads_to_an_element() -> None:
    html = Elements(str(NoteForm({"voice": "?", "visited_on": "x", "email": "x"})))
    ids = {attrs["id"] for _, attrs in html.found if "id" in attrs}
    assert {label["for"] for label in html.all("label")} <= ids
    described = " ".join(attrs.get("aria-describedby") or "" for _, attrs in html.found).split()
    assert set(described) <= ids
    assert {(link["href"] or "").removeprefix("#") for link in html.all("a")} <= ids


def test_only_the_first_wrong_field_takes_the_focus() -> None:
    marked = [attrs for _, attrs in Elements(str(filled(visited_on="x", email="x"))).found if "data-fokus" in attrs]
    assert [attrs["id"] for attrs in marked] == ["id_visited_on"]


def test_in_a_group_only_the_first_choice_takes_the_focus() -> None:
    marked = [attrs for _, attrs in Elements(str(filled(voice="?"))).found if "data-fokus" in attrs]
    assert [attrs["id"] for attrs in marked] == ["id_voice_0"]


def test_a_refusal_of_the_rules_takes_the_focus_when_no_field_is_wrong() -> None:
    form = filled()
    form.add_error(None, ValidationError("Wer einreicht, entscheidet nicht allein."))
    html = str(form)
    assert "Wer einreicht, entscheidet nicht allein." in html
    assert [attrs["class"] for _, attrs in Elements(html).found if "data-fokus" in attrs] == [
        "sro-notice sro-notice--danger sro-notice--top"
    ]


def test_the_summary_leads_to_the_fields() -> None:
    assert filled(visited_on="x", voice="?").summary == [
        ("id_visited_on", filled(visited_on="x").errors["visited_on"][0]),
        ("id_voice_0", filled(voice="?").errors["voice"][0]),
    ]


def test_a_group_of_choices_is_a_fieldset_with_a_legend() -> None:
    html = str(filled(voice="?")["voice"].as_field_group())
    fieldset = Elements(html).all("fieldset")[0]
    assert fieldset["aria-describedby"] == "id_voice_helptext id_voice_error"
    assert re.search(r"<legend[^>]*>\s*Stimme <span[^>]*>– optional</span>", html)


def test_optional_is_said_and_required_needs_no_word() -> None:
    html = NoteForm()
    assert "– optional" in html["note"].as_field_group()
    assert "– optional" not in html["question"].as_field_group()
    assert "– optional" not in html["consent"].as_field_group()
    assert 'aria-required="true"' in html["question"].as_field_group()


def test_numbers_are_typed_as_text_so_that_nothing_unreadable_is_dropped() -> None:
    control = Elements(str(filled(places="viele"))).by_id("id_places")
    assert (control["type"], control["inputmode"], control["value"]) == ("text", "numeric", "viele")


def test_a_choice_from_the_database_asks_in_german() -> None:
    class ChoiceForm(web_forms.Form):
        user = forms.ModelChoiceField(User.objects.none(), label="Wer")

    assert "Bitte wählen" in ChoiceForm()["user"].as_widget()


def test_markup_in_what_was_typed_is_text() -> None:
    assert "<script>" not in str(filled(question="<script>alert(1)</script>", email="<script>"))


def test_errors_of_hidden_fields_are_said() -> None:
    class Secret(web_forms.Form):
        step = forms.IntegerField(widget=forms.HiddenInput, label="Schritt")

    assert "Geben Sie „Schritt“ ein." in str(Secret({}))
