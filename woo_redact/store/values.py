"""Values as they are kept: their digests, their JSON, and files that are there whole or not at all."""

import hashlib
import os
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter


def digest(*parts: object) -> str:
    """Return a short digest of values by their text form; equal parts give the same digest on any machine."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:32]


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    """Return what turns values of one type into JSON and back."""
    return TypeAdapter(kind)


def to_json(kind: Any, value: Any) -> bytes:
    """Return a value of the model as JSON."""
    return _adapter(kind).dump_json(value)


def from_json(kind: Any, payload: bytes) -> Any:
    """Return the value of the model that `to_json` wrote."""
    return _adapter(kind).validate_json(payload)


def write_file(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file so that it is there whole or not at all, also when the machine stops.

    A half-written file that a killed run left beside it is written over. A `private` one is its owner's alone
    to read, where the system knows such rights.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.tmp")
    if private:
        beside.touch(mode=0o600)
        beside.chmod(0o600)
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
