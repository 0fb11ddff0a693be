"""Texts put aside in a file while a dossier's mails are compared: in memory they would grow with it."""

import tempfile
from dataclasses import dataclass, field
from typing import IO, Self


class Shelf:
    """A file without a name, which is gone after a `with` statement."""

    def __init__(self) -> None:
        """Start empty."""
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed on the way out

    def __enter__(self) -> Self:
        """Return the shelf itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Throw the texts away."""
        self._file.close()

    def put(self, text: str) -> "Shelved":
        """Put a text aside."""
        start = self._file.seek(0, 2)
        length = self._file.write(text.encode("utf-8", "surrogatepass"))
        return Shelved(shelf=self, start=start, length=length)

    def take(self, start: int, length: int) -> str:
        """Return a text as it was put."""
        self._file.seek(start)
        return self._file.read(length).decode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """Where a text lies, in bytes."""

    shelf: Shelf = field(repr=False, compare=False)
    start: int
    length: int

    def __str__(self) -> str:
        """Return the text."""
        return self.shelf.take(self.start, self.length)
