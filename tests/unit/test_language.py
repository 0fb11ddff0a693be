"""The language of what a person sees: which one it is, and that no message is without Dutch, stale or a bypass."""

import ast
import os
import re
import subprocess
import sys
from string import Formatter

import pytest

from tests.messages import CATALOGUE, PACKAGE, dutch, in_catalogue, in_law, in_record, in_source, literals
from woo_redact.cli import _COMMANDS
from woo_redact.language import catalogue, choose, language, recorded, shown

# How many texts of a module are Dutch and no message, by why; one more or less must be looked at.
LOOKED_FOR = "words that are looked for in documents"
PUBLISHED = "what is published, or stands in a document, is always Dutch"
HANDED = "spreadsheets and drafts go from hand to hand, and are read back"
NAMES = "names that are kept or given: of stages, of choices, of cells"
DUTCH = {
    "check/codes.py": (1, LOOKED_FOR),
    "check/hidden.py": (1, LOOKED_FOR),
    "check/lawful.py": (2, LOOKED_FOR),
    "check/overdone.py": (1, LOOKED_FOR),
    "check/personal.py": (3, LOOKED_FOR),
    "check/unfinished.py": (1, LOOKED_FOR),
    "check/visible.py": (1, LOOKED_FOR),
    "cli/init.py": (1, PUBLISHED),
    "cli/judge.py": (2, NAMES),
    "decide/bodies.py": (10, LOOKED_FOR),
    "decide/facts.py": (12, LOOKED_FOR),
    "decide/owners.py": (7, LOOKED_FOR),
    "grounds.py": (2, LOOKED_FOR),
    "model/document.py": (1, PUBLISHED),
    "model/result.py": (1, PUBLISHED),
    "office/flat.py": (2, PUBLISHED),
    "office/slides.py": (1, PUBLISHED),
    "pdf/readings.py": (1, LOOKED_FOR),
    "pdf/tags.py": (1, PUBLISHED),
    "pipeline/concept_tasks.py": (5, PUBLISHED),
    "pipeline/draft_tasks.py": (2, HANDED),
    "pipeline/hearing.py": (4, HANDED),
    "web/search.py": (3, LOOKED_FOR),
    "read/eml.py": (2, PUBLISHED),
    "read/letter.py": (2, PUBLISHED),
    "read/mapi_items.py": (1, PUBLISHED),
    "review/draft_marks.py": (1, HANDED),
    "review/marks.py": (1, PUBLISHED),
    "review/sheet.py": (6, HANDED),
    "review/sheet_file.py": (7, HANDED),
    "review/texts.py": (1, PUBLISHED),
    "report/conclusion.py": (1, LOOKED_FOR),
    "report/inventory.py": (3, PUBLISHED),
    "report/widths.py": (1, HANDED),
    "read/quoting.py": (7, LOOKED_FOR),
}
LAW = ("detect/", "law.py")  # what finds names in Dutch; the law


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, "nl"),
        ({"LANG": "C.UTF-8"}, "nl"),
        ({"LC_ALL": "POSIX"}, "nl"),
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl_BE@euro"}, "nl"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE"}, "en"),
        ({"LANG": "nl_NL", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LC_MESSAGES": "en_US.UTF-8", "LC_ALL": "nl_NL.UTF-8"}, "nl"),
        ({"LC_ALL": "", "LANG": "en_US"}, "en"),
        ({"WOO_REDACT_LANG": "nl", "LC_ALL": "en_US.UTF-8"}, "nl"),
        ({"WOO_REDACT_LANG": "en", "LANG": "nl_NL"}, "en"),
    ],
)
def test_the_language_is_that_of_the_variable_or_the_locale(environment: dict[str, str], wanted: str) -> None:
    assert language(environment) == wanted


