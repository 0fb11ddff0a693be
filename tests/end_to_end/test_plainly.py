"""A layout that loses text: the mail is set again as plain paragraphs, and withheld when that loses text too."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from woo_redact import typeset
from woo_redact.check import CATALOGUE
from woo_redact.model import Document, Output
from woo_redact.pipeline import plainly
from woo_redact.pipeline.order import run
from woo_redact.pipeline.stages import output_of
from woo_redact.profile import Profile
from woo_redact.store import Store
from woo_redact.typeset.tree import Piece, plain_tree, tree

FAST = Profile.model_validate({"names": {"model": "fast"}, "review": {"before_release": "none"}})
MAIL = (
    "From: jan@dienst.example\nTo: piet@dienst.example\nSubject: Brug\n\nEerste alinea.\n\nTweede alinea.\n"
)
Layout = Callable[[tuple[Piece, ...]], list[dict[str, Any]]]


def test_the_checks_that_see_a_layout_are_there() -> None:
    assert CATALOGUE.keys() >= plainly._LOST


def losing(layout: Layout) -> Layout:
    """Return a layout that loses the last block."""
    return lambda pieces: layout(pieces)[:-1]


@pytest.mark.parametrize(("both", "released"), [(False, ("0001",)), (True, ())], ids=["layout", "both"])
def test_a_mail_that_loses_text_is_set_plainly_or_withheld(
    *, both: bool, released: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typeset, "tree", losing(tree))
    if both:
        monkeypatch.setattr(typeset, "plain_tree", losing(plain_tree))
    (tmp_path / "a.eml").write_text(MAIL, encoding="utf-8")
    result = run([tmp_path / "a.eml"], tmp_path / "run", profile=FAST, jobs=0)
    assert result.released == released
    output = made(tmp_path / "run")
    assert output is not None
    assert output.plain
    assert any("kept_text" in reason for reason in result.rows[0].withheld_because) is both


def made(folder: Path) -> Output | None:
    """Return what was made of the one document."""
    with Store(folder) as store:
        document: Document = store.document("0001")
        return output_of(store, document)
