"""The checks on a dossier as a whole: the rules of practice C01-C17 and of law L1-L13, each by its own name.

Most rules of practice are carried out file by file; here each says whether it held for the whole release. The
rest needs all documents at once: one thing hidden here and visible there, names of files, families, readers.

A rule is broken when that is certain. What a machine only suspects from the words of a document (is this
environmental information?) is a remark on a rule that holds: it stands in the report for a jurist, and stops
no release, for nobody could ever take the suspicion away.
"""

import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePath
from typing import Final

from woo_redact.check.catalogue import CATALOGUE
from woo_redact.check.lawful import RULES
from woo_redact.check.matcher import Matcher, matcher, plain, squeeze
from woo_redact.check.pieces import Piece, Released
from woo_redact.check.secrets import name_of
from woo_redact.language import recorded
from woo_redact.model import CheckResult, Entity, Level, Outcome, Problem, Verdict

__all__ = ["CERTAIN", "Piece", "Released", "check_decisions", "check_dossier", "check_lists"]

_Rule = Callable[[tuple[Piece, ...], Released, tuple[CheckResult, ...]], Iterator[Problem]]
_MARKUP: Final = re.compile(r"<[^>]*>")
_PARTS: Final = re.compile(r"[_\-+.]+")
_LISTS: Final = frozenset({".csv", ".xml", ".rels", ".txt", ".json", ".sha256"})
CERTAIN: Final = 0.9
"""How sure a problem is from which it breaks a rule; below it is a remark."""
_PERSONS: Final = 0.6
"""How sure it is that what a person decided goes too far."""
_READERS: Final = {"none": 0, "questions": 0, "every-document": 1, "four-eyes": 2}
"""How many persons must have read a document, by what the profile wants before release."""
_OVER_MUCH: Final = 0.6
"""Part of the letters of a document that are hidden from which it is as good as refused."""
_MEND: Final = recorded(
    "Redact this place too, or decide that it stays visible, and make the document again."
)


def check_dossier(
    pieces: tuple[Piece, ...], released: Released, results: tuple[CheckResult, ...]
) -> tuple[CheckResult, ...]:
    """Return one result for each rule; `results` are those of the files and of the inventory.

    A rule that crashed, or that rests on a check that did not run, has not run.
    """
    found = [
        _held(name, title, partial(rule, pieces, released, results), not_run=_not_run(name, results))
        for name, (title, rule) in _PRACTICE.items()
    ]
    for name, (title, rule) in RULES.items():
        found.append(_held(name, title, partial(_each, rule, pieces)))
    return tuple(found)


def check_decisions(piece: Piece, released: Released) -> tuple[CheckResult, ...]:
    """Return what the rules of law, and C16, say of one document, only of those that say something."""
    held = [_held(name, title, partial(rule, piece)) for name, (title, rule) in RULES.items()]
    held.append(_held("C16", _PRACTICE["C16"][0], partial(_overdone, piece, _own(released))))
    return tuple(replace(result, file=piece.document.id) for result in held if result.problems)


def check_lists(released: Released) -> CheckResult:
    """Return whether the lists and names in a folder hold nothing that was hidden (C06)."""
    title, _ = _PRACTICE["C06"]
    return _held("C06", title, partial(_in_lists, released))


def _each(rule: Callable[[Piece], Iterator[Problem]], pieces: tuple[Piece, ...]) -> Iterator[Problem]:
    """Hold every document against a rule of law."""
    for piece in pieces:
        yield from rule(piece)


