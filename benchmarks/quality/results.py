"""What was measured, as plain rows in results/quality.json: which rows are made again and which stay."""

import datetime as dt
import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from benchmarks.quality.markup import MarkedText, read_set, words
from benchmarks.quality.peers import PEERS
from benchmarks.quality.score import Hidden, Score, score, total
from benchmarks.quality.systems import Found, models, ours, peer

SETS = Path(__file__).parent / "sets"
RESULTS = Path(__file__).parent.parent / "results"
UNSEEN = "unseen-"
_KINDS = {
    "scan": ("ocr", "scan", "fax"),
    "chat, spoken word": ("chat", "whatsapp", "telegram", "sms", "signal", "transcript", "voicemail"),
    "mail": ("mail", "chain", "thread", "calendar", "out of office"),
    "table, list, form": ("table", "list", "register", "form", "log", "ticket", "invoice", "badge", "row"),
    "decision, permit, court": ("permit", "decision", "mandate", "court", "deed", "contract", "naturali"),
    "letter": ("letter", "complaint", "objection", "bezwaar", "invitation"),
    "minutes, report": ("minutes", "report", "agenda", "interview", "hearing", "debate"),
    "note, memo": ("note", "memo", "plan", "briefing"),
}
OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one tool reached on one set; by kind of text only for woo-redact."""

    set: str
    digest: str
    texts: int
    words: int
    system: str
    ours: bool
    measured: str
    score: Score
    kinds: dict[str, Score] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        names = ("set", "digest", "texts", "words", "system", "ours", "measured")
        plain: dict[str, Any] = {name: getattr(self, name) for name in names}
        kinds = {kind: counts.to_json() for kind, counts in sorted(self.kinds.items())}
        return plain | {"score": self.score.to_json(), "kinds": kinds}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """Return what `to_json` told."""
        kinds = {kind: Score.from_json(counts) for kind, counts in values["kinds"].items()}
        return cls(**values | {"score": Score.from_json(values["score"]), "kinds": kinds})


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """All that was measured: the marked sets, CoNLL-2002 and the dossier (None: never), and absent peers."""

    rows: tuple[Row, ...] = ()
    conll: dict[str, Any] | None = None
    dossier: dict[str, Any] | None = None
    absent: tuple[str, ...] = ()

    def write(self, path: Path) -> None:
        """Write a JSON file that differs between two runs only where the figures do."""
        plain = {
            "sets": [row.to_json() for row in self.rows],
            "conll": self.conll,
            "dossier": self.dossier,
            "absent": list(self.absent),
        }
        path.write_text(json.dumps(plain, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> Self:
        """Return what was written, or nothing at all when there is no such file."""
        if not path.is_file():
            return cls()
        plain = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            rows=tuple(map(Row.from_json, plain["sets"])),
            conll=plain["conll"],
            dossier=plain["dossier"],
            absent=tuple(plain["absent"]),
        )


def family(kind: str) -> str:
    """Return which of a few large groups a kind of text belongs to, by the words of its name."""
    return next((name for name, parts in _KINDS.items() if any(p in kind.lower() for p in parts)), OTHER)


def measure_sets(
    earlier: Sequence[Row], *, python: str = sys.executable, again: bool = False
) -> tuple[tuple[Row, ...], tuple[str, ...], dict[str, tuple[tuple[MarkedText, ...], Found]]]:
    """Return a row for each set and tool, the peers that are absent, and what our default hid in each set.

    An unseen set is scored once: its first rows stay (unless `again`). Rows of a peer that is absent now stay
    too, as long as the set is the same.
    """
    rows, absent, found = list[Row](), set[str](), {}
    for path in sorted(SETS.glob("*.txt")):
        texts, digest = read_set(path), hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        same = [row for row in earlier if (row.set, row.digest) == (path.stem, digest)]
        if same and path.stem.startswith(UNSEEN) and not again:
            rows += same
            continue
        made, missing, by_default = _measure(path.stem, digest, texts, python)
        kept = [r for r in same if not r.ours and r.system.lower().startswith(tuple(missing))]
        rows += [*made, *kept]
        absent |= set(missing)
        found[path.stem] = (texts, by_default)
    return tuple(rows), tuple(sorted(absent)), found


def _measure(
    name: str, digest: str, texts: tuple[MarkedText, ...], python: str
) -> tuple[list[Row], list[str], Found]:
    """Return the rows of one set, the peers that are not there, and what our default model's tool hid."""
    plain = [text.text for text in texts]
    results = [(system.name, True, system.run(plain)) for system in map(ours, models())]
    missing = []
    for key in PEERS:
        answer = peer(key, plain, python)
        if answer:
            results.append((answer[0], False, answer[1]))
        else:
            missing.append(key)
    rows = [
        Row(
            set=name,
            digest=digest,
            texts=len(texts),
            words=words(texts),
            system=system,
            ours=mine,
            measured=dt.datetime.now(tz=dt.UTC).date().isoformat(),
            score=total(map(score, texts, hidden)),
            kinds=_by_kind(texts, hidden) if mine else {},
        )
        for system, mine, hidden in results
    ]
    return rows, missing, results[0][2]


def _by_kind(texts: Sequence[MarkedText], hidden: Sequence[Sequence[Hidden]]) -> dict[str, Score]:
    """Return the counts of each group of kinds."""
    kinds: dict[str, Score] = {}
    for text, some in zip(texts, hidden, strict=True):
        group = family(text.kind)
        kinds[group] = kinds.get(group, Score()) + score(text, some)
    return kinds
