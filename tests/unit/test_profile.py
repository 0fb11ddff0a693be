"""The profile: all faults at once, each with its line; defaults; spellings that are read."""

from pathlib import Path

import pytest

from tests.paths import SAMPLES
from woo_redact.cli.init import _PROFILE
from woo_redact.errors import ProfileError
from woo_redact.profile import Profile, load_profile


def _load(tmp_path: Path, text: str) -> Profile:
    path = tmp_path / "profile.toml"
    path.write_text(text, encoding="utf-8")
    return load_profile(path)


def test_an_empty_profile_is_all_defaults(tmp_path: Path) -> None:
    assert _load(tmp_path, "") == Profile()
    assert Profile().labels.style == "code"
    assert Profile().review.before_release == "questions"


def test_the_sample_profile_and_that_of_init_are_right(tmp_path: Path) -> None:
    assert load_profile(SAMPLES / "profile.toml").organisation.name == "Provincie Noorderveen"
    assert _load(tmp_path, _PROFILE).names.model == "thorough"


def test_all_faults_are_told_with_their_lines(tmp_path: Path) -> None:
    text = """[organisation]
name = 3
domainz = ["a.nl"]

[always]
"project Zwaluw" = "5.9.9"

[labels]
style = "cijfer"
[reviews]
x = 1
"""
    with pytest.raises(ProfileError) as caught:
        _load(tmp_path, text)
    faults = caught.value.faults
    assert [fault.split(":")[0] for fault in faults] == [f"regel {n}" for n in (2, 3, 6, 9, 10)]
    assert "bedoelde u 'domains'?" in faults[1]
    assert "geen grond van de Woo" in faults[2]
    assert "'code' of 'letter'" in faults[3]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[organisation\n", "geen geldige TOML"),
        ('[organisation]\ndomains = "a.nl"\n', "moet een lijst zijn"),
        ("[never]\nterms = [1]\n", "moet tekst zijn"),
    ],
)
def test_one_fault(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ProfileError, match=says):
        _load(tmp_path, text)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="bestaat niet"):
        load_profile(tmp_path / "nergens.toml")


def test_codes_and_domains_are_read_in_any_spelling(tmp_path: Path) -> None:
    profile = _load(
        tmp_path, '[organisation]\ndomains = ["@Drenthe.NL"]\n[always]\n"zwaluw" = "5.1 lid 1 sub c"\n'
    )
    assert profile.organisation.domains == ("drenthe.nl",)
    assert profile.always == {"zwaluw": "5.1.1.c"}


def test_the_policy_can_be_changed_where_it_is_a_setting(tmp_path: Path) -> None:
    text = '[policy]\nP20 = "redact"\nP23 = { outcome = "ask", ground = "5.1 lid 2 sub i" }\n'
    assert _load(tmp_path, text).choices == (("P20", "redact", None), ("P23", "ask", "5.1.2.i"))


def test_all_faults_of_the_policy_are_told_with_their_lines(tmp_path: Path) -> None:
    text = """[policy]
P20 = "weg"
P01 = "keep"
P99 = "ask"
P12 = "redact"
P23 = { outcome = "redact", ground = "5.9.9" }
P24 = { outcome = "keep", ground = "5.1.2.h" }
P19 = { outcome = "redact", reden = "x" }
"""
    with pytest.raises(ProfileError) as caught:
        _load(tmp_path, text)
    faults = sorted(caught.value.faults)
    assert [fault.split(":")[0] for fault in faults] == [f"regel {n}" for n in range(2, 9)]
    says = [
        "moet een van deze zijn",
        "kan een profiel niet afwijken",
        "onbekende regel",
        "kan een profiel niet afwijken",
    ]
    says += ["geen grond van de Woo", "heeft geen grond", "onbekende instelling"]
    assert [fault for fault, words in zip(faults, says, strict=True) if words not in fault] == []
    assert "P04, P09, P10" in faults[2]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (
            '[always]\n"project Zwaluw" = "5.1.2.f"\n"Zwaluw" = "5.1.5"\n',
            3,
            "5.1.5 naast 5.1.2.f voor 'project Zwaluw'",
        ),
        ('[always]\n"Zwaluw" = "5.1.4"\n', 2, "datum"),
        ('[always]\n"Zwaluw" = "5.2.1"\n', 2, "per zelfstandig onderdeel"),
        ('[always]\n"Zwaluw" = "Buiten verzoek"\n', 2, "etiket en geen grond"),
        ('[policy.P24]\noutcome = "keep"\nground = "5.1.2.h"\n', 1, "heeft geen grond"),
        ('[policy]\nP20 = { outcome = "redact", ground = "5.1.4" }\n', 2, "datum"),
    ],
)
def test_what_the_law_forbids_is_refused_at_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    with pytest.raises(ProfileError) as caught:
        _load(tmp_path, text)
    (fault,) = caught.value.faults
    assert fault.startswith(f"regel {line}: ")
    assert says in fault
