"""Documentation that cannot lie: what it says about states, words and commands is compared with the code."""

import re
import tomllib
from collections.abc import Mapping
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import TextChoices

from approvals.lifecycle import NEXT_MEETING, NEXT_SUBMISSION, OUTCOMES
from cases.lifecycle import NEXT as NEXT_STAGE
from cases.lifecycle import (
    NEXT_BYPASS,
    NEXT_CONDITION,
    NEXT_CONSULTATION,
    NEXT_GOAL,
    NEXT_LETTER,
    NEXT_MANDATE,
    NEXT_PLAN,
    NEXT_PROTECTION,
    NEXT_REPORT,
)
from conferences.lifecycle import NEXT as NEXT_STATE
from hze.lifecycle import NEXT_PHASE, NEXT_REIMBURSEMENT, NEXT_REQUEST, NEXT_STATEMENT
from socialspace.lifecycle import NEXT_PROJECT, NEXT_TRAINING

ROOT = Path(settings.BASE_DIR)
APPS = ("caseload", "approvals", "hze", "cases", "conferences", "socialspace", "accounts", "audit", "web")
NOTHING = "–"
TABLES: dict[str, Mapping[Any, frozenset[Any]]] = {
    "Fall": NEXT_STAGE,
    "Eilweg": NEXT_BYPASS,
    "Brief": NEXT_LETTER,
    "Kollegiale Beratung": NEXT_CONSULTATION,
    "Meldung": NEXT_REPORT,
    "Schutzverfahren": NEXT_PROTECTION,
    "Ziel der Familie": NEXT_GOAL,
    "Auftrag": NEXT_MANDATE,
    "Auflage": NEXT_CONDITION,
    "Schutzplan": NEXT_PLAN,
    "Verlauf einer stationären Hilfe": NEXT_PHASE,
    "Vorlage": NEXT_SUBMISSION,
    "Sitzung der Kommission": NEXT_MEETING,
    "Monatsnachweis": NEXT_STATEMENT,
    "Kostenerstattung": NEXT_REIMBURSEMENT,
    "Konferenz": NEXT_STATE,
    "Fortbildung": NEXT_TRAINING,
    "Projekt": NEXT_PROJECT,
    "Anfrage an einen Träger": NEXT_REQUEST,
}


