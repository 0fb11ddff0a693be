"""Maps of fonts: what no page shows is gone from them, what one shows stays, whatever way it is written."""

import pytest

from woo_redact.pdf.maps import cut

HEAD = b"/CIDInit /ProcSet findresource begin\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
TAIL = b"endcmap\nend\n"


@pytest.mark.parametrize(
    "rows",
    [
        b"3 beginbfchar\n<01> <0041>\n<02> <0042>\n<03> <0020>\nendbfchar\n",
        b"1 beginbfrange\n<01> <02> <0041>\nendbfrange\n1 beginbfchar\n<03> <0020>\nendbfchar\n",
        b"1 beginbfrange\n<01> <03> [<0041> <0042> <0020>]\nendbfrange\n",
    ],
)
def test_letters_that_no_page_shows_go_and_signs_stay(rows: bytes) -> None:
    left = cut(HEAD + rows + TAIL, frozenset("A"))
    assert b"1 begincodespacerange\n<00> <ff>\nendcodespacerange\n" in left
    assert b"2 beginbfchar\n<01> <0041>\n<03> <0020>\nendbfchar\n" in left
    assert left.count(b"begin") == 5  # the program, its map, and the two parts above


def test_nothing_of_who_wrote_the_map_stays() -> None:
    rows = b"1 beginbfrange\n<0001> <0002> <0041>\nendbfrange\n"
    left = cut(b"% Jip\n" + HEAD + b"/CMapName /Jip def\n" + rows + TAIL + b"% Jip", frozenset("AB"))
    assert b"<0001> <0041>\n<0002> <0042>\n" in left
    assert b"Jip" not in left


def test_a_long_range_is_kept_whole() -> None:
    left = cut(HEAD + b"1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange\n" + TAIL, frozenset("\u0416"))
    assert b"<0416> <0416>" in left


def test_a_ligature_stays_while_its_letters_do() -> None:
    rows = b"2 beginbfchar\n<01> <00660069>\n<02> <FB01>\nendbfchar\n"
    whole = cut(HEAD + rows + TAIL, frozenset("fi\ufb01"))
    assert b"<01> <00660069>\n<02> <fb01>\n" in whole
    left = cut(HEAD + rows + TAIL, frozenset("fi"))  # one that is a character of its own stands nowhere
    assert b"<01> <00660069>" in left
    assert b"<02>" not in left
    assert b"<01>" not in cut(HEAD + rows + TAIL, frozenset("f\ufb01"))
