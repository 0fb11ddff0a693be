"""Duplicates and mails that stand whole in a later one (PRACTICE P37).

The three keys are those of the developers' mail README: Message-ID; sender, recipients, subject, minute,
body and attachments; the body alone. By rule only what is the same in all that would be disclosed is set
aside; that a mail stands in a later one is proposed; equal words that went to others are told, for who got
them may count.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from woo_redact.kin.letters import Letter, Part
from woo_redact.kin.words import Quoted
from woo_redact.language import recorded
from woo_redact.model import Address, Tie, TieKind

_FEWEST = 8  # words of a body that is worth telling that another has it too: "Akkoord" is not
_SAME_ID = recorded("same message: same Message-ID, sender, addressees, subject, time and text")
_SAME_CONTENT = recorded("same sender, addressees, subject, time, text and attachments")
_SAME_BYTES = recorded("the same file, byte for byte")
_SHOWN_WHOLE = recorded("stands whole in a later message to the same persons, without attachments of its own")
_SAME_WORDS = recorded("same text, but other addressees, another time or subject, or other attachments")


def ties(parts: tuple[Part, ...], letters: tuple[Letter, ...], threads: Mapping[str, int]) -> tuple[Tie, ...]:
    """Return at most one tie for each document, in their order."""
    found: dict[str, Tie] = {}
    usable = [letter for letter in letters if letter.whole]
    above = {part.id: part.parent for part in parts if part.parent}
    for tie in _same_mails(usable):
        found[tie.document] = tie
    for identity, tie in found.items():
        found[identity] = _within_family(tie, above, found)
    for tie in _same_files(parts, found):
        found[tie.document] = tie
    left = [letter for letter in usable if letter.id not in found]
    for tie in _contained(left, threads):
        found[tie.document] = tie
    for tie in _same_words(letter for letter in left if letter.id not in found):
        found[tie.document] = tie
    return tuple(found[part.id] for part in parts if part.id in found)


def _tie(kind: TieKind, one: Part | Letter, other: Part | Letter, why: str, *, parent: str = "") -> Tie:
    """Return a tie, named by what both documents are made of."""
    key = hashlib.sha256(f"{one.sha256}:{one.id}:{other.sha256}".encode()).hexdigest()[:32]
    return Tie(document=one.id, other=other.id, kind=kind, why=why, key=key, parent=parent)


# The same mail


def _same_mails(letters: list[Letter]) -> Iterator[Tie]:
    """Yield the mails that are the same as another in all that is disclosed of them."""
    groups: defaultdict[str, list[Letter]] = defaultdict(list)
    for letter in letters:
        if letter.mail.message_id:
            groups[f"id {letter.mail.message_id}"].append(letter)
        if letter.content:
            groups[letter.content].append(letter)
    gone: set[str] = set()
    for key, group in groups.items():
        why = _SAME_ID if key.startswith("id ") else _SAME_CONTENT
        # The one that shows most is kept; a mail by itself before one that hangs on another.
        kept: list[Letter] = []
        for letter in sorted(group, key=_fullest):
            if letter.id in gone:
                continue
            other = next((one for one in kept if _says_all_of(one, letter)), None)
            if other is None:
                kept.append(letter)
            else:
                gone.add(letter.id)
                yield _tie(TieKind.DUPLICATE, letter, other, why)


def _within_family(tie: Tie, above: Mapping[str, str], found: Mapping[str, Tie]) -> Tie:
    """Return the tie of a mail that hangs on another: it goes with that one, else it is only proposed."""
    parent = above.get(tie.document)
    if parent is None:
        return tie
    with_it = parent in found and found[parent].other == above.get(tie.other)
    return replace(tie, parent=parent) if with_it else replace(tie, kind=TieKind.SAME_FILE)


def _fullest(letter: Letter) -> tuple[bool, int, int, int]:
    """Return what orders mails by how much they show, then by number."""
    return letter.parent is not None, -len(letter.people), -len(letter.attachments), int(letter.id)


def _says_all_of(one: Letter, other: Letter) -> bool:
    """Tell whether a mail shows all that another does: nothing is lost when that one is not released."""
    return (
        (one.signs, one.title, one.minute) == (other.signs, other.title, other.minute)
        and one.people >= other.people
        and Counter(one.attachments) >= Counter(other.attachments)
    )


# The same file


def _same_files(parts: tuple[Part, ...], mails: Mapping[str, Tie]) -> Iterator[Tie]:
    """Yield files that stand in the dossier twice.

    What hangs on a mail that is a duplicate is one too, of what hangs on the kept one; so is a loose file
    that equals another. That an attachment also hangs on another mail is proposed only: each family is
    judged whole.
    """
    children: defaultdict[tuple[str | None, str], list[Part]] = defaultdict(list)
    for part in parts:
        children[part.parent, part.sha256].append(part)
    first: dict[str, Part] = {}
    for part in parts:
        if part.mail or part.id in mails or not part.whole:
            continue
        above = mails.get(part.parent or "")
        if part.parent and above is not None and (others := children[above.other, part.sha256]):
            kind = above.kind  # it goes with its mail, as a duplicate or as a proposal
            yield _tie(kind, part, others[0], _SAME_BYTES, parent=part.parent)
        elif other := first.get(part.sha256):
            loose = part.parent is None and other.parent is None
            yield _tie(TieKind.DUPLICATE if loose else TieKind.SAME_FILE, part, other, _SAME_BYTES)
        else:
            first[part.sha256] = part


# A mail in a later one


def _contained(letters: list[Letter], threads: Mapping[str, int]) -> Iterator[Tie]:
    """Yield the mails that the last mail of their thread that does so shows whole."""
    chains: defaultdict[int, list[Letter]] = defaultdict(list)
    for letter in letters:
        if letter.mail.date is not None:
            chains[threads[letter.id]].append(letter)
    for chain in chains.values():
        chain.sort(key=lambda letter: (letter.minute, int(letter.id)))
        for number, letter in enumerate(chain):
            words = letter.body.text
            if letter.mail.attachments or not words:
                continue
            later = (other for other in reversed(chain[number + 1 :]) if other.minute > letter.minute)
            covering = next((other for other in later if _shows(other, letter, words)), None)
            if covering is not None:
                yield _tie(TieKind.CONTAINED, letter, covering, _SHOWN_WHOLE)


def _shows(later: Letter, letter: Letter, words: str) -> bool:
    """Tell whether a later mail quotes all of a mail, shows all its people, and has all that hangs on it."""
    if not later.body.quoted or not Counter(later.attachments) >= Counter(letter.attachments):
        return False
    shown = f"{later.body.text} "
    known = letter.mail.message_id in later.mail.references
    return any(
        (quoted.header or known)
        and shown.startswith(f"{words} ", quoted.start)
        and _all_named(letter, later, quoted)
        for quoted in later.body.quoted
    )


def _all_named(letter: Letter, later: Letter, quoted: Quoted) -> bool:
    """Tell whether each person of a mail is one of the later mail's, or stands in the header of the quote."""
    return all(
        _who(pair) in later.people or any(part and part.casefold() in quoted.header for part in pair)
        for pair in letter.shown
    )


def _who(pair: Address) -> str:
    """Return who a pair of name and mailbox is."""
    return (pair[1] or pair[0]).casefold().strip()


# The same words


def _same_words(letters: Iterable[Letter]) -> Iterator[Tie]:
    """Yield the mails that say what another mail says, sign for sign; that is told, and nothing else."""
    first: dict[str, Letter] = {}
    for letter in letters:
        if letter.body.text.count(" ") + 1 < _FEWEST:
            continue
        other = first.setdefault(letter.signs, letter)
        if other is not letter:
            yield _tie(TieKind.SAME_TEXT, letter, other, _SAME_WORDS)
