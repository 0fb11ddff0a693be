"""Dark boxes that were burnt into a picture, and what only looks like one; names without capitals; account numbers."""

import numpy as np
import pytest

from woo_redact.check.personal import ibans, small_name
from woo_redact.check.sight import Sight
from woo_redact.pdf.inspect import Raster


def burnt(ground: int, box: tuple[int, int, int, int], *, label: bool = False) -> int:
    """Count the boxes that are seen in a picture of one shade with a dark place (left, top, right, bottom)."""
    pixels = np.full((200, 300, 3), ground, dtype=np.uint8)
    left, top, right, bottom = box
    pixels[top:bottom, left:right] = 20
    if label:
        pixels[top + 4 : bottom - 4, left + 10 : left + 40 : 3] = 250
    return len(Sight(Raster(width=300, height=200, scale=1.0, samples=pixels.tobytes())).burnt)


@pytest.mark.parametrize(
    ("ground", "box", "found"),
    [
        (255, (50, 50, 150, 64), 1),
        (180, (50, 50, 150, 64), 1),  # grey paper
        (110, (50, 50, 150, 64), 0),  # a window in a wall
        (255, (50, 50, 60, 64), 0),  # too narrow
        (255, (50, 50, 150, 53), 0),  # a rule
        (255, (50, 20, 150, 190), 0),  # a black area
        (255, (0, 0, 100, 14), 1),  # at the corner of the page
    ],
)
def test_a_box_is_dark_of_the_height_of_a_line_and_lies_on_paper(
    ground: int, box: tuple[int, int, int, int], found: int
) -> None:
    assert burnt(ground, box) == found
    assert burnt(ground, box, label=found == 1) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("tjitske haverkamp", "tjitske haverkamp"),
        ("over sietske van der meer 2", "sietske van der meer"),
        ("kosten en dekking", ""),
        ("section 2 1", ""),
        ("juridisch kader", ""),
        ("", ""),
    ],
)
def test_a_name_without_capitals(text: str, name: str) -> None:
    assert small_name(text) == name


ACCOUNT = "NL20 INGB 0001 2345 67"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Stort op {ACCOUNT}.", 1),
        (f"Stort op {ACCOUNT} t.n.v. gemeente Hogeveld.", 0),
        (
            f"Stort op {ACCOUNT}." + " woord" * 80 + f" KvK 01179514, {ACCOUNT.replace(' ', '')}",
            0,
        ),  # the same, once in a letterhead
        (f"KvK 01179514, {ACCOUNT}." + " woord" * 80 + " Stort op NL91 ABNA 0417 1643 00.", 1),
        ("Stort op NL21 INGB 0001 2345 67.", 0),  # no account: wrong checksum
    ],
)
def test_an_account_in_a_letterhead_is_the_organisations_wherever_it_stands(text: str, found: int) -> None:
    assert len(list(ibans(text))) == found
