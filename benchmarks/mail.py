"""`make bench-mail`: mails per second read, compared, typeset and checked on one core, and peak memory.

    python -m benchmarks.mail [--data FOLDER-OF-EML] [--mails 5000] [--check-every 10]

Each set is measured in a process of its own, so that its peak is its own. Nothing is redacted here: what
detection and decision cost, `make bench` tells. Checking takes longest: of every tenth document unless told.
"""

import argparse
import json
import multiprocessing
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from benchmarks.mailbox import write_mailbox
from woo_redact.check import check_output
from woo_redact.errors import WooRedactError
from woo_redact.kin import kin
from woo_redact.model import Document, DocumentKind, Output
from woo_redact.read import read
from woo_redact.read.unpacking import unpack
from woo_redact.redact.flow import redact_flow

WORK = Path(__file__).parent / "work"


def main() -> None:
    """Measure and print a line per set."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path)
    parser.add_argument("--mails", type=int, default=5000)
    parser.add_argument("--check-every", type=int, default=10)
    given = parser.parse_args()
    sets = [("mailbox", WORK / "made-up.mbox")]
    write_mailbox(sets[0][1], mails=given.mails)
    if given.data:
        sets.insert(0, ("corpus", given.data))
    for name, path in sets:
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, mp_context=context) as alone:
            print(
                f"{name}: {json.dumps(alone.submit(_measure, path, given.check_every).result(), ensure_ascii=False)}"
            )


def _measure(path: Path, check_every: int) -> dict[str, float]:
    """Return what a folder of mails, or a mailbox, cost: CPU milliseconds per mail, MiB at most, failures."""
    seconds: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    families: list[tuple[Document, ...]] = []
    with tempfile.TemporaryDirectory() as folder:
        for source in _timed(_sources(path, Path(folder)), "read", seconds):
            families += _read(source, seconds, counts)
        documents = list(_numbered(families))
        roots = {document.id: document.id for document in documents}
        start = time.process_time()
        ties = kin(documents, roots).ties
        seconds["compare"] += time.process_time() - start
        for document in documents:
            if document.kind is DocumentKind.FLOW and document.text:
                checked = counts["typeset"] % check_every == 0
                _set_and_check(document, Path(folder) / "x.pdf" if checked else None, seconds, counts)
    mails = counts["mails"] or 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    per = {"check": counts["checked"] or 1}
    told: dict[str, float] = {
        f"{stage} ms": round(1000 * s / per.get(stage, mails), 1) for stage, s in seconds.items()
    }
    read_and_set = seconds["read"] + seconds["typeset"]
    return {
        **told,
        "read and typeset per s": round(mails / read_and_set),
        "peak MiB": round(peak),
        **counts,
        "ties": len(ties),
    }


def _sources(path: Path, folder: Path) -> Iterator[Path]:
    """Yield the files to read: those of a folder, or those a mailbox holds."""
    if path.is_dir():
        yield from sorted(path.iterdir())
    else:
        yield from (Path(member.path) for member in unpack(path, name=path.name, into=folder / "box"))


def _timed(things: Iterable[Path], stage: str, seconds: Counter[str]) -> Iterator[Path]:
    """Yield things, adding the CPU time that making each took."""
    iterator = iter(things)
    while True:
        start = time.process_time()
        thing = next(iterator, None)
        seconds[stage] += time.process_time() - start
        if thing is None:
            return
        yield thing


def _read(source: Path, seconds: Counter[str], counts: Counter[str]) -> Iterator[tuple[Document, ...]]:
    """Yield the documents of a file, none if it cannot be read."""
    start = time.process_time()
    try:
        family = tuple(item.document for item in read(source.read_bytes(), name=source.name))
    except WooRedactError:
        counts["unreadable"] += 1
    else:
        counts["mails"] += 1
        yield family
    finally:
        seconds["read"] += time.process_time() - start


def _numbered(families: Iterable[tuple[Document, ...]]) -> Iterator[Document]:
    """Yield all documents with numbers of their own."""
    number = 0
    for family in families:
        numbers = {document.id: f"{number + n:05d}" for n, document in enumerate(family, start=1)}
        number += len(family)
        for document in family:
            parent = numbers[document.parent] if document.parent else None
            yield replace(document, id=numbers[document.id], parent=parent)


def _set_and_check(
    document: Document, path: Path | None, seconds: Counter[str], counts: Counter[str]
) -> None:
    """Typeset one document, and check it when it is given a place."""
    title = " ".join(document.title.split())[:200] or "(geen titel)"
    start = time.process_time()
    try:
        pdf = redact_flow(document, (), title=title, explanation=None)
    except WooRedactError:
        counts["not typeset"] += 1
        return
    finally:
        seconds["typeset"] += time.process_time() - start
    counts["typeset"] += 1
    if path is None:
        return
    path.write_bytes(pdf)
    counts["checked"] += 1
    text = document.text
    output = Output(id="1", path=str(path), kind=document.kind, title=title, kept=text, allowed=(text,))
    start = time.process_time()
    counts["failed a check"] += not all(result.passed for result in check_output(output, ()))
    seconds["check"] += time.process_time() - start


if __name__ == "__main__":
    main()
