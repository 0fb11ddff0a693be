"""Finds what ships beside the code: grounds/, samples/ and the name model."""

import hashlib
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    """Return folder `name`: inside the wheel, or at the top of a checkout.

    In the repository `grounds/` and `samples/` stand beside the package; in the wheel they lie in it.
    """
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def grounds_folder() -> Path:
    """Return the folder with woo.toml, labels.toml and policy.toml."""
    return _shipped("grounds")


def samples_folder() -> Path:
    """Return the folder with the made-up sample dossier and its profile."""
    return _shipped("samples")


def name_model_folder() -> Path:
    """Return the folder of the fast Dutch name model, a saved spaCy pipeline."""
    return _PACKAGE / "detect" / "names_nl"


def thorough_model_folder() -> Path:
    """Return the folder of what the thorough name model adds to the fast one: a transformer (ONNX)."""
    return _PACKAGE / "detect" / "names_nl_thorough"


def given_names_file() -> Path:
    """Return the list of first names borne in the Netherlands, folded, one a line (LZMA)."""
    return _PACKAGE / "detect" / "given_names.txt.xz"


def font_folder() -> Path:
    """Return the folder with the fonts of typeset mails and of the labels on boxes (Noto Sans, OFL 1.1)."""
    return _PACKAGE / "typeset" / "fonts"


@cache
def made_by() -> str:
    """Return the digest of all that makes an output: code, templates, fonts, law and policy.

    Work that was made by another version is made again.
    """
    found = hashlib.sha256()
    for folder in (_PACKAGE, grounds_folder()):
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".py", ".typ", ".j2", ".ttf", ".toml"} and "samples" not in path.parts:
                found.update(path.relative_to(folder).as_posix().encode())
                found.update(path.read_bytes())
    return found.hexdigest()[:32]