@pytest.mark.parametrize(
    ("arguments", "rest", "wanted"),
    [
        (["run", "x"], ["run", "x"], None),
        (["--lang", "en", "run", "x"], ["run", "x"], "en"),
        (["run", "x", "--lang=nl"], ["run", "x"], "nl"),
        (["run", "--lang", "nl", "--lang", "en"], ["run"], "nl"),
        (["check", "--", "--lang", "en"], ["check", "--", "--lang", "en"], None),
    ],
)
def test_an_option_chooses_it_wherever_it_stands(
    arguments: list[str], rest: list[str], wanted: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WOO_REDACT_LANG", "?")
    assert choose(arguments) == rest
    assert os.environ["WOO_REDACT_LANG"] == (wanted or "?")


def test_a_language_that_is_not_there_is_refused() -> None:
    done = _woo("nl", "--lang", "fr", "doctor")
    assert done.returncode == 2
    assert "--lang" in done.stderr
    assert "'nl', 'en'" in done.stderr


def test_every_message_of_the_source_has_its_dutch_and_no_other_is_kept() -> None:
    source = in_source()
    kept = {message.id: message for message in in_catalogue() if message.id}
    assert {m for m in source if m not in kept and (not isinstance(m, tuple) or list(m) not in kept)} == set()
    assert set(kept) - source - {""} == set()
    assert [m.id for m in kept.values() if m.fuzzy] == []
    assert [m.id for m in kept.values() if not (all(m.string) if m.pluralizable else m.string)] == []


def test_the_policy_s_dutch_is_that_of_the_catalogue() -> None:
    assert {english: recorded(english) for english in in_law()} == in_law()


def test_a_translation_has_the_places_of_its_message() -> None:
    for message in in_catalogue():
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for one, translation in zip(ids, strings, strict=True):
            assert _places(one) == _places(translation), one
            assert (one[:1].isspace(), one[-1:].isspace()) == (
                translation[:1].isspace(),
                translation[-1:].isspace(),
            )


def _places(text: str) -> list[tuple[str, str | None, str | None]]:
    """Return the places of a message with how each is written, and those of click's old form."""
    if "%(" in text:
        return [(name, None, None) for name in sorted(re.findall(r"%\(\w+\)s", text))]
    return sorted(
        (name, form or "", kind or "") for _, name, form, kind in Formatter().parse(text) if name is not None
    )


def test_the_catalogue_is_read_as_gettext_reads_it() -> None:
    read = catalogue(CATALOGUE.read_text(encoding="utf-8"))
    for message in in_catalogue():
        one = message.id[0] if isinstance(message.id, tuple) else message.id
        if one:
            assert read[one] == (message.string if isinstance(message.string, tuple) else (message.string,))


def _spoken() -> list[str]:
    """Return the modules in which Dutch is a message."""
    names = (path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
    return sorted(name for name in names if not name.startswith(LAW))


@pytest.mark.parametrize("name", _spoken())
def test_no_dutch_bypasses_the_catalogue(name: str) -> None:
    told = [(line, text) for line, text in literals(PACKAGE / name) if dutch(text)]
    told = [(line, text) for line, text in told if not text.startswith("woo-redact ")]
    allowed = DUTCH.get(name, (0, ""))[0]
    assert len(told) == allowed, told


def test_what_detection_says_is_recorded() -> None:
    for path in (PACKAGE / "detect").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "why":
                assert not isinstance(node.value, ast.JoinedStr), (path.name, node.value.lineno)
                assert not (isinstance(node.value, ast.Constant) and node.value.value), (
                    path.name,
                    node.value.lineno,
                )


def test_the_report_s_template_has_no_words_of_its_own() -> None:
    template = (PACKAGE / "report" / "templates" / "report.html.j2").read_text(encoding="utf-8")
    page = re.sub(r"<style>.*?</style>|{{.*?}}|{%.*?%}|{#.*?#}|<[^>]*>", " ", template, flags=re.DOTALL)
    assert re.findall(r"[A-Za-z]{2,}", page) == []


def _woo(lang: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "WOO_REDACT_LANG": lang}
    command = [sys.executable, "-m", "woo_redact", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)


def test_every_help_is_wholly_in_one_language_and_has_an_example() -> None:
    code = (
        "from click.testing import CliRunner\n"
        "from woo_redact.cli import _COMMANDS, group\n"
        "for name in ['', *_COMMANDS]:\n"
        "    print(CliRunner().invoke(group, [*filter(None, [name]), '--help'], prog_name='woo-redact').output)\n"
    )
    for lang, words in (
        ("en", ("Usage: ", "Examples:", "Show this message")),
        ("nl", ("Gebruik: ", "Voorbeelden:", "Toon deze")),
    ):
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "WOO_REDACT_LANG": lang},
            capture_output=True,
            text=True,
            check=True,
        )
        for word in words:
            assert done.stdout.count(word) == len(_COMMANDS) + 1, (lang, word)
        told = [
            line
            for line in done.stdout.splitlines()
            if "woo-redact " not in line and "niet-openbaar" not in line
        ]
        if lang == "en":
            assert [line for line in told if dutch(line)] == []


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ("het bestand is leeg", "the file is empty"),
        ("3 vragen open", "3 questions open"),
        ("scan zonder tekstlaag (pagina 1, 2)", "scan without a text layer (page 1, 2)"),
        (
            "als afbeelding: getekend lettertype (Type 3) (pagina 4)",
            "as a picture: drawn font (Type 3) (page 4)",
        ),
        ("niet gelezen: het bestand is leeg", "not read: the file is empty"),
        ("zichtbaar gemaakt: opmerkingen (3)", "made visible: comments (3)"),
        ("Dit schreef een mens zelf.", "Dit schreef een mens zelf."),
        ("Geboortedatum; na een woord voor geboorte.", "Date of birth; after a word for birth."),
        ("controle niet gehaald: gelakte woorden, lettertypen", "check failed: redacted words, fonts"),
        (
            "Burger, of familie van iemand met een publieke functie (elders in het dossier genoemd als zus).",
            "Citizen, or family of somebody in public office (named elsewhere in the dossier as zus).",
        ),
        ("bladzijde 3 (5 cm van boven)", "page 3 (5 cm from the top)"),
        ("", ""),
        ("x, " * 1000, "x, " * 1000),
    ],
)
def test_what_was_recorded_in_dutch_is_shown_in_english(
    kept: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WOO_REDACT_LANG", "en")
    shown.cache_clear()
    try:
        assert shown(kept) == told
        assert recorded("the file is empty") == "het bestand is leeg"
    finally:
        shown.cache_clear()


def test_every_message_with_places_is_found_again_by_its_dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WOO_REDACT_LANG", "en")
    shown.cache_clear()
    try:
        wrong, recordable = [], in_record()
        for message in in_source():
            if isinstance(message, tuple) or message not in recordable or "{" not in message:
                continue
            values = {name: f"X{at}" for at, (_, name, _, _) in enumerate(Formatter().parse(message)) if name}
            kept = (
                recorded(message).format("X0", **values) if "{}" in message else recorded(message, **values)
            )
            told = message.format("X0", **values) if "{}" in message else message.format_map(values)
            if shown(kept) != told:
                wrong.append((message, shown(kept)))
        assert wrong == []
    finally:
        shown.cache_clear()
