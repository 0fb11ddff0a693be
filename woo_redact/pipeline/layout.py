"""What is laid out of a document for a person to look at, and what it is made from."""

from dataclasses import dataclass, field
from pathlib import Path

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.model import Decided, Document
from woo_redact.profile import Profile
from woo_redact.resources import made_by
from woo_redact.store import digest

Size = tuple[float, float]
"""Width and height of a page in points."""

FOLDER = ".pages"
"""What is laid out of a run's documents: made again at any time, and gone with `erase`."""


def private_folder(run: Path) -> Path:
    """Return the folder of what is laid out, its owner's alone.

    Raises:
        UnreadableError: when it is a link, and so a way to elsewhere.
    """
    folder = run / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink():
        raise UnreadableError(recorded("the folder for pages is a link to elsewhere"))
    return folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The pages of a document: their sizes, the file to paint them from, and where each character stands."""

    sizes: tuple[Size, ...]
    pdf: Path
    places: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToLay:
    """A document of a run to lay out with nothing hidden."""

    run: Path
    document: Document = field(repr=False)

    @property
    def key(self) -> str:
        """Return what the layout is made from."""
        return digest(made_by(), self.document.sha256, self.document.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToPreview:
    """A document of a run to redact as is decided now, for eyes alone; `key` tells its states apart."""

    run: Path
    document: Document = field(repr=False)
    decided: Decided
    profile: Profile
    key: str
