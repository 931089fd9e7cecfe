"""Reading GeoJSON as other offices send it: every mistake has a sentence that says what to do."""

import json
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

from socialspace.rules.geometry import Point, Ring, area

MAX_BYTES = 20 * 1024 * 1024
NAMES = ("name", "Name", "NAME", "STADTTEIL", "Stadtteil", "stadtteil", "STT_NAME", "BEZEICHNUNG", "bezeichnung", "gen")
NUMBERS = ("nummer", "Nummer", "NUMMER", "nr", "Nr", "NR", "STT_NR", "STADTTEILNR", "schluessel", "Schluessel", "id")
SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
IN_METRES = (
    "Die Koordinaten sind keine Längen- und Breitengrade (WGS 84). Städtische Daten liegen oft in Metern vor "
    "(EPSG:25832). Rechnen Sie die Datei um, zum Beispiel mit QGIS („Exportieren als …“, KBS EPSG:4326) oder mit: "
    "ogr2ogr -t_srs EPSG:4326 neu.geojson alt.geojson"
)


class GeoJSONError(ValueError):
    """The text is not what it should be; the message is a German sentence for whoever brought it."""


class Feature(NamedTuple):
    """One area of the file: what it calls itself, and its rings."""

    name: str
    number: str
    shape: list[Ring]


def read_features(content: bytes, *, name_property: str = "") -> list[Feature]:
    """The areas of a FeatureCollection of polygons; raises GeoJSONError for everything else."""
    found = _parsed(content)
    if not isinstance(found, dict) or found.get("type") != "FeatureCollection":
        raise GeoJSONError(
            "Die Datei ist kein GeoJSON mit mehreren Flächen: Erwartet wird eine „FeatureCollection“. "
            "Speichern Sie die Flächen aus dem Geoprogramm als GeoJSON."
        )
    features = found.get("features")
    if not isinstance(features, list) or not features:
        raise GeoJSONError("Die Datei enthält keine Flächen („features“ ist leer).")
    return [_feature(row, position, name_property) for position, row in enumerate(features, start=1)]


def same_name(name: str) -> str:
    """What two spellings of a name have in common: 'Mülfort', 'MUELFORT' and 'muelfort ' are one."""
    spelt = unicodedata.normalize("NFC", name).casefold().translate(SPELT_OUT)
    plain = unicodedata.normalize("NFKD", spelt)
    return "".join(sign for sign in plain if sign.isalnum())


def same_number(number: str) -> str:
    """What two spellings of an official number have in common: '3 02', '302' and '0302' are one."""
    return same_name(number).lstrip("0")


def _parsed(content: bytes) -> object:
    if len(content) > MAX_BYTES:
        raise GeoJSONError(
            f"Die Datei ist größer als {MAX_BYTES // 1024 // 1024} MB. "
            "Lassen Sie nur die Stadtteile ausgeben, mit weniger Stützpunkten."
        )
    if not content.strip():
        raise GeoJSONError("Die Datei ist leer.")
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise GeoJSONError("Die Datei ist kein Text in UTF-8. GeoJSON wird immer in UTF-8 gespeichert.") from error
    except RecursionError as error:
        raise GeoJSONError("Die Datei ist zu tief verschachtelt und kein GeoJSON.") from error
    except ValueError as error:
        place = f" (Zeile {error.lineno}, Zeichen {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise GeoJSONError(
            f"Die Datei ist kein gültiges JSON{place}. Speichern Sie sie noch einmal als GeoJSON."
        ) from error


def _no_number(word: str) -> float:
    raise ValueError(word)


def _feature(row: object, position: int, name_property: str) -> Feature:
    if not isinstance(row, dict) or row.get("type") != "Feature":
        raise GeoJSONError(f"Eintrag {position} ist keine Fläche („Feature“).")
    properties = row.get("properties")
    known: dict[str, Any] = properties if isinstance(properties, dict) else {}
    name = _first(known, (name_property,) if name_property else NAMES)
    shown = f"Fläche {position}" + (f" („{name}“)" if name else "")
    return Feature(name, _first(known, NUMBERS), list(_rings(row.get("geometry"), shown)))


def _first(properties: dict[str, Any], names: tuple[str, ...]) -> str:
    """The first property that says something, as a line one can print."""
    for name in names:
        value = properties.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool):
            text = _printable(str(value) if isinstance(value, str) or abs(value) < 10**12 else "")
            if text:
                return text
    return ""


def _printable(text: str) -> str:
    shown = text[:120].encode("utf-8", "replace").decode()
    return " ".join("".join(sign if sign.isprintable() else " " for sign in shown).split())


def _rings(geometry: object, shown: str) -> Iterator[Ring]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in {"Polygon", "MultiPolygon"}:
        raise GeoJSONError(
            f"{shown} hat keine Grenze: Erwartet wird „Polygon“ oder „MultiPolygon“, "
            f"gefunden wurde {_printable(kind) if isinstance(kind, str) else 'nichts'}."
        )
    polygons = geometry.get("coordinates")
    if kind == "Polygon":
        polygons = [polygons]
    if not isinstance(polygons, list) or not polygons:
        raise GeoJSONError(f"{shown} hat keine Koordinaten.")
    for polygon in polygons:
        yield from _polygon(polygon, shown)


def _polygon(polygon: object, shown: str) -> Iterator[Ring]:
    """Rings of one polygon: the outside against the clock, holes with it, whatever the file does."""
    if not isinstance(polygon, list) or not polygon:
        raise GeoJSONError(f"{shown} hat keine Koordinaten.")
    for position, points in enumerate(polygon):
        ring = _ring(points, shown)
        runs_right = (area(ring) > 0) == (position == 0)
        yield ring if runs_right else ring[::-1]


def _ring(points: object, shown: str) -> Ring:
    if not isinstance(points, list) or len(points) < 4:
        raise GeoJSONError(f"{shown}: Eine Grenze braucht mindestens vier Punkte, der letzte gleich dem ersten.")
    ring = [_point(point, shown) for point in points]
    if ring[0] != ring[-1]:
        raise GeoJSONError(f"{shown}: Die Grenze ist nicht geschlossen. Der letzte Punkt muss gleich dem ersten sein.")
    if not area(ring):
        raise GeoJSONError(f"{shown}: Die Grenze umschließt keine Fläche.")
    return ring


def _point(point: object, shown: str) -> Point:
    if not isinstance(point, list) or len(point) < 2 or not all(_is_number(part) for part in point[:2]):
        raise GeoJSONError(f"{shown}: Ein Punkt besteht aus zwei Zahlen, Länge und Breite.")
    longitude, latitude = point[0], point[1]
    if abs(longitude) > 180 or abs(latitude) > 90:
        raise GeoJSONError(f"{shown}: {IN_METRES}")
    return (float(longitude), float(latitude))


def _is_number(part: object) -> bool:
    return isinstance(part, int | float) and not isinstance(part, bool)
