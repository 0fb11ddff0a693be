"""What this machine has for a run, tried out, and what is missing with the command that installs it."""

import importlib.util
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from woo_redact import office, plugins, typeset
from woo_redact.errors import WooRedactError
from woo_redact.language import _
from woo_redact.model import BlockKind, Entity, Outcome
from woo_redact.pdf import ocr
from woo_redact.pipeline.order import analyze
from woo_redact.profile import Names, Profile

_LETTER = "Beste Fatima,\n\nKaren Oosterhuis belt je morgen.\n\nGroet, Jan Willem"  # made-up people
_SCRIPTS = {_("Arabic"): "ب", _("Hebrew"): "א", _("Chinese"): "漢", "Devanagari": "अ", "emoji": "\U0001f994"}
_LEAST_ROOM = 1 << 30  # bytes: a run of a few hundred documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part: whether it works, what it is for or what was found, and how it is installed.

    Without an `essential` part nothing works; without another some kind of file is withheld.
    """

    name: str
    works: bool
    told: str
    install: str = ""
    essential: bool = False


def examine(folder: Path) -> Iterator[Part]:
    """Yield every part of the tool on this machine; `folder` is where runs are kept."""
    yield _names("thorough")
    yield _names("fast")
    yield _letters()
    yield _tesseract()
    yield _office()
    yield from _scripts()
    yield _library("pillow_heif", _("photos in .heic"), "ocr")
    yield from map(_plugin, plugins.installed())
    yield _room(folder)


def _names(model: str) -> Part:
    """Try a name model on a letter."""
    name = _("names ({model})", model=model)
    profile = Profile(names=Names.model_validate({"model": model}))
    try:
        decisions = analyze(_LETTER, profile)
    except WooRedactError as error:
        return Part(name=name, works=False, told=str(error), essential=True)
    found = sum(d.entity is Entity.PERSON and d.outcome is not Outcome.KEEP for d in decisions)
    told = (
        _("all three names of a test letter found")
        if found == 3
        else _("{found} of 3 names found", found=found)
    )
    return Part(name=name, works=found == 3, told=told, essential=True)


def _letters() -> Part:
    """Try to set a letter as an accessible PDF."""
    name = _("typesetting e-mails (PDF/A, PDF/UA)")
    piece = typeset.Piece(kind=BlockKind.PARAGRAPH, runs=(typeset.Run(text="Proef"),))
    try:
        made = typeset.typeset((piece,), title="Proef", explanation=None)
    except WooRedactError as error:
        return Part(name=name, works=False, told=str(error), essential=True)
    return Part(name=name, works=made.startswith(b"%PDF"), told=_("a test page was typeset"), essential=True)


def _tesseract() -> Part:
    """Look for Tesseract's Dutch data."""
    found = ocr.tessdata()
    return Part(
        name=_("scans (Tesseract, Dutch)"),
        works=found is not None,
        told=str(found) if found else _("without it scans are withheld"),
        install="" if found else "apt-get install tesseract-ocr-nld",
    )


def _office() -> Part:
    """Look for LibreOffice."""
    found = office.where()
    return Part(
        name=_("office files (LibreOffice)"),
        works=found is not None,
        told=found or _("without it office files are withheld"),
        install=""
        if found
        else "apt-get install libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui",
    )


def _scripts() -> Iterator[Part]:
    """Look for fonts of other scripts."""
    for name, sign in _SCRIPTS.items():
        wanting = typeset.families(sign)[1]
        packages = " ".join(typeset.packages(wanting))
        yield Part(
            name=_("script: {name}", name=name),
            works=not wanting,
            told=_("without it an e-mail in this script is withheld") if wanting else _("font found"),
            install=f"apt-get install {packages}" if wanting else "",
        )


def _library(module: str, what: str, extra: str) -> Part:
    """Look for a library that is an extra."""
    there = importlib.util.find_spec(module) is not None
    return Part(
        name=what,
        works=there,
        told=_("present") if there else _("without it they are withheld"),
        install="" if there else f"pip install 'woo-redact[{extra}]'",
    )


def _plugin(plugin: plugins.Plugin) -> Part:
    """Try whether a plug-in can be made."""
    name = _("plug-in {name} ({group})", name=plugin.name, group=plugin.group)
    try:
        plugins.load(plugins.Group(plugin.group), plugin.name)
    except plugins.PluginError as error:
        return Part(name=name, works=False, told=str(error))
    return Part(name=name, works=True, told=f"{plugin.package} {plugin.version}")


def _room(folder: Path) -> Part:
    """See whether there is room on the disk."""
    free = shutil.disk_usage(folder).free
    told = _("{free:.0f} GiB free at {folder}", free=free / (1 << 30), folder=folder)
    return Part(name=_("space on the disk"), works=free >= _LEAST_ROOM, told=told)
