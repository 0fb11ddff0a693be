"""Makes the adversarial set: one PDF per trap, with a manifest, in a folder of its own."""

import dataclasses
import json
import sys
from pathlib import Path

from tests.paper import (
    again_carriers,
    again_images,
    again_overlays,
    again_page,
    again_text,
    traps_carriers,
    traps_files,
    traps_fonts,
    traps_images,
    traps_layout,
    traps_overlays,
    traps_page,
    traps_scans,
    traps_text,
)
from tests.paper.cases import REGISTER, Case

MODULES = (
    traps_text,
    traps_layout,
    traps_page,
    traps_fonts,
    traps_images,
    traps_carriers,
    traps_overlays,
    traps_files,
    traps_scans,
    again_text,
    again_page,
    again_images,
    again_carriers,
    again_overlays,
)
"""Imported for what they register."""


def cases(names: tuple[str, ...] = ()) -> tuple[Case, ...]:
    """Return the cases with these names (a name that is the start of others means all of them), or all."""
    if not names:
        return tuple(REGISTER.values())
    return tuple(
        entry
        for entry in REGISTER.values()
        if entry.name in names or any(entry.name.startswith(n) for n in names)
    )


def make(folder: Path, names: tuple[str, ...] = ()) -> None:
    """Write the PDFs and `manifest.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest = []
    for entry in cases(names):
        (folder / f"{entry.name}.pdf").write_bytes(entry.make())
        told = {f.name: getattr(entry, f.name) for f in dataclasses.fields(entry) if f.name != "make"}
        manifest.append(told)
    (folder / "manifest.json").write_text(
        json.dumps(manifest, indent=1, ensure_ascii=False), encoding="utf-8"
    )


if __name__ == "__main__":
    make(Path(sys.argv[1]), tuple(sys.argv[2:]))
