"""Outlines from a GeoJSON file: spelling does not matter, everything wrong has a sentence, nothing is half done."""

import json
from contextlib import suppress
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.models import Entry
from socialspace.models import Quarter
from socialspace.rules import geojson, geometry

pytestmark = pytest.mark.django_db


def _square(longitude: float, latitude: float, half: float = 0.004) -> list[list[float]]:
    """A ring around a point."""
    west, east, south, north = longitude - half, longitude + half, latitude - half, latitude + half
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def _polygon(*rings: list[list[float]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def _feature(name: str, geometry: object, **properties: object) -> dict[str, Any]:
    return {"type": "Feature", "properties": {"name": name} | properties, "geometry": geometry}


MULFORT = _feature("Mülfort", _polygon(_square(6.467, 51.153)))


def _run(tmp_path: Path, content: object, *arguments: str) -> str:
    """What the command says about a file with this content."""
    file, out = tmp_path / "grenzen.geojson", StringIO()
    if isinstance(content, bytes):
        file.write_bytes(content)
    else:
        features = content if isinstance(content, list) else [content]
        file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    call_command("import_quarters", str(file), *arguments, stdout=out)
    return out.getvalue()


def _refusal(tmp_path: Path, content: object, *arguments: str) -> str:
    with pytest.raises(CommandError) as refusal:
        _run(tmp_path, content, *arguments)
    assert not Quarter.objects.filter(outline__isnull=False).exists()
    return str(refusal.value)


def _quarter(name: str) -> Quarter:
    found: Quarter = Quarter.objects.get(name=name)
    return found


def test_an_outline_with_its_source_and_its_middle_is_taken(tmp_path: Path) -> None:
    said = _run(tmp_path, MULFORT, "--source", "Stadt Mönchengladbach, 2026")
    quarter = _quarter("Mülfort")
    assert quarter.outline == [[[6.463, 51.149], [6.471, 51.149], [6.471, 51.157], [6.463, 51.157], [6.463, 51.149]]]
    assert (quarter.outline_source, quarter.latitude, quarter.longitude) == (
        "Stadt Mönchengladbach, 2026",
        Decimal("51.1530"),
        Decimal("6.4670"),
    )
    assert "1 Grenzen sind eingelesen: Mülfort." in said
    assert "Ohne Fläche in der Datei: Bonnenbroich-Geneicken, Grenzlandstadion, Rheydt, Schloss Rheydt." in said
    assert Entry.objects.get(verb="quarter.outlined").object_key == quarter.key


@pytest.mark.parametrize(
    "properties",
    [
        {"name": "MUELFORT"},
        {"name": " mülfort "},
        {"name": "Mülfort"},
        {"name": "", "STADTTEIL": "Mülfort"},
        {"name": None, "nummer": "304"},
        {"name": "?", "nr": 304},
        {"name": "304", "NUMMER": "03 04"},
    ],
)
def test_a_quarter_is_known_by_name_or_number_however_spelt(tmp_path: Path, properties: dict[str, object]) -> None:
    _run(tmp_path, MULFORT | {"properties": properties})
    assert _quarter("Mülfort").outline


def test_the_property_with_the_name_can_be_named(tmp_path: Path) -> None:
    feature = _feature("Fläche 7", MULFORT["geometry"], bez="Mülfort")
    assert "--name-property" in _refusal(tmp_path, feature)
    _run(tmp_path, feature, "--name-property", "bez")
    assert _quarter("Mülfort").outline


def test_several_parts_and_holes_are_kept(tmp_path: Path) -> None:
    outside, hole, island = _square(6.467, 51.153), _square(6.467, 51.153, 0.001), _square(6.48, 51.153, 0.001)
    parts = {"type": "MultiPolygon", "coordinates": [[outside, hole], [island[::-1]]]}
    _run(tmp_path, _feature("Mülfort", parts))
    shape = [[(x, y) for x, y in ring] for ring in _quarter("Mülfort").outline or []]
    assert [geometry.area(ring) > 0 for ring in shape] == [True, False, True]


def test_areas_nobody_knows_are_named(tmp_path: Path) -> None:
    assert "Zu keinem Quartier passen 1 Flächen: Odenkirchen." in _run(
        tmp_path, [MULFORT, _feature("Odenkirchen", MULFORT["geometry"])]
    )


def test_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    assert "Probelauf" in _run(tmp_path, MULFORT, "--dry-run")
    assert _quarter("Mülfort").outline is None
    assert not Entry.objects.filter(verb="quarter.outlined").exists()


def test_thousands_of_points_become_few(tmp_path: Path) -> None:
    side = [6.463 + 0.008 * step / 5_000 for step in range(5_001)]
    ring = [*([x, 51.149] for x in side), [6.471, 51.157], [6.463, 51.157], [6.463, 51.149]]
    _run(tmp_path, _feature("Mülfort", _polygon(ring)))
    assert [len(ring) for ring in _quarter("Mülfort").outline or []] == [5]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "leer"),
        (b"  \n", "leer"),
        (b"Stadtteil;Grenze\n", "kein gültiges JSON (Zeile 1"),
        (b'{"type": "FeatureCollection", "features": [NaN]}', "kein gültiges JSON"),
        ("Mülfort".encode("latin-1"), "UTF-8"),
        (b"[" * 100_000, "verschachtelt"),
        (b"[1, 2]", "FeatureCollection"),
        (b'{"type": "Topology"}', "FeatureCollection"),
        (b'{"type": "FeatureCollection", "features": []}', "keine Flächen"),
        (b'{"type": "FeatureCollection", "features": [7]}', "Eintrag 1 ist keine Fl"),
        (_feature("Mülfort", None), "„Mülfort“) hat keine Grenze"),
        (_feature("Mülfort", {"type": "Point", "coordinates": [6.4, 51.1]}), "gefunden wurde Point"),
        (_feature("Mülfort", {"type": "Polygon"}), "keine Koordinaten"),
        (_feature("Mülfort", {"type": "MultiPolygon", "coordinates": []}), "keine Koordinaten"),
        (_feature("Mülfort", _polygon([])), "mindestens vier Punkte"),
        (_feature("Mülfort", _polygon(_square(6.467, 51.153)[:-1])), "nicht geschlossen"),
        (_feature("Mülfort", _polygon([[6.4, 51.1]] * 4)), "umschließt keine Fläche"),
        (_feature("Mülfort", {"type": "Polygon", "coordinates": [[["6.4", True]] * 4]}), "zwei Zahlen"),
        (_feature("Mülfort", _polygon(_square(322_000, 5_670_000, 500))), "EPSG:25832"),
        (_feature("Mülfort", _polygon(_square(51.153, 6.467))), "Länge und Breite vertauscht"),
        ([MULFORT, _feature("MUELFORT", MULFORT["geometry"])], "Zwei Flächen"),
        ([_feature("Nirgendwo", MULFORT["geometry"])], "Gefunden wurden: Nirgendwo."),
    ],
    ids=lambda value: None if isinstance(value, str) else "",
)
def test_a_wrong_file_gets_a_sentence_and_changes_nothing(tmp_path: Path, content: object, sentence: str) -> None:
    assert sentence in _refusal(tmp_path, content)


