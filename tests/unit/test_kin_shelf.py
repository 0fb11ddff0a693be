"""Texts that are put aside come back as they were, whatever is in them and in whatever order they are wanted."""

import pytest

from woo_redact.kin.shelf import Shelf

TEXTS = ("", "akkoord", "één\x00twee\n", "😀", "half \ud83d paar", "woord " * 10_000)


def test_texts_come_back_as_they_were() -> None:
    with Shelf() as shelf:
        put = [shelf.put(text) for text in TEXTS]
        assert [str(one) for one in reversed(put)] == list(reversed(TEXTS))
        later = shelf.put("en nog een")
        assert (str(put[1]), str(later)) == ("akkoord", "en nog een")
        assert "akkoord" not in repr(put[1])


def test_a_shelf_that_was_cleared_tells_nothing() -> None:
    with Shelf() as shelf:
        put = shelf.put("akkoord")
    with pytest.raises(ValueError, match="closed"):
        str(put)
