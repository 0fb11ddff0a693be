"""Reads the mail addresses of a header line, lawful or not, without losing a recipient (RFC 5322, 3.4)."""

import re
from dataclasses import dataclass, field

from woo_redact.model import Address
from woo_redact.read.clean import one_line
from woo_redact.read.headers import WORD, decode_words

_QUOTED = re.compile(r'"(?:\\.|[^"\\])*"')
_ANGLE = re.compile(r'<+(?:"[^"]*"|[^<>"])*>+')
_UNCLOSED = re.compile(r"<[^,;>]*")
_DOMAIN = re.compile(r'\s*[^\s<>,;"]+')
_BEFORE = ' \t<>,;"'
_ROUTE = re.compile(r"^(?:@[^:,]+,?)+:")
_SCHEMES = frozenset({"mailto", "smtp"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of an address line; `group` is true for what names no recipient: a group, a comment."""

    address: Address = field(repr=False)
    group: bool = False


@dataclass(slots=True)
class _Mailbox:
    """What has been read of one entry: words as they are shown and as they stood, `<…>` and `(…)`."""

    shown: list[str] = field(default_factory=list)
    stood: list[str] = field(default_factory=list)
    angle: str | None = None
    comment: str = ""
    quoted: bool = False
    group: bool = False

    def add(self, shown: str, stood: str | None = None) -> None:
        """Add a piece of the display name (or of a bare address)."""
        self.shown.append(shown)
        self.stood.append(shown if stood is None else stood)

    def is_remark(self) -> bool:
        """Tell whether there is nothing but a comment: that is no recipient."""
        return self.angle is None and not "".join(self.stood).strip()

    def name(self) -> str:
        """Return the decoded display name."""
        return one_line(decode_words("".join(self.shown)))

    def pair(self) -> Address:
        """Return (name, address); old clients put the name in a comment: "jan@x (Jan Jansen)"."""
        name, comment = self.name(), one_line(decode_words(self.comment))
        if self.angle is not None:
            return name or comment, _address(self.angle)
        stood = "".join(self.stood).strip()
        bare = _bare(stood)
        if not bare:
            return name or comment, ""
        whole = re.sub(r"\s*([.@])\s*", r"\1", stood)  # "jan @ x . nl" was lawful once (RFC 822)
        if " " not in whole:
            return comment, _address(whole)
        start, end = bare
        return one_line(stood[:start] + stood[end:]) or comment, _address(stood[start:end])


def addresses(entries: tuple[Entry, ...]) -> tuple[Address, ...]:
    """Return the addresses of entries, without the names of groups."""
    return tuple(entry.address for entry in entries if not entry.group)


def read_addresses(untrusted_line: str) -> tuple[Entry, ...]:
    """Return the entries of an undecoded, unfolded address line in order; any line gives some answer."""
    entries: list[Entry] = []
    surname = ""  # an unquoted "Jansen, Jan <jan@x>" comes in two pieces
    for mailbox in _mailboxes(untrusted_line):
        name, address = (mailbox.name(), "") if mailbox.group else mailbox.pair()
        if surname and mailbox.angle and name:
            name = f"{surname}, {name}"
        elif surname:
            entries.append(Entry(address=(surname, "")))
        surname = ""
        if name and not address and "@" in name and name not in untrusted_line:
            entries.extend(read_addresses(name))  # the whole entry stood in one encoded word
        elif name and not address and not (mailbox.quoted or mailbox.group or mailbox.is_remark()):
            surname = name
        elif name or address:
            entries.append(Entry(address=(name, address), group=mailbox.group or mailbox.is_remark()))
    return (*entries, Entry(address=(surname, ""))) if surname else tuple(entries)


def _mailboxes(line: str) -> list[_Mailbox]:
    """Return the entries of a line; one walk, no recursion, in a time that grows with its length."""
    found: list[_Mailbox] = []
    mailbox, at = _Mailbox(), 0
    comments = _comments(line) if "(" in line else {}
    quotes = True
    while at < len(line):
        character = line[at]
        if mailbox.angle is not None and character not in " \t,;(":  # the separator was forgotten
            found.append(mailbox)
            mailbox = _Mailbox()
        match = _opened(line, at, character, quotes=quotes)
        if match is None:
            quotes = quotes and character != '"'
            end = comments.get(at, at + 1)
            mailbox = _step(mailbox, line, at, end, found)
        elif character == '"':
            mailbox.quoted = True
            mailbox.add(re.sub(r"\\(.)", r"\1", match[0][1:-1]), match[0])
        elif character == "<":
            mailbox.angle = match[0].strip("<>")
        else:
            mailbox.add(match[0])
        at = match.end() if match else end
    return [*found, mailbox]


def _opened(line: str, at: int, character: str, *, quotes: bool) -> re.Match[str] | None:
    """Return the encoded word, quoted string or angle address that starts here."""
    if character == "=":
        return WORD.match(line, at)
    if character == '"':
        return _QUOTED.match(line, at) if quotes else None
    if character == "<":
        return _ANGLE.match(line, at) or _UNCLOSED.match(line, at)
    return None


def _step(mailbox: _Mailbox, line: str, at: int, end: int, found: list[_Mailbox]) -> _Mailbox:
    """Take in a comment, a separator or a plain character; return the entry that is now being read."""
    character = line[at]
    if end > at + 1:
        mailbox.comment = mailbox.comment or line[at + 1 : end - 1]
        mailbox.add(" ", "")
    elif character in ",;":
        found.append(mailbox)
        return _Mailbox()
    elif character == ":" and mailbox.angle is None and "@" not in "".join(mailbox.stood):
        if "".join(mailbox.shown).strip().casefold() not in _SCHEMES:
            mailbox.group = True
            found.append(mailbox)
        return _Mailbox()
    elif character not in '"<>':
        mailbox.add(character)
    return mailbox


def _comments(line: str) -> dict[int, int]:
    """Return where each outermost comment starts and the offset after its end, however deep they nest."""
    open_at: list[int] = []
    spans: dict[int, int] = {}
    for match in re.finditer(r"\\.|[()]", line):
        if match[0] == "(":
            open_at.append(match.start())
        elif match[0] == ")" and open_at:
            spans[open_at.pop()] = match.end()
    return spans


def _bare(text: str) -> tuple[int, int] | None:
    """Return where an address without "<…>" stands; by hand, since a pattern would try every start."""
    at = text.find("@")
    left = text[: max(at, 0)].rstrip()
    start = left[:-1].rfind('"') if left.endswith('"') else max(map(left.rfind, _BEFORE)) + 1
    domain = _DOMAIN.match(text, at + 1) if 0 <= start < len(left) else None
    return (start, domain.end()) if domain else None


def _address(angle: str) -> str:
    """Return an address without blanks, comments, route and scheme."""
    address = one_line(decode_words(re.sub(r"\([^()]*\)", "", angle)))
    address = _ROUTE.sub("", address).strip()
    scheme, colon, rest = address.partition(":")
    if colon and scheme.casefold() in _SCHEMES:
        address = rest
    return address if '"' in address else address.replace(" ", "")