def test_one_wrong_outline_keeps_all_out(tmp_path: Path) -> None:
    far = _feature("Rheydt", _polygon(_square(9.0, 52.0)))
    assert "„Rheydt“ läge mehr als 20 km" in _refusal(tmp_path, [MULFORT, far])
    assert not Entry.objects.filter(verb="quarter.outlined").exists()


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geojson, "MAX_BYTES", 1_000)
    assert "größer als" in _refusal(tmp_path, b" " * 1_001)


def test_a_missing_file_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="lässt sich nicht lesen"):
        call_command("import_quarters", str(tmp_path / "fehlt.geojson"))


def test_a_source_too_long_gets_a_sentence(tmp_path: Path) -> None:
    assert "120" in _refusal(tmp_path, MULFORT, "--source", "x" * 121)


# Any JSON

JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
NUMBER = st.one_of(
    st.floats(6.0, 7.0), st.floats(allow_nan=False), st.integers(), st.just(10**400), st.just(5e-324), JSON
)
POINT = st.lists(NUMBER, max_size=3) | JSON
RING = st.lists(POINT, max_size=6).map(lambda ring: [*ring, ring[0]] if ring else ring) | JSON
SHAPE = st.lists(RING, max_size=3) | st.lists(st.lists(RING, max_size=2), max_size=2) | JSON
GEOMETRY = st.fixed_dictionaries({"type": st.sampled_from(["Polygon", "MultiPolygon", "Point"]), "coordinates": SHAPE})
NAMED = st.dictionaries(st.sampled_from(["name", "STADTTEIL", "nr"]), JSON | st.sampled_from(["Mülfort", "Rheydt"]))
FEATURE = st.fixed_dictionaries({"type": st.just("Feature"), "properties": NAMED | JSON, "geometry": GEOMETRY | JSON})
COLLECTION = st.fixed_dictionaries(
    {"type": st.just("FeatureCollection"), "features": st.lists(FEATURE | JSON, max_size=3) | JSON}
)


@given(content=COLLECTION | JSON)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_json_at_all_ends_in_a_traceback(tmp_path: Path, content: object) -> None:
    file = tmp_path / "irgendwas.geojson"
    file.write_text(json.dumps(content), encoding="utf-8")
    with suppress(CommandError):
        call_command("import_quarters", str(file), "--dry-run", stdout=StringIO())


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_no_bytes_at_all_end_in_anything_but_a_sentence(content: bytes) -> None:
    with pytest.raises(geojson.GeoJSONError):
        geojson.read_features(content)
