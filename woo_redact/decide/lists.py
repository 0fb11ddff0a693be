"""The lists of the profile, and the forms in which data are held against them."""

import re
from dataclasses import dataclass
from functools import cached_property

from woo_redact.grounds import Policy
from woo_redact.model import Role, Subject
from woo_redact.profile import Profile


@dataclass(frozen=True, kw_only=True)
class Lists:
    """The profile's lists, in the form they are compared in."""

    profile: Profile
    policy: Policy

    @cached_property
    def phones(self) -> frozenset[str]:
        """Return the organisation's numbers as national digits."""
        return frozenset(map(national, self.profile.organisation.phone_numbers))

    @cached_property
    def addresses(self) -> tuple[tuple[str, ...], ...]:
        """Return the organisation's addresses in words and numbers."""
        return tuple(map(tokens, self.profile.organisation.addresses))

    @cached_property
    def ibans(self) -> frozenset[str]:
        """Return the organisation's accounts as letters and digits only."""
        return frozenset(map(plain, self.profile.organisation.ibans))

    @cached_property
    def mailboxes(self) -> frozenset[str]:
        """Return the organisation's functional mailboxes in lower case."""
        return frozenset(box.casefold() for box in self.profile.organisation.mailboxes)

    @cached_property
    def never(self) -> re.Pattern[str] | None:
        """Return a pattern of the terms that are never redacted."""
        terms = sorted(self.profile.never.terms, key=len, reverse=True)
        if not terms:
            return None
        words = "|".join(r"\s+".join(map(re.escape, term.split())) for term in terms)
        return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)

    @cached_property
    def officials(self) -> frozenset[str]:
        """Return the names of the profile's public officials in lower case."""
        return frozenset(map(squeezed, self.profile.public_officials.names))

    def official(self, words: str, subject: Subject | None) -> bool:
        """Tell whether a person is in the profile's list, by the words or as a subject who bears the name."""
        public = subject is not None and subject.role is Role.PUBLIC
        names = (words, *(subject.names if subject is not None and public else ()))
        return any(squeezed(name) in self.officials for name in names)

    @cached_property
    def always(self) -> dict[str, str]:
        """Return the ground of each term that is always redacted."""
        return {squeezed(term): code for term, code in self.profile.always.items()}

    @cached_property
    def plugged(self) -> dict[str, str]:
        """Return the ground of what a plug-in's recognizer alone knows, by what finds it."""
        return {f"plugin:{name}": code for name, code in self.profile.plugins.recognizers.items()}


def tokens(words: str) -> tuple[str, ...]:
    """Return words, letters and numbers apart: "Westerbrink 1a" is westerbrink, 1, a."""
    return tuple(re.findall(r"\d+|[^\W\d_]+", words.casefold()))


def national(number: str) -> str:
    """Return the digits of a phone number as dialled in the Netherlands, without the first zero."""
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    country = "31" if len(digits) > 10 or "+" in number else ""
    return digits.removeprefix("00").removeprefix(country).lstrip("0")


def plain(words: str) -> str:
    """Return letters and digits only, in lower case."""
    return re.sub(r"[\W_]", "", words.casefold())


def squeezed(words: str) -> str:
    """Return the words in lower case with single blanks."""
    return " ".join(words.casefold().split())
