"""Reads a folder of real mail files and holds each against a second reader: `python -m benchmarks.readers FOLDER`.

FOLDER has a folder per kind (eml, msg, mbox, tnef, ics); OTHERS is an interpreter with the other libraries. Told per
kind: files, read, refused, crashed; what the second reader did; and every word or recipient that only it has.
"""

import json
import os
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

os.environ.setdefault("WOO_REDACT_OFFICE", "none")  # mails are compared here, not what hangs on them
os.environ.setdefault("TESSDATA_PREFIX", "/nowhere")

from woo_redact.errors import WooRedactError
from woo_redact.model import Item
from woo_redact.read import read

KINDS = ("eml", "msg", "mbox", "tnef", "ics")
SHOWN = 12  # words told of a disagreement


def words(text: str) -> set[str]:
    """Return the words of a text as they are compared."""
    return set(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def compare(items: tuple[Item, ...], second: dict[str, Any]) -> list[str]:
    """Return what only the second reader has."""
    text = "\n".join(item.document.text for item in items)
    joined = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())
    mine = words(text)
    lost = [word for word in second.get("words", ()) if word not in mine]
    lost = [w for w in lost if re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", w)) not in joined]
    told = [f"words {' '.join(lost[:SHOWN])} ({len(lost)})"] if lost else []
    people = [p for p in second.get("people", ()) if p.casefold() not in text.casefold()]
    told += [f"people {len(people)}"] if people else []
    if "mails" in second and second["mails"] != sum(item.document.parent is None for item in items):
        told.append(f"mails {second['mails']}")
    return told


def main(folder: Path, others: str) -> None:
    """Compare every kind."""
    for kind in KINDS:
        script = str(Path(__file__).with_name("second_readers.py"))
        done = subprocess.run(
            [others, "-P", script, str(folder), kind], capture_output=True, text=True, check=True
        )
        counts: Counter[str] = Counter()
        for line in done.stdout.splitlines():
            second = json.loads(line)
            counts["files"] += 1
            counts["second reader fell"] += "fault" in second
            path = folder / kind / second["file"]
            try:
                items = read(path.read_bytes(), name=path.name)
            except WooRedactError as error:
                counts["refused"] += 1
                print(f"  {path.name}: refused: {error}")
                continue
            counts["read"] += 1
            told = [] if "fault" in second else compare(items, second)
            counts["compared"] += "fault" not in second
            counts["nothing lost"] += "fault" not in second and not told
            if told:
                print(f"  {path.name}: {'; '.join(told)}")
        print(kind, dict(counts))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
