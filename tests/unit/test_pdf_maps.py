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
    assert left == HEAD + b"2 beginbfchar\n<01> <0041>\n<03> <0020>\nendbfchar\n" + TAIL


def test_a_map_of_letters_that_all_stand_somewhere_is_left_as_it_was() -> None:
    whole = HEAD + b"1 beginbfrange\n<0001> <0002> <0041>\nendbfrange\n" + TAIL
    assert cut(whole, frozenset("AB")) == whole


def test_a_ligature_stays_while_its_letters_do() -> None:
    rows = b"2 beginbfchar\n<01> <00660069>\n<02> <FB01>\nendbfchar\n"
    assert cut(HEAD + rows + TAIL, frozenset("fi\ufb01")) == HEAD + rows + TAIL
    left = cut(HEAD + rows + TAIL, frozenset("fi"))  # one that is a character of its own stands nowhere
    assert b"<01> <00660069>" in left
    assert b"<02>" not in left
    assert b"<01>" not in cut(HEAD + rows + TAIL, frozenset("f\ufb01"))
