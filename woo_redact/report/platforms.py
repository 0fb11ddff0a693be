"""A release in the form that a platform takes in: nl-rdo-woo-web, GPP-Woo, or files with DiWoo metadata.

Only what stands in release/ goes along, and only what the public may read of it.
"""

import datetime as dt
import json
import shutil
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from woo_redact.model import Row
from woo_redact.report.diwoo import Publisher, diwoo
from woo_redact.report.inventory import MISSING_TITLE, XLSX
from woo_redact.report.text import cut, one_line
from woo_redact.report.values import Matter
from woo_redact.store import write_file

ZIP = "documenten.zip"
_EPOCH = (2022, 5, 1, 0, 0, 0)  # the Woo's first day: no clock in what is made twice
_GPP_TITLE = 255  # characters of a title in GPP-publicatiebank
_OWN_SOURCE = "woo-redact"  # where an identifier comes from ("bron"), when the profile has no prefix


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """A document that went out: its row, its file, and when it was let out."""

    row: Row
    file: Path
    at: dt.datetime


def for_woo_web(release: Path, released: Iterable[Released], folder: Path) -> None:
    """Write the production report and one archive of the documents, as nl-rdo-woo-web takes them in.

    The report lists every document of the dossier; the archive has those with a file (PRACTICE §4.1).
    """
    shutil.copyfile(release / XLSX, folder / XLSX)
    with zipfile.ZipFile(folder / ZIP, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in released:
            member = zipfile.ZipInfo(one.file.name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, one.file.read_bytes())


def for_gpp(released: Iterable[Released], folder: Path, *, matter: Matter) -> None:
    """Write a concept publication and its documents as GPP-publicatiebank's API takes them (version 2).

    What only the installation knows – the identifiers of its organisations and categories – is chosen there:
    a concept needs neither.
    """
    source = matter.prefix or _OWN_SOURCE
    _write_json(
        folder / "publicatie.json",
        {
            "officieleTitel": cut(one_line(matter.decision), _GPP_TITLE),
            "publicatiestatus": "concept",
            "kenmerken": [{"kenmerk": matter.number, "bron": source}],
        },
    )
    for one in released:
        shutil.copyfile(one.file, folder / one.file.name)
        _write_json(
            folder / f"{one.row.id}.json",
            {
                "officieleTitel": cut(one_line(one.row.title), _GPP_TITLE) or MISSING_TITLE,
                "creatiedatum": (one.row.date or one.at.date()).isoformat(),
                "bestandsformaat": "application/pdf",
                "bestandsnaam": one.file.name,
                "bestandsomvang": one.file.stat().st_size,
                "kenmerken": [{"kenmerk": matter.document(one.row.id), "bron": source}],
            },
        )


def for_diwoo(released: Iterable[Released], folder: Path, *, publisher: Publisher) -> None:
    """Write every document with its DiWoo record beside it, under the same name."""
    for one in released:
        shutil.copyfile(one.file, folder / one.file.name)
        write_file(folder / f"{one.row.id}.xml", diwoo(one.row, publisher, released=one.at))


def _write_json(path: Path, value: dict[str, Any]) -> None:
    """Write one object as JSON."""
    write_file(path, json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n")
