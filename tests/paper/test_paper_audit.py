"""The auditor itself: it finds every secret in every input, so that its silence about an output means something."""

import pytest

from tests.paper.cases import REGISTER, Must
from tests.paper.conftest import Ask
from tests.paper.folding import fold, needles, seen, seen_in_bytes
from tests.paper.outside import can_ocr, have
from tests.paper.test_paper_set import BY_HAND


@pytest.mark.skipif(not have("pdftotext", "pdftoppm"), reason="needs Poppler (apt-get install poppler-utils)")
@pytest.mark.parametrize(
    "name", [n for n, entry in REGISTER.items() if entry.must is not Must.REFUSE and n not in BY_HAND]
)
def test_the_audit_sees_every_secret_of_an_untouched_file(ask: Ask, name: str) -> None:
    entry = REGISTER[name]
    if entry.look and not can_ocr():
        pytest.skip("needs Tesseract with Dutch data (apt-get install tesseract-ocr-nld)")
    assert set(entry.secrets) <= ask(name).seen


@pytest.mark.parametrize(
    "written",
    [
        "Sofie Anker",
        "SOFIE\nANKER",
        "So\u00adfie An-\nker",
        "S o f i e A n k e r",
        "Ѕоfiе Аnkеr",
        "reknA eifoS",
        "Soﬁe Anker",
    ],
)
def test_spellings_that_a_reader_takes_for_one_are_one(written: str) -> None:
    assert seen(written, needles(("Sofie Anker",))) == {"Sofie Anker"}


def test_bytes_are_read_as_one_and_as_two_bytes_a_letter() -> None:
    wanted = needles(("Zoë Anker",))
    assert seen_in_bytes("..Zoë Anker..".encode("latin-1"), wanted)
    assert seen_in_bytes("Zoë Anker".encode("utf-16-be"), wanted)
    assert not seen_in_bytes(b"Zoe Ander", wanted)
    assert fold("Zoë") == "zoe"
