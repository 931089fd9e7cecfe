"""Sign in and out: one sentence for every refusal, the personas listed in the demo only."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.forms import REFUSAL
from accounts.models import User

pytestmark = pytest.mark.django_db

URL = "/anmelden/"


def _sign_in(client: Client, username: str, password: str) -> str:
    """The answer as text; empty when it led on."""
    answer = client.post(URL, {"username": username, "password": password})
    return "" if answer.status_code == 302 else answer.content.decode()


def test_the_right_password_leads_to_the_working_day(client: Client, brandt: User) -> None:
    answer = client.post(URL, {"username": "brandt", "password": "demo"})
    assert answer.headers["Location"] == reverse("home")
    assert client.get(reverse("home")).status_code == 200


def test_signing_in_leads_where_one_wanted_to_go(client: Client, brandt: User) -> None:
    wanted = reverse("socialspace:offers")
    asked = client.get(wanted)
    assert asked.headers["Location"] == f"{URL}?next={wanted}"
    assert f'name="next" value="{wanted}"' in client.get(asked.headers["Location"]).content.decode()
    answer = client.post(URL, {"username": "brandt", "password": "demo", "next": wanted})
    assert answer.headers["Location"] == wanted


def test_nobody_is_led_to_another_house(client: Client, brandt: User) -> None:
    answer = client.post(URL, {"username": "brandt", "password": "demo", "next": "https://example.org/"})
    assert answer.headers["Location"] == reverse("home")


def test_a_wrong_password_an_unknown_name_and_a_former_colleague_hear_the_same_sentence(
    client: Client, brandt: User, vossen: User
) -> None:
    vossen.is_active = False
    vossen.save(update_fields=["is_active"])
    answers = [_sign_in(client, *pair) for pair in (("brandt", "falsch"), ("niemand", "demo"), ("vossen", "demo"))]
    assert all(REFUSAL in answer for answer in answers)
    assert not any(word in "".join(answers) for word in ("falsch", 'value="demo"'))
    assert client.get(reverse("home")).status_code == 302


def test_what_was_typed_as_name_stays_and_the_password_does_not(client: Client, brandt: User) -> None:
    answer = _sign_in(client, "brandt", "geheimes Wort")
    assert 'value="brandt"' in answer
    assert "geheimes Wort" not in answer


@pytest.mark.parametrize("text", ["", "x" * 100_000, "🙂", "\u202eabc", "<script>alert(1)</script>", "' OR 1=1 --"])
def test_whatever_is_typed_is_answered_with_a_sentence(client: Client, brandt: User, text: str) -> None:
    for pair in ((text, "demo"), ("brandt", text)):
        answer = _sign_in(client, *pair)
        assert "kern-error" in answer or REFUSAL in answer
        assert "<script>alert(1)" not in answer


def test_signing_out_ends_the_session_and_takes_a_post(client: Client, brandt: User) -> None:
    client.force_login(brandt)
    assert client.get(reverse("accounts:sign_out")).status_code == 405
    assert client.post(reverse("accounts:sign_out")).headers["Location"] == URL
    assert client.get(reverse("home")).status_code == 302


def test_the_demo_lists_its_personas_with_a_button_each(client: Client, brandt: User, settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]
    page = client.get(URL).content.decode()
    for colleague in User.objects.all():
        assert f"{colleague.get_full_name()}</div>" in page
        assert f'name="username" value="{colleague.username}"' in page
    assert "ASD-Teamleitung · felten" in page


def test_outside_the_demo_nobody_is_listed(client: Client, brandt: User) -> None:
    page = client.get(URL).content.decode()
    assert "Jana Brandt" not in page
    assert 'value="demo"' not in page
