"""Pictures: decoded whole, turned upright, written anew, so that neither place nor a stowaway comes along."""

from pathlib import Path

from PIL import Image, ImageOps

from web.uploads.kinds import JPEG, PNG, WEBP, Kind, RefusedError

MAX_PIXELS = 50_000_000
QUALITY = 90
KINDS = {"JPEG": JPEG, "PNG": PNG, "WEBP": WEBP}
TOO_LARGE = "Das Bild hat mehr als 50 Millionen Bildpunkte. Verkleinern Sie es und laden Sie es noch einmal hoch."
BROKEN = "Das Bild ist beschädigt oder unvollständig. Öffnen Sie es, speichern Sie es neu als JPEG oder PNG."
MOVING = "Das Bild bewegt sich. Speichern Sie ein einzelnes Bild als JPEG oder PNG."


def look(source: Path, kept: Path) -> Kind:
    """Keep what is seen and nothing else; position, time and model of the camera are left out."""
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2  # Pillow raises at twice its limit, before it decodes anything
    try:
        with Image.open(source, formats=list(KINDS)) as image:
            if image.width * image.height > MAX_PIXELS:
                raise RefusedError(TOO_LARGE)
            if getattr(image, "n_frames", 1) > 1 and image.format != "JPEG":  # some cameras add a small preview
                raise RefusedError(MOVING)
            kind = KINDS[str(image.format)]
            ImageOps.exif_transpose(image, in_place=True)
            _write(image, kind, kept)
    except Image.DecompressionBombError as bomb:
        raise RefusedError(TOO_LARGE) from bomb
    except (OSError, SyntaxError, ValueError) as broken:  # Pillow's decoders raise all of them
        raise broken if isinstance(broken, RefusedError) else RefusedError(BROKEN) from broken
    return kind


def _write(image: Image.Image, kind: Kind, kept: Path) -> None:
    colours = {"icc_profile": image.info.get("icc_profile")}
    if kind is JPEG:
        upright = image if image.mode in {"RGB", "L", "CMYK"} else image.convert("RGB")
        upright.save(kept, "JPEG", quality=QUALITY, optimize=True, exif=b"", comment=b"", **colours)
    elif kind is WEBP:
        image.save(kept, "WEBP", quality=QUALITY, exif=b"", xmp=b"", **colours)
    else:
        image.info = {key: value for key, value in image.info.items() if key in {"transparency", "icc_profile"}}
        image.save(kept, "PNG", exif=b"")
