"""The messages of the source and of what it is made with, and the catalogue: `make messages` brings it up to date."""

import ast
import re
import tomllib
from collections.abc import Container, Iterator
from pathlib import Path

import click
from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from tests.paths import ROOT

PACKAGE = ROOT / "woo_redact"
CATALOGUE = PACKAGE / "locale" / "nl.po"
CLICK = Path(click.__file__).parent
_KEYWORDS = {"_": None, "recorded": None, "ngettext": (1, 2)}
_HEAD = """\
# What woo-redact says, in Dutch; `make messages` adds what is new and drops what is gone (see CONTRIBUTING.md).
msgid ""
msgstr ""
"Language: nl\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
_DUTCH = re.compile(
    r"\b(de|het|een|niet|geen|van|voor|naar|met|door|dit|die|wordt|worden|zijn|staat|nog|heeft|uit|bij|om|aan|deze|"
    r"stuk|stukken|kan|grond|vraag|weg|zichtbaar|gelakt|pagina|bestand|bestaat|onbekend|te)\b",
    re.IGNORECASE,
)


def in_source() -> set[str | tuple[str, str]]:
    """Return every message that the source, its templates, or click may ask for: one, or one and more."""
    found: set[str | tuple[str, str]] = {"required"}  # which click asks for by a variable
    for path in (*PACKAGE.rglob("*.py"), *CLICK.glob("*.py")):
        found.update(_asked(path))
    for template in PACKAGE.rglob("*.j2"):
        for _line, message, _comments, _context in extract_from_file("jinja2", template, keywords=_KEYWORDS):
            found.add(message)
    return found | set(in_law())


def in_law() -> dict[str, str]:
    """Return the sentences of the policy and of the law's rules in Dutch by their English."""
    sentences: dict[str, str] = {}
    for name in ("policy.toml", "law.toml"):
        data = tomllib.loads((ROOT / "grounds" / name).read_text(encoding="utf-8"))
        for row in (row for rows in data.values() if isinstance(rows, list) for row in rows):
            if "english" in row:
                sentences[row["english"]] = row.get("why") or row["refusal"]
    return sentences


def in_record() -> set[str]:
    """Return the messages that a run may keep."""
    return {str(message) for path in PACKAGE.rglob("*.py") for message in _asked(path, {"recorded"})}


def _asked(path: Path, by: Container[str] = _KEYWORDS) -> Iterator[str | tuple[str, str]]:
    """Yield the messages of a module: the literals that it gives to `_` and `ngettext`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in by:
            told = [argument.value for argument in node.args[:2] if isinstance(argument, ast.Constant)]
            if path.parent != CLICK and not told:
                raise ValueError(f"{path.name}, line {node.lineno}: a message is a literal text")
            if told:
                yield (told[0], told[1]) if node.func.id == "ngettext" else told[0]


def in_catalogue() -> Catalog:
    """Return the catalogue."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="nl")


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines and texts of a module that are neither messages nor what stands in documentation."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(id(node.value))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _KEYWORDS:
            passed.update(id(argument) for argument in node.args)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed:
            yield node.lineno, node.value


def dutch(text: str) -> bool:
    """Return whether a text reads as words of Dutch to a person: two words at least, one of them a common one."""
    return len(re.findall(r"[a-zë]{2,}", text)) > 1 and bool(_DUTCH.search(text))


def update() -> None:
    """Write the catalogue with what is in the source: what is new waits for its Dutch, what is gone is dropped."""
    known, law = in_catalogue(), in_law()
    catalogue = Catalog(locale="nl")
    for message in in_source():
        before = known.get(message[0] if isinstance(message, tuple) else message)
        catalogue.add(message, law.get(str(message)) or (before.string if before else ""))
    with CATALOGUE.open("wb") as file:
        file.write(_HEAD.encode())
        write_po(file, catalogue, width=0, omit_header=True, sort_output=True, no_location=True)


if __name__ == "__main__":
    update()