def _held(
    name: str, title: str, rule: Callable[[], Iterator[Problem]], *, not_run: bool = False
) -> CheckResult:
    """Run one rule; a crash is "not run". What is not certain is told and breaks nothing."""
    try:
        problems = tuple(rule())
        verdict = Verdict.FAILED if any(p.sure >= CERTAIN for p in problems) else Verdict.PASSED
    except Exception as error:  # noqa: BLE001 - one rule that fails must not hide what the others say
        problems = (
            Problem(
                what=recorded("The check was stopped by an error ({name__}).", name__=type(error).__name__)
            ),
        )
        verdict = Verdict.NOT_RUN
    if not_run and verdict is Verdict.PASSED:
        problems = (*problems, Problem(what=recorded("A check on which this rule rests was not run.")))
        verdict = Verdict.NOT_RUN
    level = Level.LAW if name.startswith("L") or name in {"C07", "C11", "C12", "C13", "C16"} else Level.LEAK
    return CheckResult(check=name, verdict=verdict, problems=problems, title=title, level=level)


def _of(rule: str, results: Iterable[CheckResult]) -> Iterator[CheckResult]:
    """Yield the results of the checks on files that belong to a rule."""
    return (r for r in results if r.check in CATALOGUE and rule in CATALOGUE[r.check].rules)


def _not_run(rule: str, results: Iterable[CheckResult]) -> bool:
    """Tell whether a check that a rule rests on did not run."""
    return any(result.verdict is Verdict.NOT_RUN for result in _of(rule, results))


def _failing(rule: str, results: Iterable[CheckResult]) -> Iterator[Problem]:
    """Say for each file which checks of a rule it did not pass."""
    wrong: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for result in _of(rule, results):
        if result.verdict is Verdict.FAILED:
            wrong[result.file][result.title] = None
    for file, titles in wrong.items():
        yield Problem(
            what=recorded("Failed: {titles}.", titles=", ".join(titles)),
            file=file,
            mend=recorded("See the checks of this document."),
        )


def c01(pieces: tuple[Piece, ...], released: Released, results: tuple[CheckResult, ...]) -> Iterator[Problem]:
    """No hidden string in any output (Gelderland 2022), or hidden here and visible there (Amsterdam).

    What is found is told beside the documents in which the same thing is hidden.
    """
    yield from _failing("C01", results)
    found = matcher(released.secrets)
    hidden_in = _hidden_in(pieces)
    for piece in pieces:
        if piece.output is None or not piece.released:
            continue
        kept = plain(piece.output.kept)
        for hit in {squeeze(hit.text): hit for hit in found.find(kept)}.values():
            elsewhere = sorted(hidden_in.get(squeeze(hit.text), set()) - {piece.document.id})
            allowed = any(squeeze(hit.text) in squeeze(phrase) for phrase in piece.output.allowed)
            if elsewhere and not allowed:
                numbers = ", ".join(elsewhere[:5])
                what = recorded(
                    "Visible in this document and redacted in document {numbers}: {name_of}.",
                    numbers=numbers,
                    name_of=name_of(hit.entity),
                )
                yield Problem(what=what, file=piece.document.id, mend=_MEND)


