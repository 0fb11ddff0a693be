"""A plug-in that fails withholds what it was to do, and its error's words, which may quote a document, go nowhere."""

from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from woo_redact import plugins
from woo_redact.check import plugged as checks
from woo_redact.detect import plugged as recognizers
from woo_redact.errors import ExitCode, UnreadableError, UnsupportedError
from woo_redact.model import Level, Verdict
from woo_redact.plugins import Group, MissingPluginError, PluginError
from woo_redact.read import plugged as readers
from woo_redact.read import read

WORDS = "Tjitske Hoitema"


def fails(*_: Any) -> Any:
    raise ValueError(WORDS)


def stands_in(monkeypatch: pytest.MonkeyPatch, module: Any, **parts: Any) -> None:
    monkeypatch.setattr(module, "load", lambda _group, _name: SimpleNamespace(**parts))


def test_a_check_that_fails_has_not_passed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7")
    stands_in(monkeypatch, checks, check=fails, title="t", level=Level.LAW)
    (result,) = checks.plugin_results(path, "0001", ("house",))
    assert (result.check, result.verdict) == ("plugin.house", Verdict.NOT_RUN)
    assert "house" in result.problems[0].what
    assert "ValueError" in result.problems[0].what
    assert WORDS not in repr(result)


def test_a_reader_that_fails_withholds_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    stands_in(monkeypatch, readers, reads=lambda *_: True, convert=fails)
    with pytest.raises(UnreadableError, match="old-system") as told:
        read(b"\x00\x01 binary", name="a.zzz", readers=("old-system",))
    assert WORDS not in str(told.value)


@pytest.mark.parametrize("made", [b"", b" \n"])
def test_a_reader_that_makes_nothing_is_told(monkeypatch: pytest.MonkeyPatch, made: bytes) -> None:
    stands_in(monkeypatch, readers, reads=lambda *_: True, convert=lambda *_: ("a.txt", made))
    with pytest.raises(UnreadableError, match="niets"):
        read(b"\x00\x01 binary", name="a.zzz", readers=("old-system",))


def test_a_reader_that_gives_its_own_kind_back_comes_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    stands_in(monkeypatch, readers, reads=lambda *_: True, convert=lambda name, data: (name, data))
    with pytest.raises(UnreadableError, match="genest"):
        read(b"\x00\x01 binary", name="a.zzz", readers=("round",))


def test_only_files_of_unknown_kind_are_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    stands_in(monkeypatch, readers, reads=fails, convert=fails)
    (item,) = read(b"Een gewone notitie.", name="a.txt", readers=("nosy",))
    assert item.document.text == "Een gewone notitie."


def test_without_a_reader_that_knows_it_a_file_stays_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    stands_in(monkeypatch, readers, reads=lambda *_: False, convert=fails)
    with pytest.raises(UnsupportedError):
        read(b"\x00\x01 binary", name="a.zzz", readers=("other",))


@pytest.mark.parametrize(
    ("start", "end", "score"), [(-1, 3, 0.9), (0, 99, 0.9), (3, 3, 0.9), (0, 3, 1.5), (0, 3, float("nan"))]
)
def test_a_recognizer_cannot_point_outside_the_text(
    monkeypatch: pytest.MonkeyPatch, start: int, end: int, score: float
) -> None:
    found = SimpleNamespace(start=start, end=end, score=score, entity_type="OWN")
    stands_in(monkeypatch, recognizers, supported_entities=["OWN"], analyze=lambda *_: [found])
    with pytest.raises(PluginError, match="own"):
        recognizers.PluggedRecognizer("own").analyze("een tekst", [], None)


def test_a_recognizer_that_fails_says_nothing_of_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    stands_in(monkeypatch, recognizers, supported_entities=["OWN"], analyze=fails)
    with pytest.raises(PluginError) as told:
        recognizers.PluggedRecognizer("own").analyze("een tekst", [], None)
    assert WORDS not in str(told.value)


@pytest.mark.parametrize("times", [0, 2])
def test_a_name_that_is_not_there_or_there_twice_is_refused(
    monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    points = EntryPoints([EntryPoint("a4", "somewhere:Thing", str(Group.CHECK))] * times)
    monkeypatch.setattr(plugins, "entry_points", points.select)
    with pytest.raises(MissingPluginError, match="a4") as told:
        plugins.used([(Group.CHECK, "a4")])
    assert told.value.exit_code is ExitCode.PROFILE
