"""The stylesheet of the icons: every name has a picture, a wrong one is found before a page shows a square."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from srojugend.management.commands import build_icons


def test_every_icon_used_has_a_rule() -> None:
    call_command("build_icons")
    css = (settings.VAR_DIR / "assets" / "sro" / "icons.css").read_text()
    missing = [name for name in build_icons.used_icons() if f".sro-icon--{name}{{" not in css]
    assert missing == []
    assert ".sro-icon--gavel{" in css
    assert 'url("data:image/svg+xml,%3Csvg' in css


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ('{% icon "folder-shared" %}', "folder-shared"),
        ('{% icon "print" "s" %}', "print"),
        ('{% badge "ein Zustand" kind "warning" %}', "warning"),
        ('{% include "ui/_notice.html" with icon_name="task-alt" only %}', "task-alt"),
        ('<span class="sro-icon sro-icon--s sro-icon--error"></span>', "error"),
    ],
)
def test_names_are_found_wherever_templates_write_them(tmp_path: Path, template: str, name: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(template)
    assert build_icons._names(build_icons.IN_TEMPLATES, page) == {name}


def test_an_unknown_name_is_refused_with_those_near_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_icons, "used_icons", lambda: {"folder-sharde"})
    with pytest.raises(CommandError, match=r"folder-sharde \(near: folder-shared"):
        call_command("build_icons")