def _hidden_in(pieces: tuple[Piece, ...]) -> dict[str, set[str]]:
    """Return for each hidden string in which documents it is hidden."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for piece in pieces:
        for decision in piece.texts:
            if decision.hides and decision.span is not None:
                found[squeeze(decision.span.of(piece.document.text))].add(piece.document.id)
    return found


def _rule(name: str, doc: str) -> _Rule:
    """Return a rule that holds when every file passed the checks that belong to it."""

    def run(_: tuple[Piece, ...], __: Released, results: tuple[CheckResult, ...]) -> Iterator[Problem]:
        yield from _failing(name, results)

    run.__doc__ = doc
    return run


def c06(_: tuple[Piece, ...], released: Released, results: tuple[CheckResult, ...]) -> Iterator[Problem]:
    """No hidden string in names of files, folders and zip members, or in lists (data_in_file)."""
    yield from _failing("C06", results)
    yield from _in_lists(released)


def _in_lists(released: Released) -> Iterator[Problem]:
    """Search the names and lists in the folder of a release."""
    found = matcher(released.secrets)
    for where, text in _public_texts(released):
        for entity in dict.fromkeys(_entities(found, text)):
            yield Problem(
                what=recorded(
                    "In {where} stands something that is redacted: {name_of}.",
                    where=where,
                    name_of=name_of(entity),
                ),
                mend=recorded("Change the title, the link or the name of the decision, and release again."),
            )


def _entities(found: Matcher, text: str) -> Iterator[Entity]:
    """Yield the kinds of secret in a text, read as it is and with the joints of file names as spaces."""
    for reading in (plain(text), plain(_PARTS.sub(" ", text))):
        yield from (hit.entity for hit in found.find(reading))


def _public_texts(released: Released) -> Iterator[tuple[str, str]]:
    """Yield (place, text) of all that is public beside the pages: names, lists, what stands in zip files."""
    for path in sorted(released.folder.rglob("*")):
        yield (
            recorded("the name of a file or folder in release/"),
            path.relative_to(released.folder).with_suffix("").as_posix(),
        )
        if not path.is_file():
            continue
        if path.suffix.casefold() in {".zip", ".xlsx", ".ods", ".docx"}:
            yield from _members(path.name, zipfile.ZipFile(path))
        elif path.suffix.casefold() in _LISTS:
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            yield from (
                (recorded("line {n} of the list {name}", n=n, name=path.name), line)
                for n, line in enumerate(lines, start=1)
            )


def _members(name: str, archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the names of the members of a zip file and the texts of its lists."""
    with archive:
        yield recorded("a comment in {name}", name=name), archive.comment.decode("utf-8", "replace")
        for member in archive.infolist():
            yield (
                recorded("the name of a part of {name}", name=name),
                PurePath(member.filename).with_suffix("").as_posix(),
            )
            if PurePath(member.filename).suffix.casefold() in _LISTS and member.file_size < 100_000_000:
                text = archive.read(member).decode("utf-8", "replace")
                yield recorded("the list {name}", name=name), " ".join(_MARKUP.sub(" ", text).split())


def c11(pieces: tuple[Piece, ...], released: Released, _: tuple[CheckResult, ...]) -> Iterator[Problem]:
    """What a person must say has been said; under four eyes by two of them (algorithm register; filinq).

    A mark counts for the document as it was read: its text and every decision, by their digest.
    """
    wanted = _READERS.get(released.before_release, max(_READERS.values()))
    for piece in pieces:
        if not piece.released:
            continue
        asked = sum(d.outcome is Outcome.ASK for d in piece.decisions)
        if asked and released.before_release != "none":
            yield Problem(
                what=recorded("Released with {asked} open questions.", asked=asked),
                file=piece.document.id,
                mend=recorded("Answer: woo-redact review."),
            )
        last = {" ".join(by.casefold().split()): read for read, by in piece.marks}
        readers = sum(read == piece.reviewed and bool(read) for read in last.values())
        if readers < wanted:
            yield Problem(
                what=recorded(
                    "Released after reading by {readers} of the {wanted} persons who had to read it.",
                    readers=readers,
                    wanted=wanted,
                ),
                file=piece.document.id,
                mend=recorded("Read the document as it is now: woo-redact review."),
            )


def c12(_: tuple[Piece, ...], __: Released, results: tuple[CheckResult, ...]) -> Iterator[Problem]:
    """Inventory and files belong together (nl-rdo-woo-web): one row a document, one file a released row."""
    for result in results:
        if result.check in {"inventory", "files", "manifest", "release"} and not result.passed:
            yield from result.problems


def c13(pieces: tuple[Piece, ...], _: Released, results: tuple[CheckResult, ...]) -> Iterator[Problem]:
    """Families are complete, attachments documents of their own (withdrawal reason incorrect_attachment)."""
    yield from _failing("C13", results)
    there = {piece.document.id for piece in pieces}
    children: defaultdict[str, int] = defaultdict(int)
    for piece in pieces:
        if piece.document.parent:
            children[piece.document.parent] += 1
            if piece.document.parent not in there:
                yield Problem(
                    what=recorded("The mail on which this document hung is missing."), file=piece.document.id
                )
    for piece in pieces:
        mail = piece.document.mail
        if mail is not None and len(mail.attachments) > children[piece.document.id]:
            missing = len(mail.attachments) - children[piece.document.id]
            yield Problem(
                what=recorded(
                    "Of this mail {missing} attachment(s) are missing from the dossier.", missing=missing
                ),
                file=piece.document.id,
                mend=recorded("Read the mail again, with its attachments."),
                sure=0.8,
            )


