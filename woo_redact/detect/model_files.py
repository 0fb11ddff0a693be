"""Where a name model lies, and what names its state; told without loading anything."""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from woo_redact.errors import WooRedactError
from woo_redact.language import recorded
from woo_redact.resources import name_model_folder, thorough_model_folder

SHIPPED = {"fast": (name_model_folder(),), "thorough": (name_model_folder(), thorough_model_folder())}
"""The folders of our own models."""


def model_path(model: str) -> str | Path:
    """Return what spaCy loads for a model of the profile.

    Raises:
        WooRedactError: if it is not there.
    """
    if model in SHIPPED:
        if not all((folder / "meta.json").is_file() for folder in SHIPPED[model]):
            raise WooRedactError(
                recorded("the name model that ships with it is missing; install woo-redact again")
            )
        return SHIPPED[model][0]
    if find_spec(model) is None:
        raise WooRedactError(
            f"het profiel vraagt om het namenmodel '{model}', maar dat is niet geïnstalleerd; "
            f'installeer het, of zet [names] model = "thorough"'
        )
    return model


@cache
def model_version(model: str) -> str:
    """Return what names the model's state: the digest of its files, or the version that is installed."""
    where = model_path(model)
    if model not in SHIPPED:
        try:
            return version(str(where))
        except PackageNotFoundError:
            return "unknown"
    found = hashlib.sha256()
    for folder in SHIPPED[model]:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            found.update(path.relative_to(folder.parent).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:16]
