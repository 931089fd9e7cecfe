"""The Schutzplan in the browser and on paper."""

import io
from pathlib import Path
from typing import Any

import outloud
import pdfua
import pytest
from django.urls import reverse
from pypdf import PdfReader

from accounts.models import User
from audit.models import Read
from cases import actions
from cases.models import SafetyPlan
from tests.cases.goals_office import a_contact, a_measure, a_plan, a_plan_in_force, a_signature, a_whole_plan
from tests.conftest import ClientOf
from tests.house.queries import page_of, queries_of
from tests.house.test_budgets import listed
from tests.office import a_case, in_days

pytestmark = pytest.mark.django_db
PAGE = 12  # case, head, plan with four parts, versions, the rights, the read log


def _text(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return "\n".join(page.extract_text() for page in pages).replace("\u00a0", " ")


def _paper(client_of: ClientOf, user: User, plan: SafetyPlan) -> bytes:
    answer = client_of(user).get(reverse("cases:safety_plan_print", args=[plan.case.key, plan.key]))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    return bytes(answer.content)


def _post(client: Any, name: str, form_key: str, /, *keys: Any, **body: Any) -> Any:
    return client.post(reverse(name, args=keys), body | {"idempotency_key": form_key})


def test_a_plan_is_begun_written_and_put_in_force_from_the_page(
    client_of: ClientOf, brandt: User, form_key: str
) -> None:
    case, client = a_case(), client_of(brandt)
    assert _post(client, "cases:safety_plan", form_key, case.key).status_code == 302
    plan = SafetyPlan.objects.get()
    keys = (case.key, plan.key)
    _post(client, "cases:safety_in_force", form_key, *keys)
    assert "Nennen Sie mindestens eine Maßnahme." in page_of(client, reverse("cases:safety_plan", args=[case.key]))
    words = {"what": "Milan schläft bei der Oma.", "who": "Oma", "begins_on": in_days(0)}
    assert _post(client, "cases:safety_measure_new", form_key, *keys, **words).status_code == 302
    contact = {"name": "Oma Gerda", "phone": "02161 1234", "when": "immer"}
    assert _post(client, "cases:safety_contact_new", form_key, *keys, **contact).status_code == 302
    refusal = {"role": "parent", "name": "Kai Sommer", "has_signed": "no", "on": in_days(0)}
    answer = _post(client, "cases:safety_sign", form_key, *keys, **refusal)
    assert "Wer nicht unterschreibt, hat einen Grund" in answer.content.decode()
    refusal["refusal"] = "Er will erst fragen."
    assert _post(client, "cases:safety_sign", form_key, *keys, **refusal).status_code == 302
    key = form_key[:-1] + ("0" if form_key[-1] != "0" else "1")
    _post(client, "cases:safety_in_force", key, *keys)
    page = page_of(client, reverse("cases:safety_plan", args=[case.key]))
    assert "unterschreibt nicht" in page
    assert "In Kraft gesetzt am" in page
    assert reverse("cases:safety_measure_new", args=keys) not in page, "frozen"


def test_the_old_version_stays_readable(client_of: ClientOf, brandt: User) -> None:
    first = a_plan_in_force()
    second = a_plan(first.case)
    a_measure(second, what="Milan schläft bei Tante Ute.")
    actions.put_in_force(second, by=brandt)
    old = page_of(client_of(brandt), reverse("cases:safety_plan_version", args=[first.case.key, first.key]))
    assert "Ersetzt am" in old
    assert "Tante Ute" not in old
    assert "Tante Ute" in page_of(client_of(brandt), reverse("cases:safety_plan", args=[first.case.key]))


def test_who_only_reads_gets_no_buttons_and_the_paper(client_of: ClientOf, aksoy: User) -> None:
    plan = a_whole_plan()
    page = page_of(client_of(aksoy), reverse("cases:safety_plan", args=[plan.case.key]))
    assert "In Kraft setzen" not in page
    assert reverse("cases:safety_plan_print", args=[plan.case.key, plan.key]) in page
    assert _paper(client_of, aksoy, plan)


def test_the_page_asks_the_same_for_one_measure_and_for_twenty(client_of: ClientOf, brandt: User) -> None:
    plan = a_whole_plan()
    client, url = client_of(brandt), reverse("cases:safety_plan", args=[plan.case.key])
    few = queries_of(client, url)
    for _ in range(10):
        a_measure(plan)
        a_contact(plan)
    many = queries_of(client, url)
    assert len(many) == len(few) <= PAGE, listed(many)


# Paper


def test_the_paper_says_everything_in_plain_words_with_the_numbers(client_of: ClientOf, brandt: User) -> None:
    plan = a_whole_plan()
    text = _text(_paper(client_of, brandt, plan))
    for words in (
        "Unser Schutzplan",
        "Hier rufe ich an",
        "02161 25-0",
        "110",
        "Milan schläft bei der Oma.",
        "Oma Gerda",
    ):
        assert words in text
    assert "Katrin Sommerfeld" in text, "a line for her signature"
    assert "Entwurf" in text
    assert "§" not in text


def test_a_refusal_stands_on_the_paper_and_its_reason_does_not(client_of: ClientOf, brandt: User) -> None:
    plan = a_whole_plan()
    a_signature(plan, has_signed=False, refusal="Das geht niemanden etwas an.")
    text = _text(_paper(client_of, brandt, plan))
    assert "unterschreibt nicht" in text
    assert "niemanden etwas an" not in text


def test_the_paper_is_for_everybody(client_of: ClientOf, brandt: User, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(_paper(client_of, brandt, a_plan_in_force()))
    result = outloud.check(str(path))
    assert not result.error
    assert [(each.rule, each.message) for each in result.findings if each.severity != "info"] == []
    assert [(each.rule_id, each.message) for each in pdfua.validate(str(path)).findings] == []


def test_printing_is_recorded_as_printing(client_of: ClientOf, brandt: User) -> None:
    plan = a_whole_plan()
    _paper(client_of, brandt, plan)
    row = Read.objects.order_by("-id").first()
    assert row is not None
    assert (row.page, row.kind, row.case_key) == ("safety_plan_print", Read.Kind.PRINT, plan.case.key)