def c16(pieces: tuple[Piece, ...], released: Released, results: tuple[CheckResult, ...]) -> Iterator[Problem]:
    """No more is hidden than needed: nothing of the organisation, no whole documents (Amsterdam 2020)."""
    yield from _failing("C16", results)
    own = _own(released)
    for piece in pieces:
        yield from _overdone(piece, own)


def _own(released: Released) -> frozenset[str]:
    """Return what is the organisation's own, and the names of its public officials, to compare with."""
    return frozenset(squeeze(phrase) for phrase in released.own if phrase)


def _overdone(piece: Piece, own: frozenset[str]) -> Iterator[Problem]:
    """Say where a document hides too much; what a person hid of the organisation is a remark."""
    hidden = [(d, d.span) for d in piece.texts if d.hides and d.span is not None]
    mine = [d for d, span in hidden if squeeze(span.of(piece.document.text)) in own]
    if mine:
        yield Problem(
            what=recorded("Redacted is a datum of the organisation itself, or the name of an office holder."),
            file=piece.document.id,
            mend=recorded("Leave visible what stands in the profile."),
            sure=_PERSONS if all(d.by.startswith("person:") for d in mine) else 1.0,
        )
    length = sum(len(span) for _, span in hidden)
    if piece.released and length > _OVER_MUCH * max(len(piece.document.text), 1) and length > 200:
        yield Problem(
            what=recorded(
                "Of this document {length} % is redacted.",
                length=round(100 * length / len(piece.document.text)),
            ),
            file=piece.document.id,
            mend=recorded("Judge whether the document can be public passage by passage (art. 4.1 Woo)."),
            sure=_PERSONS,
        )


_PRACTICE: Final[dict[str, tuple[str, _Rule]]] = {
    "C01": (recorded("nothing that is redacted stands elsewhere"), c01),
    "C02": (recorded("nothing under the boxes"), _rule("C02", "Nothing lies under a box: Schiphol, x-ray.")),
    "C03": (
        recorded("boxes are part of the page"),
        _rule("C03", "Boxes are page content; no layers, no annotations."),
    ),
    "C04": (recorded("no hidden data"), _rule("C04", "No metadata or carriers: all ministries, April 2025.")),
    "C05": (
        recorded("no links to persons or to the inside"),
        _rule("C05", "No links to people, disks, meetings."),
    ),
    "C06": (recorded("no personal data in names and lists"), c06),
    "C07": (recorded("every box a ground, every ground explained"), _rule("C07", "RBAMS 2021:3399.")),
    "C08": (recorded("no visible numbers and addresses"), _rule("C08", "Hellevoetsluis 2019.")),
    "C09": (
        recorded("the other text is still there"),
        _rule("C09", "74 % of released pages are readable: wooverheid.nl."),
    ),
    "C10": (
        recorded("language, title and tags"),
        _rule("C10", "14 % of beslisnota's are tagged: wooverheid.nl."),
    ),
    "C11": (recorded("a person has decided"), c11),
    "C12": (recorded("inventory and files agree"), c12),
    "C13": (recorded("families are complete"), c13),
    "C14": (
        recorded("no draft, mark or annotation"),
        _rule("C14", "A search hit left in a published screenshot (I&W)."),
    ),
    "C15": (
        recorded("text layer of scans is renewed"),
        _rule("C15", "OCR layers that keep what the picture lost."),
    ),
    "C16": (recorded("no more redacted than needed"), c16),
    "C17": (recorded("labels can be read"), _rule("C17", "Labels cut to '10.' (Amsterdam).")),
}
