"""The chain of decisions: a clean one holds, each tampering is found and named, and those who must know are told."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.models import Notification
from approvals import actions
from approvals.actions.sealing import digest_of
from approvals.canon import canonical
from approvals.models import Decision, Ruling, Seal, UrgentDecision
from approvals.verification import Report, check_chain
from tests.approvals.chain_office import a_decision_with_conditions, an_escalated_decision, an_urgent_decision
from tests.committed import as_owner
from tests.committed import committed_office as committed_office
from tests.office import a_decision, colleague, in_days

pytestmark = pytest.mark.django_db


def _a_chain() -> None:
    """One of each: granted, with a condition, passed on and ruled about, urgent."""
    a_decision()
    a_decision_with_conditions()
    felten, orth = colleague("felten"), colleague("orth")
    ruling = actions.enter_ruling(
        an_escalated_decision().submission,
        by=felten,
        ruled_by="Abteilungsleitung",
        ruled_on=in_days(0),
        outcome="approved",
        text="Bewilligt.",
    )
    actions.answer_ruling(ruling, by=orth, agrees=True)
    actions.answer_urgent(an_urgent_decision(), by=felten, agrees=True)


UNGUARDED = """
DO $$ DECLARE row record; BEGIN
  FOR row IN SELECT conrelid::regclass AS place, conname FROM pg_constraint
             WHERE contype = 'f' AND conrelid::regclass::text LIKE 'approvals_%' LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', row.place, row.conname);
  END LOOP;
  FOR row IN SELECT oid::regclass AS place FROM pg_class WHERE relkind = 'r' AND relname LIKE 'approvals_%' LOOP
    EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', row.place);
  END LOOP;
