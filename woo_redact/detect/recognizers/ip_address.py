"""Recognizes IP addresses."""

import ipaddress
import re
from collections.abc import Iterator

from presidio_analyzer import Pattern

from woo_redact.detect.guarded import Guarded
from woo_redact.detect.recognizers.identifier import Hit, Identifier
from woo_redact.detect.recognizers.surroundings import either, label, labelled, tail
from woo_redact.language import recorded
from woo_redact.model import Entity

_LABEL = label(
    r"ip(?:v4|v6)?(?:-?\s?(?:adres(?:sen)?|address|nummer|nr))?|host|server|client-ip|x-originating-ip|"
    r"from|vanaf|"
    r"dns|gateway|proxy|vpn|firewall|subnet|netwerk|computer|werkplek|printer|router|inlogpoging(?:en)?|"
    r"ping|ssh|rdp"
)
_NEAR = re.compile(r"(?<![a-z])ip(?:v[46])?(?![a-z])[^\n]{0,40}$")
# Words before a version, a chapter, an article or a standard; "Chrome/119.0.6045.105".
_OTHER = either(
    "versie versies version v ver. ver release firmware build artikel artikelen art. art par. par paragraaf "
    "§ hoofdstuk h sectie bijlage punt onderdeel lid nen iso iec ntr stap eis tabel figuur driver patch "
    "update windows office java chrome firefox edge python adobe reader acrobat typo3 php sp .net net"
)
_BEFORE_OTHER = re.compile(rf"(?:(?<![a-z]){_OTHER}[ :.\-]{{0,3}}|[a-z]/)$")
# "update naar 4.12.118.3", "de app-versie is nu 3.41.220.1"; a product's name directly before it.
_VERSION_NEAR = Guarded(
    r"(?<![a-z])(?:[a-z-]*versie|release|update|upgrade|patch|build|firmware|software)[^\d.\n]{0,25}$"
)
_PRODUCT = re.compile(r"(?<![\w.])[A-Z][A-Za-z]+[ ]$")
_NEXT_TO_USER = Guarded(r"(?:\w@|//|\[)$")
_DIALLED = re.compile(r"(?:tel|fax)[^\d\n]{0,6}$|\(?\s?(?:00|\+)\s?\d\d\s?\)?\s*$")  # "(0031) 146.24.29.30"
_HEADING = re.compile(r"\.?[ \t]+[A-Z]")


class IpAddressRecognizer(Identifier):
    """An IPv4 or IPv6 address; version, chapter and article numbers are not (PRACTICE P33).

    Source: RFC 791, RFC 4291, by the standard library's `ipaddress`; HvJ EU 19 October 2016, C-582/14
    (Breyer): an address can lead to a person. Loopback, unspecified and netmask addresses name nobody.
    """

    ENTITY = Entity.IP_ADDRESS
    TRIGGER = re.compile(r"\d\.\d{1,3}\.\d|[0-9A-Fa-f]:[0-9A-Fa-f:]")
    PATTERNS = (
        Pattern("IPv4", r"(?<![\w.])(?<!\w[-,])(?P<value>\d{1,3}(?:\.\d{1,3}){3})(?!\w|\.\d|-\d|,\d)", 0.85),
        Pattern(
            "IPv6",
            r"(?<![\w:.])(?P<value>(?=[^\s]{0,12}:)[0-9A-Fa-f:]{4,39}(?:\.\d{1,3}){0,3})(?![\w:])",
            0.9,
        ),
    )
    CONTEXT = ("ip-adres", "ipadres")

    def judge(self, text: str, match: re.Match[str], pattern: Pattern) -> Iterator[Hit]:
        """Yield a real address, unless the word before it makes it a version or a chapter."""
        start = match.start("value")
        value = match["value"] if match["value"].endswith("::") else match["value"].rstrip(":")
        address = _parsed(value)
        if address is None:
            return
        if labelled(text, start, _LABEL):
            score = 0.95
        elif pattern.name == "IPv6":
            parts = [part for part in value.split(":") if part]
            score = 0.9 if len(parts) >= 3 and any(char.isdigit() for char in value) else 0.0
        else:
            score = _unlabelled(text, start, start + len(value), value)
        yield Hit(start=start, end=start + len(value), score=score, why=recorded("IP address"))


def _parsed(value: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return the address of a machine in a network, None for all else."""
    try:
        address = ipaddress.ip_address(value)
    except ValueError:
        return None
    nobody = address.is_loopback or address.is_unspecified or value.startswith("255.")
    return None if nobody else address


def _unlabelled(text: str, start: int, end: int, value: str) -> float:
    """Return the score of four numbers with dots that no word calls an address, 0 if they are none."""
    before = tail(text, start)
    octets = [int(part) for part in value.split(".")]
    heads_a_line = not text[:start].rsplit("\n", 1)[-1].strip() and _HEADING.match(text, end) is not None
    if _BEFORE_OTHER.search(before) or _DIALLED.search(before) or (heads_a_line and max(octets) < 100):
        return 0.0
    if _NEAR.search(before) or _NEXT_TO_USER.search(before):
        return 0.9
    if _VERSION_NEAR.search(before) or (octets[0] < 10 and _PRODUCT.search(text[max(0, start - 30) : start])):
        return 0.0
    if max(octets) >= 40:  # chapters and versions hardly get that far
        return 0.85
    return 0.6 if octets[0] == 10 and 0 in octets else 0.0
