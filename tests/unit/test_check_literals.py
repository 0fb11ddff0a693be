"""Strings in the source of an object: all of them are found, also where a quick look decides that none begins."""

import pikepdf
import pytest

from woo_redact.check.carried import carried
from woo_redact.check.literals import keyed
from woo_redact.check.objects import things


@pytest.mark.parametrize(
    ("source", "strings"),
    [
        (b"<< /Type /Font /Widths [ 1 2 3 ] >>", []),
        (b"<< >>", []),
        (b"<< /K << /S << /T << >> >> >> >>", []),
        (b"<< /Title (Jip) >>", [("Title", "Jip")]),
        (b"<</Title<4A6970>>>", [("Title", "Jip")]),
        (b"<< /A << /T <4a697> >> >>", [("T", "Jip")]),
        (b"[ <4A> (i\\160) ]", [("", "J"), ("", "ip")]),
        (b"<< /E <FEFF004A00690070> >>", [("E", "Jip")]),
        (b"<< /ID <0001> >>", []),  # no words
    ],
)
def test_each_string_is_found_with_its_key(source: bytes, strings: list[tuple[str, str]]) -> None:
    assert list(keyed(source)) == strings


def test_what_a_file_carries_is_read_from_its_objects_as_they_were_written_out_once() -> None:
    with pikepdf.new() as pdf:
        pdf.Root.Secret = pdf.make_indirect(pikepdf.Dictionary(Note=pikepdf.String("Jip Zwaan")))
        written = things(pdf)
        assert "Jip Zwaan" in [item.text for item in carried(pdf, written)]
        others = [thing for thing in written if b"Jip" not in thing.source]
        assert len(others) == len(written) - 1
        assert "Jip Zwaan" not in [item.text for item in carried(pdf, others)]
