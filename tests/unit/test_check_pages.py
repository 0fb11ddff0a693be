"""A long file is gone through once: what the checks on the whole of it need of each page is remembered."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest

from tests.unit.check_samples import SECRETS, paper_output
from woo_redact.check import check_output
from woo_redact.pdf.inspect import Inspector, PageView

PAGES = 45  # more than are held at a time


def test_each_page_of_a_long_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "0002.pdf"
    with pymupdf.open() as document:
        for number in range(PAGES):
            document.new_page(width=200, height=80).insert_text((10, 40), f"Blad {number} van de notitie")
        document.save(path)
    read: Counter[int] = Counter()
    plainly = Inspector.page

    def counting(self: Inspector, number: int) -> PageView:
        """Read a page and count it."""
        read[number] += 1
        return plainly(self, number)

    monkeypatch.setattr(Inspector, "page", counting)
    kept = "\n\n".join(f"Blad {number} van de notitie" for number in range(PAGES))
    output = replace(paper_output(path), kept=kept, redactions=(), explanation=None)
    told = {result.check: result.passed for result in check_output(output, SECRETS)}
    assert read == dict.fromkeys(range(PAGES), 1)
    assert told["kept_text.whole"]
    assert told["secrets.mupdf"]
