"""publiccode.yml keeps the rules of its standard (publiccode.yml 0.5.0, "the Standard (core)")."""

import re
import tomllib
from datetime import date

import yaml

from tests.paths import ROOT

TOLD = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
KEYS = {
    "publiccodeYmlVersion", "name", "applicationSuite", "url", "landingURL", "isBasedOn", "softwareVersion",
    "releaseDate", "logo", "platforms", "categories", "organisation", "usedBy", "fundedBy", "roadmap",
    "developmentStatus", "softwareType", "intendedAudience", "description", "legal", "maintenance",
    "localisation", "dependsOn",
}  # fmt: skip
MANDATORY = {
    "publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description",
    "legal", "maintenance", "localisation",
}  # fmt: skip


def test_every_key_is_known_and_none_is_missing() -> None:
    assert set(TOLD) <= KEYS
    assert set(TOLD) >= MANDATORY


def test_words_are_those_of_the_lists() -> None:
    assert TOLD["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert TOLD["softwareType"].startswith("standalone/") or TOLD["softwareType"] in {"addon", "library"}
    assert TOLD["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert set(TOLD["categories"]) <= {"document-management", "compliance-management", "content-management"}
    assert all(re.fullmatch("[A-Z]{2}", land) for land in TOLD["intendedAudience"]["countries"])
    assert re.fullmatch(r"https?://[^\s/]+/\S+", TOLD["url"])


def test_each_language_has_what_it_must() -> None:
    assert set(TOLD["description"]) == set(TOLD["localisation"]["availableLanguages"]) == {"nl", "en"}
    for told in TOLD["description"].values():
        assert 0 < len(told["shortDescription"]) <= 150
        assert 150 <= len(told["longDescription"]) <= 10_000
        assert told["features"]


def test_who_maintains_it_can_be_found() -> None:
    assert TOLD["maintenance"]["type"] != "internal" or all(
        c["name"] for c in TOLD["maintenance"]["contacts"]
    )


def test_it_agrees_with_the_package() -> None:
    package = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert TOLD["softwareVersion"] == package["version"]
    assert TOLD["legal"]["license"] == package["license"]
    assert date.fromisoformat(TOLD["releaseDate"])
