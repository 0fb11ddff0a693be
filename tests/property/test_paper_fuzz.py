"""Broken PDFs: whatever is done to a file, it is refused or published without its secrets; never a crash, never a hang."""

import random
import re
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from tests.paper.audit import leaks
from tests.paper.cases import REGISTER, Case
from tests.paper.engine import Outcome, published
from tests.paper.make_set import MODULES
from tests.paper.outside import have

assert MODULES, "importing the trap modules fills the register"

_SEEDS = (
    "plain_table",
    "capitals",
    "tj_array",
    "split_stream",
    "nested_form",
    "hidden_layer",
    "form_fields",
    "structure_tree",
    "outline",
    "object_streams",
    "linearised",
    "earlier_revision",
    "owner_only",
    "nested_page_tree",
    "rotated_90",
    "comments",
)
_ROUNDS = 90
_SECONDS = 40.0  # for all rounds together
_HANGS = 60.0  # one broken file of a page, on a busy machine


def _flip(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 12)):
        data[chance.randrange(len(data))] = chance.randrange(256)


def _drop(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data))
    del data[start : start + chance.randint(1, 200)]


def _double(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data))
    data[start:start] = data[start : start + chance.randint(1, 300)]


def _number(data: bytearray, chance: random.Random) -> None:
    """Put another number in the place of one: lengths, references, offsets, sizes."""
    found = list(re.finditer(rb"\d+", data))
    for match in chance.sample(found, min(4, len(found))):
        wide = match.end() - match.start()
        other = chance.choice((b"0", b"1", b"9" * wide, str(chance.randrange(10**wide)).encode()))
        data[match.start() : match.end()] = other.rjust(wide, b"0")[:wide]


def _key(data: bytearray, chance: random.Random) -> None:
    """Spoil a name: /Type, /Kids, /Font and so on."""
    found = list(re.finditer(rb"/[A-Z][A-Za-z]+", data))
    for match in chance.sample(found, min(2, len(found))):
        data[match.start() + 1] = chance.choice(b"XQZ")


def _loop(data: bytearray, chance: random.Random) -> None:
    """Let references point to another object, which makes circles now and then."""
    found = list(re.finditer(rb"(\d+) 0 R", data))
    for match in chance.sample(found, min(3, len(found))):
        wide = match.end(1) - match.start(1)
        data[match.start(1) : match.end(1)] = str(chance.randint(1, 12)).encode().rjust(wide, b"0")[-wide:]


_WAYS = (_flip, _drop, _double, _number, _key, _loop)


def broken(rounds: int) -> Iterator[tuple[str, int, bytes]]:
    """Yield broken files, always the same ones: (case, round, bytes)."""
    whole = {name: REGISTER[name].make() for name in _SEEDS}
    for number in range(rounds):
        chance = random.Random(number)
        name = _SEEDS[number % len(_SEEDS)]
        data = bytearray(whole[name])
        for _ in range(chance.randint(1, 3)):
            chance.choice(_WAYS)(data, chance)
        yield name, number, bytes(data)


def attempt(name: str, data: bytes) -> tuple[str, list[str]]:
    """Publish a broken file; return the crash, if any, and where something leaks."""
    entry: Case = REGISTER[name]
    outcome: Outcome = published(data, entry.secrets)
    if outcome.pdf is None:
        return outcome.crash, []
    return outcome.crash, sorted({place for place, _ in leaks(entry, outcome.pdf)})


@pytest.mark.slow
@pytest.mark.skipif(not have("pdftotext"), reason="needs Poppler (apt-get install poppler-utils)")
def test_a_broken_file_is_refused_or_published_clean() -> None:
    start = time.monotonic()
    tried = 0
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as crew:
        waiting = [(name, number, crew.submit(attempt, name, data)) for name, number, data in broken(_ROUNDS)]
        for name, number, future in waiting:
            if time.monotonic() - start > _SECONDS:
                break
            try:
                crash, places = future.result(timeout=_HANGS + _SECONDS)
            except TimeoutError:
                pytest.fail(f"{name}, round {number}: hangs")
            assert not crash, f"{name}, round {number}"
            assert places == [], f"{name}, round {number}"
            tried += 1
        crew.shutdown(cancel_futures=True)
    assert tried
