"""The programs that the audit looks through: Poppler, qpdf and Tesseract, each as a process of its own."""

import functools
import hashlib
import html
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

_CACHE = Path(tempfile.gettempdir()) / f"woo-redact-audit-{os.getuid()}"
_SECONDS = 60


def have(*programs: str) -> bool:
    """Tell whether programs are installed."""
    return all(shutil.which(program) for program in programs)


@functools.cache
def can_ocr() -> bool:
    """Tell whether Tesseract and its Dutch data are installed."""
    if not have("tesseract"):
        return False
    told = subprocess.run(
        [shutil.which("tesseract") or "", "--list-langs"], capture_output=True, text=True, check=False
    )
    return "nld" in (told.stdout + told.stderr).split()


def start(*command: str) -> subprocess.Popen[bytes]:
    """Start a program; `finish` waits for it."""
    return subprocess.Popen(
        list(command),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )


def finish(process: subprocess.Popen[bytes]) -> tuple[int, str, str]:
    """Return exit code, output and complaints of a program."""
    out, err = process.communicate(timeout=_SECONDS)
    return process.returncode, out.decode("utf-8", "replace"), err.decode("utf-8", "replace")


def ocr(picture: Image.Image, *, mode: int = 6) -> str:
    """Return what Tesseract reads in a picture; kept by the picture's digest, on disk, between runs."""
    grey = picture.convert("L")
    key = hashlib.sha256(grey.tobytes() + f"{grey.size}{mode}".encode()).hexdigest()
    kept = _CACHE / f"{key}.txt"
    if kept.is_file():
        return kept.read_text(encoding="utf-8")
    _CACHE.mkdir(mode=0o700, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p.png"
        grey.save(path)
        process = start("tesseract", str(path), "-", "-l", "nld", "--psm", str(mode), "--dpi", "150")
        _, text, _ = finish(process)
    kept.write_text(text, encoding="utf-8")
    return text


@dataclass(frozen=True, slots=True)
class Word:
    """A word as Poppler places it, in points from the top left of the page as it is seen."""

    page: int
    text: str
    box: tuple[float, float, float, float]


_WORD = re.compile(
    r'<word xMin="([\d.e+-]+)" yMin="([\d.e+-]+)" xMax="([\d.e+-]+)" yMax="([\d.e+-]+)">(.*?)</word>'
)


def words(listing: str) -> tuple[Word, ...]:
    """Return the words of the output of `pdftotext -bbox`."""
    found = []
    for number, page in enumerate(listing.split("<page ")[1:]):
        found += [
            Word(number, html.unescape(m[5]), (float(m[1]), float(m[2]), float(m[3]), float(m[4])))
            for m in _WORD.finditer(page)
        ]
    return tuple(found)


def pages(path: Path, *, dpi: int, folder: Path) -> subprocess.Popen[bytes]:
    """Start rendering all pages in grey into a folder, as Poppler sees them."""
    folder.mkdir()
    return start("pdftoppm", "-cropbox", "-r", str(dpi), "-gray", str(path), str(folder / "p"))


def rendered(folder: Path) -> list[Image.Image]:
    """Return what `pages` rendered, in order."""
    found = []
    for path in sorted(folder.iterdir()):
        with Image.open(path) as picture:
            found.append(picture.convert("L"))
    return found
