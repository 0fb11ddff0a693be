"""Text becomes findings: what may have to be hidden, and whose it is (recall first)."""

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from woo_redact.detect.areas import area_hits
from woo_redact.detect.cells import labelled_cells
from woo_redact.detect.door import Reader, load
from woo_redact.detect.english import not_english
from woo_redact.detect.hits import Hit, Word
from woo_redact.detect.mailboxes import of_desks
from woo_redact.detect.merge import merge
from woo_redact.detect.misread import misread
from woo_redact.detect.model_files import model_version
from woo_redact.detect.offices import in_office
from woo_redact.detect.places import place_hits, sorted_out
from woo_redact.detect.search import search
from woo_redact.detect.sense import not_refuted
from woo_redact.detect.structure import structure
from woo_redact.detect.subjects import subjects
from woo_redact.detect.sweep import sweep
from woo_redact.detect.terms import never_spans, own_name_spans, term_hits
from woo_redact.detect.units import units
from woo_redact.model import Document, Entity, Finding
from woo_redact.profile import Profile

__all__ = ["detect", "search", "subjects", "sweep", "version", "warm_up"]


def detect(document: Document, profile: Profile) -> tuple[Finding, ...]:
    """Return what one document holds, without knowledge of the others: findings that do not overlap.

    Raises:
        WooRedactError: if the profile's name model is not installed.
    """
    parts, engine = units(document), _engine(profile)
    found = engine.read([unit.text.replace("\r", " ") for unit in parts])
    hits = [hit.at(unit.start) for unit, (some, _) in zip(parts, found, strict=True) for hit in some]
    words = [word.at(unit.start) for unit, (_, some) in zip(parts, found, strict=True) for word in some]
    hits += labelled_cells(parts, engine.find)
    repaired = misread(parts)
    again = [unit for unit, same in zip(repaired, parts, strict=True) if unit is not same]
    for unit, some in zip(again, engine.find([unit.text.replace("\r", " ") for unit in again]), strict=True):
        hits += [hit.at(unit.start) for hit in some if hit.entity is Entity.PERSON]
    read = words if profile.names.model == "thorough" else None
    return findings_of(document, [*hits, *structure(repaired), *area_hits(document)], profile, read)


def findings_of(
    document: Document, hits: list[Hit], profile: Profile, words: Sequence[Word] | None = None
) -> tuple[Finding, ...]:
    """Return the findings that raw hits in a document come to, with the profile's terms.

    `words` is what the thorough model holds of the words in it, None if it did not read them.
    """
    never = never_spans(document.text, profile)
    own = [*never, *own_name_spans(document.text, profile)]

    def stays(hit: Hit) -> bool:
        return hit.entity is Entity.PERSON and _inside(hit, never if hit.structural else own)

    text = list(document.text)
    for unit in misread(units(document)):
        text[unit.start : unit.start + len(unit.text)] = unit.text
    kept = hits if words is None else not_refuted(hits, words)
    allowed = [hit for hit in not_english(document.text, kept) if not stays(hit)]
    told = [*sorted_out(document.text, allowed), *place_hits(document.text)]
    flat = "".join(text)
    merged = in_office(flat, merge(flat, [*told, *term_hits(document.text, profile)]), words or ())
    return tuple(hit.finding(document) for hit in of_desks(flat, merged) if not stays(hit))


def _inside(hit: Hit, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a hit lies wholly in one of the spans."""
    return any(start <= hit.start and hit.end <= end for start, end in spans)


def warm_up(profile: Profile) -> None:
    """Load the engine and read its patterns, once per process.

    Raises:
        WooRedactError: if the profile's name model is not installed.
    """
    _engine(profile).find(["Geachte heer, mevrouw,"])


def _engine(profile: Profile) -> Reader:
    """Return the engine that a profile asks for."""
    return load(profile.names.model, tuple(profile.plugins.recognizers))


@cache
def _code_version() -> str:
    """Return a digest of the code and the lists of this stage; of the models their meta data tell."""
    digest = hashlib.sha256()
    folder = Path(__file__).parent
    for path in sorted([*folder.rglob("*.py"), *folder.glob("*.xz")]):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def version(profile: Profile) -> str:
    """Return what the findings depend on besides the document and the profile: the model and this code."""
    return f"{model_version(profile.names.model)}-{_code_version()}"
