"""Says where a link of a mail leads, with Outlook's Safelinks taken off."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

from woo_redact.read.clean import one_line

_SHOWN = ("http://", "https://", "mailto:")
_WRAPPINGS = 3  # a link that was forwarded is wrapped again
_SAFELINK = re.compile(r"https?://[\w.-]*safelinks\.protection\.outlook\.com/\S*", re.IGNORECASE)


def target(untrusted_href: str) -> str:
    """Return the real target of a link to the web or to a mail address, "" for any other."""
    href = one_line(untrusted_href)
    if not href.casefold().startswith(_SHOWN):
        return ""
    href = unwrapped(href)
    if href.casefold().startswith("mailto:"):
        return one_line("mailto:" + unquote(href[len("mailto:") :]))
    return href.replace(" ", "%20")


def unwrapped(url: str) -> str:
    """Return what a Safelink leads to; any other URL as it is."""
    for _ in range(_WRAPPINGS):
        if not _SAFELINK.match(url):
            break
        try:
            inner = parse_qs(urlsplit(url.replace("&amp;", "&")).query).get("url", [""])[0]
        except ValueError:
            break
        if not inner:
            break
        url = one_line(inner)
    return url


def without_safelinks(text: str) -> str:
    """Return a text with every Safelink in it unwrapped; for comparing, not for showing."""
    return _SAFELINK.sub(lambda match: unwrapped(match[0]), text)


def adds(link: str, shown: str) -> bool:
    """Tell whether a target says something that the visible text of the link does not."""
    return bool(link) and _bare(link) not in _bare(unwrapped(shown.strip()))


def _bare(url: str) -> str:
    """Return a target as people write it: no scheme, no "www.", no closing slash, no case."""
    bare = unquote(url).casefold().strip()
    for start in (*_SHOWN, "www."):
        bare = bare.removeprefix(start)
    return bare.rstrip("/")
