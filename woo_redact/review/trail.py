"""The audit trail as people read it, and whether it is still what was written."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from woo_redact.language import _
from woo_redact.store import Event, Store, untouched

_ANCHORS = "anchors.txt"
WORDS = {
    "read": _("taken in"),
    "converted": _("converted to PDF"),
    "dropped": _("no longer there"),
    "profile": _("profile"),
    "plugins": _("plug-ins"),
    "decide": _("decision"),
    "withdraw": _("undone"),
    "mark": _("read through"),
    "rule": _("duplicate"),
    "assess": _("judgement on a document"),
    "release": _("release"),
    "draft": _("draft made"),
    "draft taken over": _("draft taken over"),
    "hearing": _("draft for zienswijze"),
}
_OUTCOMES = {"redact": _("hidden"), "keep": _("visible"), "ask": _("question")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the trail: when, who, what, on what, what counted before and after, and why."""

    number: int
    at: str
    who: str
    account: str
    what: str
    on: str
    before: str
    after: str
    why: str = field(repr=False)
    hash: str


HEADERS = ("number", "at", "who", "account", "what", "on", "before", "after", "why", "hash")


def entries(store: Store) -> Iterator[Entry]:
    """Yield the trail, line by line."""
    for event in store.audit():
        yield _entry(event, json.loads(event.detail))


def _entry(event: Event, detail: dict[str, Any]) -> Entry:
    """Return a line of the trail in the words of people."""
    told = detail.get("decision") or detail
    by = str(told.get("by") or detail.get("by") or "")
    return Entry(
        number=event.number,
        at=event.at,
        who=by.removeprefix("person:") or "woo-redact",
        account=str(detail.get("account", "")),
        what=WORDS.get(event.event, event.event),
        on=_on(event, detail, told),
        before=_standing(detail.get("before")),
        after=_standing(detail.get("after")) or _standing(told),
        why=str(detail.get("why") or told.get("why") or ""),
        hash=event.hash,
    )


def _on(event: Event, detail: dict[str, Any], told: dict[str, Any]) -> str:
    """Return what a line is about, without a word of any document."""
    if event.event == "withdraw":
        return _("decision {number}", number=detail["number"])
    if event.event == "read":
        return _("documents {numbers}", numbers=", ".join(detail.get("documents", ())))
    if event.event == "plugins":
        return ", ".join(f"{one['name']} ({one['package']} {one['version']})" for one in detail["plugins"])
    if event.event == "release":
        return _(
            "{released} released, {withdrawn} taken back",
            released=len(detail.get("released", ())),
            withdrawn=len(detail.get("withdrawn", ())),
        )
    parts = []
    if event.event == "decide" and "number" in detail:
        parts.append(_("decision {number}", number=detail["number"]))
    if told.get("subject") and not told.get("finding"):
        parts.append(_("person {subject}", subject=told["subject"]))
    if told.get("document"):
        parts.append(
            _("document {document}", document=told["document"])
            + (_(" (title)") if told.get("in_title") else "")
        )
    parts += _places(told)
    if told.get("tie"):
        parts.append(_("duplicate {tie}", tie=told["tie"]))
    return ", ".join(parts)


def _places(told: dict[str, Any]) -> Iterator[str]:
    """Yield where in its document something was decided."""
    if span := told.get("span"):
        yield _("characters {start}-{end}", start=span["start"], end=span["end"])
    if area := told.get("area"):
        yield _("box on page {page}", page=area["page"] + 1)


def _standing(said: dict[str, Any] | None) -> str:
    """Return what counted, in a few words."""
    if not said or "outcome" not in said:
        return ""
    who = str(said.get("by", "")).removeprefix("person:")
    return " ".join(filter(None, (_OUTCOMES.get(said["outcome"], ""), said.get("ground"), f"({who})")))


def faults(store: Store, run: Path, *, known: str = "") -> tuple[str, ...]:
    """Return what is wrong with the trail: nothing when it is as it was written.

    A line that was changed, moved or taken out breaks the chain of hashes. A decision, mark or ruling that
    was changed beside the trail no longer is the one the trail tells of. Lines cut off at the end leave the
    chain whole: they show by the counter of the database, by the anchors that each run wrote beside it, and
    by `known`, a "number:hash" that somebody noted elsewhere.
    """
    trail = store.audit()
    found = []
    if not untouched(trail):
        found.append(
            _("line {first_broken}: the chain of the trail is broken", first_broken=_first_broken(trail))
        )
    hashes = {event.number: event.hash for event in trail}
    last = max(hashes, default=0)
    if store.counted("audit") > last:
        found.append(_("after line {last} lines were taken away", last=last))
    anchors = [*_anchors(run), *([known] if known else [])]
    for anchor in anchors:
        number, _colon, wanted = anchor.partition(":")
        if not number.isdecimal() or not hashes.get(int(number), "").startswith(wanted or "-"):
            found.append(
                _("line {number} is not that of the anchor {anchor} any more", number=number, anchor=anchor)
            )
    found += _beside(store, trail)
    return tuple(found)


def _first_broken(trail: tuple[Event, ...]) -> int:
    """Return the number of the first line that does not follow from the one before."""
    whole, broken = 0, len(trail)
    while broken - whole > 1:
        middle = (whole + broken) // 2
        whole, broken = (middle, broken) if untouched(trail[:middle]) else (whole, middle)
    return trail[broken - 1].number


def _beside(store: Store, trail: tuple[Event, ...]) -> Iterator[str]:
    """Yield the decisions, withdrawals and marks that are not those the trail tells of."""
    told: dict[str, list[Any]] = {"decide": [], "withdraw": [], "mark": [], "rule": [], "assess": []}
    for event in trail:
        if event.event in told:
            told[event.event].append(json.loads(event.detail))
    decisions = {detail["number"]: detail["decision"] for detail in told["decide"]}
    kept = store.plain("decision")
    for number in sorted(decisions.keys() | kept.keys()):
        if decisions.get(number) != kept.get(number):
            yield _("decision {number} is not that of the trail any more", number=number)
    if sorted(d["number"] for d in told["withdraw"]) != sorted(store.withdrawn()):
        yield _("what was undone is not what the trail tells any more")
    for table, name in (("ruling", "rule"), ("assessment", "assess")):
        if told[name] != list(store.plain(table).values()):
            yield _(
                "what was said of documents ({words}) is not what the trail tells any more",
                words=WORDS[name],
            )
    if [(d["document"], d["digest"], d["by"]) for d in told["mark"]] != list(store.marks()):
        yield _("the agreements are not those of the trail any more")


def anchor(store: Store, run: Path) -> str:
    """Write down, beside the database, how far the trail goes; return that as "number:hash"."""
    trail = store.audit()
    if not trail:
        return ""
    line = f"{trail[-1].number}:{trail[-1].hash}"
    if line not in _anchors(run):
        with (run / _ANCHORS).open("a", encoding="ascii") as file:
            file.write(f"{line}\n")
    return line


def _anchors(run: Path) -> list[str]:
    """Return the anchors that were written."""
    path = run / _ANCHORS
    return path.read_text(encoding="ascii", errors="replace").split() if path.is_file() else []
