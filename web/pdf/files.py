"""The few files a paper may use, all of them ours; every other address is refused."""

import io
from collections.abc import Mapping
from pathlib import Path

from fontTools.ttLib import TTFont, woff2  # type: ignore[import-untyped]
from weasyprint.urls import URLFetcher, URLFetcherResponse

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "node_modules/@kern-ux/native/dist/fonts"
FACES = (
    "fira-sans/FiraSans-Regular",
    "fira-sans/FiraSans-Italic",
    "fira-sans/FiraSans-Medium",
    "fira-sans/FiraSans-SemiBold",
    "noto-sans/NotoSans-Regular",
    "noto-sans/NotoSans-Bold",
)


class RefusedError(ValueError):
    """A paper asked for something that is not ours."""


class OwnFiles(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves `sro:` addresses from a table in memory and opens nothing: no network, no file, no data: address."""

    def __init__(self, table: Mapping[str, tuple[bytes, str]]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self.table = table

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return our own file of that name, or raise RefusedError (WeasyPrint then leaves the thing out)."""
        if url not in self.table:
            raise RefusedError(url.partition(":")[0])
        body, media_type = self.table[url]
        return URLFetcherResponse(url, body, {"Content-Type": media_type})


def own_files() -> dict[str, tuple[bytes, str]]:
    """Read stylesheet and fonts by address; fonts unpacked here once, because WeasyPrint would do it per paper."""
    table = {f"sro:{face.rpartition('/')[2]}.ttf": (unpacked(FONTS / f"{face}.woff2"), "font/ttf") for face in FACES}
    for sheet in ("print.css", "letter.css", "plain.css", "cross.css", "folder.css"):
        table[f"sro:{sheet}"] = ((ROOT / "templates/print" / sheet).read_bytes(), "text/css")
    return table


def unpacked(path: Path) -> bytes:
    """Return a WOFF2 font as plain TrueType or OpenType."""
    plain = io.BytesIO()
    woff2.decompress(io.BytesIO(path.read_bytes()), plain)
    return plain.getvalue()


def letters(table: Mapping[str, tuple[bytes, str]]) -> frozenset[int]:
    """Return the code points that the two upright text fonts can draw."""
    drawable: set[int] = set()
    for name in ("sro:FiraSans-Regular.ttf", "sro:NotoSans-Regular.ttf"):
        drawable.update(TTFont(io.BytesIO(table[name][0])).getBestCmap())
    return frozenset(drawable)
