"""Pictures of the places where something is wrong, for a person to look at."""

import io
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

from woo_redact.check.specimen import Specimen
from woo_redact.errors import UnreadableError
from woo_redact.model import Area, CheckResult

_DOTS: Final = 110
_AROUND: Final = 42.0
"""Points of the page round a place that are shown with it."""
_MOST: Final = 40
"""Pictures of one file: who has seen forty places knows."""
_RED: Final = (200, 16, 46)


def shots(path: Path, results: tuple[CheckResult, ...]) -> dict[Area, bytes]:
    """Return a PNG of each place of a problem, a red frame round it; places without a box have none.

    A file that can no longer be opened has no pictures.
    """
    areas = [p.area for r in results if not r.passed for p in r.problems if p.area is not None]
    wanted = tuple(dict.fromkeys(areas))[:_MOST]
    if not wanted:
        return {}
    try:
        with Specimen(path.read_bytes(), name=path.name) as specimen:
            return {area: _shot(specimen, area) for area in sorted(wanted) if area.page < specimen.page_count}
    except (OSError, UnreadableError):
        return {}


def _shot(specimen: Specimen, area: Area) -> bytes:
    """Draw one place."""
    raster = specimen.shot(area.page, _DOTS)
    page = Image.frombytes("RGB", (raster.width, raster.height), raster.samples)
    box = area.box
    frame = [side * raster.scale for side in (box.x0 - 2, box.y0 - 2, box.x1 + 2, box.y1 + 2)]
    ImageDraw.Draw(page).rectangle(frame, outline=_RED, width=2)
    around = _AROUND * raster.scale
    left, top = max(0, int(frame[0] - 3 * around)), max(0, int(frame[1] - around))
    right, bottom = min(raster.width, int(frame[2] + 3 * around)), min(raster.height, int(frame[3] + around))
    if right <= left or bottom <= top:  # a place off the page: the whole page shows that there is nothing
        left, top, right, bottom = 0, 0, raster.width, raster.height
    target = io.BytesIO()
    page.crop((left, top, right, bottom)).quantize(32).save(target, "PNG", optimize=True)
    return target.getvalue()