END $$
"""


def _tamper(*statements: str) -> None:
    """Change rows as the owner of the database with every guard off."""
    with as_owner(connection.settings_dict["NAME"]) as cursor:
        cursor.execute(UNGUARDED)
        for statement in statements:
            cursor.execute(statement)


def _said() -> str:
    return str(check_chain().broken)


def test_an_empty_chain_holds() -> None:
    assert check_chain() == Report(0, None)


def test_a_chain_of_everything_that_is_sealed_holds_and_the_command_says_how_long_it_is() -> None:
    _a_chain()
    assert check_chain() == Report(5, None)
    said = StringIO()
    call_command("verify_decisions", stdout=said)
    assert said.getvalue() == "Die Kette hält: 5 Glieder geprüft.\n"


def _of_link(change: str, column: str, number: int = 1) -> Callable[[], None]:
    """The same change in the row the link of this number stands on."""
    link = f"(SELECT decision_id FROM approvals_seal WHERE number = {number})"  # noqa: S608  # own words
    return lambda: _tamper(f"{change} WHERE {column} = {link}")


TAMPERINGS: dict[str, tuple[Callable[[], None], str]] = {
    "outcome": (
        _of_link("UPDATE approvals_decision SET outcome = 'refused'", "id"),
        "Glied 1 (Beschluss GK-{year}-0001): Seit dem Siegel geändert: Ergebnis.",
    ),
    "text": (
        _of_link("UPDATE approvals_decision SET text = 'Anders.'", "id"),
        "Glied 1 (Beschluss GK-{year}-0001): Seit dem Siegel geändert: Beschlusstext.",
    ),
    "who decided": (
        _of_link("UPDATE approvals_decision SET decided_by_id = (SELECT max(id) FROM accounts_user)", "id"),
        "Glied 1 (Beschluss GK-{year}-0001): Seit dem Siegel geändert: wer festgestellt hat.",
    ),
    "reason of a voice": (
        lambda: _tamper("UPDATE approvals_voice SET reason = 'Nein.' WHERE id = (SELECT min(id) FROM approvals_voice)"),
        "Glied 1 (Beschluss GK-{year}-0001): Seit dem Siegel geändert: Stimme ASD-Teamleitung: Begründung.",
    ),
    "a voice deleted": (
        lambda: _tamper("DELETE FROM approvals_voice WHERE id = (SELECT min(id) FROM approvals_voice)"),
        "Glied 1 (Beschluss GK-{year}-0001): Seit dem Siegel geändert: Stimme ASD-Teamleitung fehlt.",
    ),
    "condition deleted": (
        _of_link("DELETE FROM approvals_decisioncondition", "decision_id", number=2),
        "Glied 2 (Beschluss GK-{year}-0002): Seit dem Siegel geändert: Auflagen.",
    ),
    "condition added": (
        lambda: _tamper(
            "INSERT INTO approvals_decisioncondition (key, created_at, decision_id, bearer, what, until) SELECT "
            "gen_random_uuid(), now(), decision_id, 'family', 'Mehr.', now() FROM approvals_seal WHERE number = 1"
        ),
        "Glied 1 (Beschluss GK-{year}-0001): Seit dem Siegel geändert: Auflagen.",
    ),
    "frozen content": (
        lambda: _tamper(
            "UPDATE approvals_submission SET content = jsonb_set(content, '{cost_cents}', '1') WHERE id = "
            "(SELECT min(submission_id) FROM approvals_decision)"
        ),
        "Glied 1 (Beschluss GK-{year}-0001): Seit dem Siegel geändert: Vorlage: festgeschriebener Inhalt.",
    ),
    "ruling": (
        lambda: _tamper("UPDATE approvals_ruling SET outcome = 'refused'"),
        "Glied 4 (Entscheid zu Beschluss GK-{year}-0003): Seit dem Siegel geändert: Ergebnis.",
    ),
    "who confirmed a ruling": (
        lambda: _tamper("UPDATE approvals_rulinganswer SET by_id = (SELECT entered_by_id FROM approvals_ruling)"),
        "Glied 4 (Entscheid zu Beschluss GK-{year}-0003): Seit dem Siegel geändert: wer bestätigt hat.",
    ),
    "second name gone": (
        lambda: _tamper("DELETE FROM approvals_urgentanswer"),
        "): Eine Zeile, auf der es steht, ist nicht mehr da.",
    ),
    "content of a seal": (
        lambda: _tamper("UPDATE approvals_seal SET content = replace(content, 'approved', 'refused') WHERE number = 1"),
        "Glied 1 (Beschluss GK-{year}-0001): Seine Prüfsumme passt nicht zu seinem Inhalt.",
    ),
    "seal removed": (
        lambda: _tamper("DELETE FROM approvals_seal WHERE number = 2"),
        "Glied 2 (Beschluss GK-{year}-0003): Vor ihm fehlt Glied 2 (Beschluss GK-{year}-0002).",
    ),
    "last seal removed": (
        lambda: _tamper("DELETE FROM approvals_seal WHERE number = 5"),
        "Ohne Glied (Eilentscheidung zu ",
    ),
    "decision and its seal removed": (
        lambda: _tamper(
            "DELETE FROM approvals_seal WHERE number > 2",
            "DELETE FROM approvals_rulinganswer",
            "DELETE FROM approvals_urgentanswer",
            "DELETE FROM approvals_decision WHERE number LIKE '%-0003'",
        ),
        "Ohne Glied (Beschluss GK-{year}-0003): Die Nummer ist vergeben, der Beschluss fehlt.",
    ),
    "seals swapped": (
        lambda: _tamper(
            "UPDATE approvals_seal SET number = 99 WHERE number = 1",
            "UPDATE approvals_seal SET number = 1 WHERE number = 2",
            "UPDATE approvals_seal SET number = 2 WHERE number = 99",
        ),
        "Glied 1 (Beschluss GK-{year}-0002): Es schließt nicht an das Glied davor an.",
    ),
    "seals of each other's decision": (
        lambda: _tamper(
            "ALTER TABLE approvals_seal DROP CONSTRAINT approvals_seal_decision_id_key",
            "WITH two AS (SELECT sum(decision_id) AS whole FROM approvals_seal WHERE number < 3) "
            "UPDATE approvals_seal SET decision_id = two.whole - decision_id FROM two WHERE number < 3",
        ),
        "Glied 1 (Beschluss GK-{year}-0002): Seit dem Siegel geändert: ",
    ),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_tampering_is_found_and_named(name: str) -> None:
    tamper, sentence = TAMPERINGS[name]
    _a_chain()
    tamper()
    assert sentence.format(year=in_days(0).year) in _said()
    with pytest.raises(CommandError, match=r"^Die Kette ist gebrochen\. \d Glieder geprüft\. (Glied|Ohne)") as failure:
        call_command("verify_decisions", stdout=StringIO())
    assert failure.value.returncode == 1


def test_a_seal_made_anew_over_changed_words_does_not_fit_the_next() -> None:
    a_decision()
    a_decision()
    first = Seal.objects.get(number=1)
    _tamper("UPDATE approvals_decision SET text = 'Anders.' WHERE number LIKE '%-0001'")
    content = canonical(decision=Decision.objects.get(seal=first))
    with as_owner(connection.settings_dict["NAME"]) as cursor:
        values = [content, digest_of(first.previous, content)]
        cursor.execute("UPDATE approvals_seal SET content = %s, digest = %s WHERE number = 1", values)
    assert _said().startswith("Glied 2 (Beschluss GK-")
    assert _said().endswith("Es schließt nicht an das Glied davor an.")


def test_the_leads_and_data_protection_are_told_once_and_no_word_of_the_case() -> None:
    _a_chain()
    _tamper("UPDATE approvals_decision SET outcome = 'refused' WHERE number LIKE '%-0001'")
    for _ in range(2):
        said = StringIO()
        call_command("daily", stdout=said)
    year = in_days(0).year
    told = Notification.objects.filter(text__startswith="Die Prüfung der Beschlüsse hat eine Abweichung gefunden")
    assert sorted(told.values_list("recipient__username", "text")) == [
        (name, f"Die Prüfung der Beschlüsse hat eine Abweichung gefunden: Beschluss GK-{year}-0001. "
         "Sprechen Sie mit dem Datenschutz.")
        for name in ("behrens", "felten", "kemper", "orth")
        if colleague(name).is_lead or name == "behrens"
    ]  # fmt: skip
    assert "Kette der Beschlüsse prüfen: gebrochen, 0 Personen benachrichtigt" in said.getvalue()


def test_what_is_checked_is_everything_that_is_decided() -> None:
    _a_chain()
    sealed = Decision.objects.count() + Ruling.objects.count() + UrgentDecision.objects.count()
    assert check_chain().checked == sealed