def text_of(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def rows_below(heading: str, text: str) -> list[list[str]]:
    """The cells of the first table below a heading, without its two head lines."""
    section = re.split(r"^## ", text, flags=re.MULTILINE)
    found = next((part for part in section if part.splitlines()[0].strip() == heading), "") if text else ""
    lines = [line for line in found.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


@pytest.mark.parametrize("heading", TABLES)
def test_the_tables_of_states_are_those_of_the_code(heading: str) -> None:
    table: Mapping[TextChoices, frozenset[TextChoices]] = TABLES[heading]
    written = {old: set(new.split(", ")) for old, new in rows_below(heading, text_of("docs/lifecycle.md"))}
    coded = {str(old.label): {str(state.label) for state in new} or {NOTHING} for old, new in table.items()}
    assert written == coded, f"docs/lifecycle.md, '## {heading}', and NEXT in the app's lifecycle.py differ."


def test_the_table_of_outcomes_is_that_of_the_code() -> None:
    written = rows_below("Ergebnisse", text_of("docs/lifecycle.md"))
    coded = [
        [str(asd.label), str(wjh.label), ", ".join(str(outcome.label) for outcome in allowed)]
        for (asd, wjh), allowed in OUTCOMES.items()
    ]
    assert written == coded, "docs/lifecycle.md, '## Ergebnisse', and OUTCOMES in approvals/lifecycle.py differ."


def test_every_app_with_a_table_of_states_is_documented() -> None:
    found = 0
    for app in APPS:
        if (ROOT / app / "lifecycle.py").exists():
            names = vars(import_module(f"{app}.lifecycle"))
            found += sum(name.startswith("NEXT") for name in names)
    assert found == len(TABLES), "A lifecycle.py has a table that docs/lifecycle.md does not show."


def code_names() -> dict[str, str]:
    """The code names of the glossary, each with its German term."""
    rows = re.findall(r"^\| (.+?) \| `([\w.]+)` \|", text_of("docs/glossary.md"), re.MULTILINE)
    return {name: term for term, name in rows}


def things_in_the_code() -> dict[str, Any]:
    """Every class of models and lifecycles by its name."""
    found: dict[str, Any] = {}
    for app in APPS:
        for module in ("models", "lifecycle"):
            if (ROOT / app / f"{module}.py").exists() or (ROOT / app / module).is_dir():
                loaded = vars(import_module(f"{app}.{module}"))
                found |= {name: thing for name, thing in loaded.items() if isinstance(thing, type)}
    return found


def test_every_word_of_the_glossary_exists_in_the_code() -> None:
    things = things_in_the_code()
    assert len(code_names()) > 40
    for name, term in code_names().items():
        thing, _, member = name.partition(".")
        assert thing in things, f"docs/glossary.md calls {term!r} `{name}`, and there is no {thing}."
        if member:
            assert issubclass(things[thing], Enum), name
            assert member in things[thing].__members__, f"docs/glossary.md: {thing} has no {member}."


def test_every_model_has_a_word_in_the_glossary() -> None:
    models = {model.__name__ for app in APPS for model in apps.get_app_config(app).get_models()}
    missing = models - code_names().keys()
    assert not missing, f"docs/glossary.md has no row for {', '.join(sorted(missing))}."


def commands() -> set[str]:
    """The commands of the Makefile that are meant for people."""
    return set(re.findall(r"^([a-z-]+):.*## ", text_of("Makefile"), re.MULTILINE))


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "docs/index.md"])
def test_every_command_a_document_names_exists(document: str) -> None:
    named = set(re.findall(r"`(?:[A-Z]+=\S+ )?make ([a-z-]+)", text_of(document)))
    named |= set(re.findall(r"^make ([a-z-]+)", text_of(document), re.MULTILINE))
    assert named <= commands(), f"{document} names commands that the Makefile does not have: {named - commands()}"


def test_the_readme_names_every_command() -> None:
    unnamed = {name for name in commands() - {"help"} if f"make {name}" not in text_of("README.md")}
    assert not unnamed, f"README.md does not name {unnamed}."


def test_the_changelog_has_this_version() -> None:
    version = tomllib.loads(text_of("pyproject.toml"))["project"]["version"]
    assert f"## {version}" in text_of("CHANGELOG.md")


def test_publiccode_has_this_version() -> None:
    version = tomllib.loads(text_of("pyproject.toml"))["project"]["version"]
    assert re.search(rf"^softwareVersion: [\"']?{re.escape(version)}[\"']?$", text_of("publiccode.yml"), re.MULTILINE)


@pytest.mark.parametrize("document", sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("*.md")))
def test_links_between_documents_lead_somewhere(document: str) -> None:
    broken(ROOT / document)


@pytest.mark.parametrize("document", sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("docs/**/*.md")))
def test_links_inside_docs_lead_somewhere(document: str) -> None:
    broken(ROOT / document)


def broken(document: Path) -> None:
    """Fail when a document links to a file that is not there."""
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", document.read_text(encoding="utf-8"))
    missing = [link for link in links if not (document.parent / link).exists()]
    assert not missing, f"{document.relative_to(ROOT)} links to {', '.join(missing)}."


def test_code_paths_in_docs_exist() -> None:
    """`approvals/actions/decision.py` in a document is a promise."""
    suffixes = r"py|html|css|js|md|toml|yml"
    for document in (ROOT / "docs").glob("**/*.md"):
        for path in re.findall(rf"`([\w.-]+(?:/[\w.-]+)+\.(?:{suffixes}))`", document.read_text(encoding="utf-8")):
            assert (ROOT / path).exists(), f"{document.relative_to(ROOT)} names {path}, which does not exist."
