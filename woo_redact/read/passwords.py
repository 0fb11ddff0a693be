"""The passwords that open protected files: one for all, or one for each file by its name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class Passwords:
    """Patterns of file names with a password each; shown to nobody and kept nowhere.

    A pattern is the name of a file ("advies.pdf"), of a file in a folder or mail ("map/advies.pdf"), or has
    `*` and `?` in it; "*" means every file. Capitals make no difference, in names only.
    """

    entries: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, by_pattern: Mapping[str, str], everywhere: Iterable[str] = ()) -> "Passwords":
        """Return the passwords of a table, and those that are tried on every file."""
        return cls((*by_pattern.items(), *(("*", password) for password in everywhere if password)))

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self.entries)

    def fitting(self, source: str) -> tuple[str, ...]:
        """Return the passwords to try on a file, those for its own name first.

        `source` is its path in the dossier: "map/bericht.eml » advies.pdf" for an attachment.
        """
        whole = source.casefold()
        last = whole.rpartition(" » ")[2]
        names = (whole, last, PurePosixPath(last).name)
        found = [
            (("*" in pattern) + ("?" in pattern) + (pattern == "*"), password)
            for pattern, password in self.entries
            if any(fnmatchcase(name, pattern.casefold()) or name == pattern.casefold() for name in names)
        ]
        return tuple(dict.fromkeys(password for _, password in sorted(found, key=lambda entry: entry[0])))
