"""The language of what a person sees: messages stand in the source in English, `locale/nl.po` has the Dutch.

A process has one language, known before its first message: `--lang` (which `choose` takes off the command
line), else `WOO_REDACT_LANG`, else the locale. That is why a constant of a module may be a message like any
other. Processes that woo-redact starts itself take over the language by `WOO_REDACT_LANG`.

What is published is always in Dutch, whatever the officer's screen is in: it does not come by here.
"""

import os
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

LANGUAGES = ("nl", "en")
VARIABLE = "WOO_REDACT_LANG"
_OPTION = "--lang"
_ENTRY = re.compile(
    r'^msgid ((?:"[^\n]*"\n)+)(?:msgid_plural ((?:"[^\n]*"\n)+)msgstr\[0\] ((?:"[^\n]*"\n)+)'
    r'msgstr\[1\] ((?:"[^\n]*"\n?)+)|msgstr ((?:"[^\n]*"\n?)+))',
    re.MULTILINE,
)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}


def language(environment: Mapping[str, str] = os.environ) -> str:
    """Return "nl" or "en", by `WOO_REDACT_LANG` or else the locale (POSIX: LC_ALL, LC_MESSAGES, LANG).

    Where neither says anything (no locale, "C", "POSIX") it is Dutch: those who publish under the Woo are
    Dutch, and a server, container or scheduled job without a locale is theirs too. Others get English.
    """
    variables = (VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG")
    wanted = next((told for name in variables if (told := environment.get(name, ""))), "")
    place = re.split(r"[_.@-]", wanted, maxsplit=1)[0].casefold()
    return "nl" if place in {"", "c", "posix", "nl"} else "en"


def choose(arguments: Sequence[str]) -> list[str]:
    """Return arguments without `--lang`, wherever it stood before "--"; what it said counts from now on.

    Raises:
        ValueError: when it names no language that we have.
    """
    rest = list(arguments)
    end = rest.index("--") if "--" in rest else len(rest)
    for at in reversed(range(end)):
        name, equals, told = rest[at].partition("=")
        if name != _OPTION:
            continue
        told = told if equals else "".join(rest[at + 1 : at + 2])
        if told not in LANGUAGES:
            raise ValueError(told)
        del rest[at : at + 1 + (not equals)]
        os.environ[VARIABLE] = told
    return rest


def catalogue(text: str) -> dict[str, tuple[str, ...]]:
    """Return the messages of a PO file by their English: one translation, or that of one and that of more."""
    return {
        _plain(entry[1]): (_plain(entry[5]),) if entry[5] else (_plain(entry[3]), _plain(entry[4]))
        for entry in _ENTRY.finditer(text)
    }


def _plain(quoted: str) -> str:
    """Return the text of quoted lines."""
    text = quoted.strip()[1:-1].replace('"\n"', "")
    return re.sub(r"\\(.)", lambda m: _ESCAPES.get(m[1], m[1]), text) if "\\" in text else text


@cache
def _spoken() -> dict[str, tuple[str, ...]]:
    """Return the messages in the language of this process; the first message that is asked for fixes it."""
    if language() == "en":
        return {}
    return catalogue((Path(__file__).with_name("locale") / "nl.po").read_text(encoding="utf-8"))


def _(message: str, /, **values: object) -> str:
    """Return a message in the language of this process, its {places} filled when there are values."""
    told = _spoken().get(message, (message,))[0]
    return told.format_map(values) if values else told


def ngettext(one: str, more: str, number: int, /, **values: object) -> str:
    """Return the message for one, or for more; {number} is the number itself."""
    told = _spoken().get(one, (one, more))[number != 1]
    return told.format_map({"number": number, **values}) if values or "{number}" in told else told
