"""What may be true is asked about: the question stands there, what was typed stays, a tick answers just this."""

from typing import Any

import pytest
from django import forms
from django.http import HttpResponse
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from tests.web.test_forms import Elements
from web import forms as web_forms
from web.doubts import Doubt, DoubtField, settle
from web.http import answer_form, refused

pytestmark = pytest.mark.django_db

QUESTION = "Die Mutter ist jünger als das Kind. Stimmt das?"


class BirthForm(web_forms.Form):
    mother = forms.IntegerField(label="Jahr der Mutter")
    child = forms.IntegerField(label="Jahr des Kindes")
    confirmed = DoubtField()


def questions_about(mother: int, child: int) -> list[str]:
    return [QUESTION] if mother > child else []


def post(**data: str) -> tuple[BirthForm, bool]:
    """Send the form to an action that doubts; returns the form and whether something was done."""
    form, request = BirthForm(data), RequestFactory().post("/")
    request.htmx = HtmxDetails(request)  # type: ignore[attr-defined]
    done: list[dict[str, Any]] = []

    def act(given: dict[str, Any]) -> str:
        settle(questions_about(given["mother"], given["child"]), confirmed=given["confirmed"])
        done.append(given)
        return "/fertig/"

    answer = answer_form(request, form, act, again=lambda form: HttpResponse(str(form), status=422))
    return form, answer.status_code == 302 and bool(done)


def box_of(form: BirthForm) -> dict[str, str | None]:
    return Elements(str(form)).by_id("id_confirmed")


def test_before_anything_is_doubted_nobody_sees_a_box() -> None:
    assert box_of(BirthForm())["type"] == "hidden"
    assert "stimmt" not in str(BirthForm())


def test_what_is_beyond_doubt_goes_through_at_once() -> None:
    assert post(mother="1990", child="2015")[1]


def test_a_doubt_shows_its_question_with_an_empty_box_and_keeps_what_was_typed() -> None:
    form, was_done = post(mother="2016", child="2015")
    assert not was_done
    assert QUESTION in str(form)
    assert box_of(form)["type"] == "checkbox"
    assert "checked" not in box_of(form)
    assert Elements(str(form)).by_id("id_mother")["value"] == "2016"
    assert form.only_asks


def test_the_second_post_with_the_tick_goes_through() -> None:
    asked, _ = post(mother="2016", child="2015")
    assert post(mother="2016", child="2015", confirmed=str(box_of(asked)["value"]))[1]


@pytest.mark.parametrize("tick", ["", "on", "true", "0" * 16])
def test_no_other_tick_answers_it(tick: str) -> None:
    assert not post(mother="2016", child="2015", confirmed=tick)[1]


def test_another_question_is_asked_again() -> None:
    first, second = Doubt(["Stimmt das?"]), Doubt(["Stimmt das auch?"])
    with pytest.raises(Doubt, match="Stimmt das auch"):
        settle(second.questions, confirmed=first.answer)


def test_a_form_that_cannot_ask_is_a_mistake_of_its_author() -> None:
    class Plain(web_forms.Form):
        name = forms.CharField()

    form = Plain({"name": "Kim"})
    assert form.is_valid()
    with pytest.raises(KeyError):
        refused(form, Doubt([QUESTION]))
