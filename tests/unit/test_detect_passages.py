"""Offices that a passage names apart from the name: two signs that agree keep somebody, one never does."""

import re

import pytest

from woo_redact.detect.hits import STRUCTURE, Hit
from woo_redact.detect.offices import in_office
from woo_redact.detect.passages import told_apart
from woo_redact.grounds import PERHAPS
from woo_redact.model import Entity

_MARK = re.compile(r"\[(?P<how>[?!@=]?)(?P<name>[^\]]+)\]")
_HOW = {
    "": ("model", ""),
    "?": ("model", PERHAPS),  # the model holds such a name in office
    "!": (f"{STRUCTURE}salutation", ""),
    "@": (f"{STRUCTURE}header", ""),
    "=": ("model", "wethouder"),  # somebody whom a phrase names in office
}


def _read(marked: str) -> tuple[str, list[Hit]]:
    """Return a text and the persons marked in it."""
    text, hits, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        by, role = _HOW[match["how"]]
        end = len(text) + len(match["name"])
        hits.append(Hit(start=len(text), end=end, entity=Entity.PERSON, score=0.9, by=by, why="", role=role))
        text += match["name"]
        at = match.end()
    return text + marked[at:], hits


def _last(marked: str) -> str:
    """Return the role of the last person marked."""
    text, hits = _read(marked)
    return list(told_apart(text, hits))[-1].role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Komt de burgemeester nog?\n[Ria]: hoi", ""),
        ("Komt de burgemeester nog op de barbecue?\nRia: [?Koelewijn] heeft ja gezegd", "burgemeester"),
        ("Twee boeren willen op gesprek met de minister, [?Stadhouwer].", "minister"),
        ("de dijkgraaf wil het in kleur, [?Ter Maat] kan het zo niet lezen", "dijkgraaf"),
        ('In de tweede alinea "de minister" in plaats van "[?Terlouw]".', "minister"),
        ("Wethouder [=Smit] opent. Later zei [?Smit] nog iets.", "wethouder"),
        ("Aan de wethouder, de heer [=Van Maaren]\n\n15 april\n\nGeachte heer [!Van Maaren],", "wethouder"),
        ("Mijnheer de burgemeester, geachte heer [!Roemer],", "burgemeester"),
        ("Geachte burgemeester, beste [!Anna],", "burgemeester"),
    ],
)
def test_two_signs_that_agree_tell_an_office(text: str, role: str) -> None:
    assert _last(text) == role


@pytest.mark.parametrize(
    "text",
    [
        "Komt de burgemeester nog?\nRia: [Koelewijn] heeft ja gezegd",  # the model holds nothing of the kind
        "De secretaris van de burgemeester vroeg dit; [?Koelewijn] belt.",  # whose secretary it may be
        "De burgemeester en zijn adviseur [?Koelewijn] komen.",
        "De burgemeester komt met zijn partner [?Koelewijn].",
        "Burgemeester en wethouders besloten; [?Koelewijn] schreef de brief.",
        "Burgemeester [=Smit] en [?Koelewijn] komen.",  # the office has its holder
        "Komt de burgemeester? [Jan] belt [?Koelewijn].",  # somebody stands between
        "Komt de burgemeester nog? Vraag het [?Sanne].",  # a first name alone
        "De wethouder heeft [?Dekker] gesproken.",  # in one clause: another
        "De burgemeester en [?Dekker] liepen een rondje.",
        "De burgemeester sprak, en [?Dekker] luisterde.",
        "De burgemeester wacht. [?Mark Dekker] komt er zo aan.",  # who is named in full is somebody new
        "[Jan Olthof], wethouder, en [Piet Bos] wachten. Later zei [?Dekker] iets.",
        "Komt de burgemeester nog?\n\nDit is een andere alinea, van [?Koelewijn].",
        "Van: [@Smit]\nWethouder [=Smit] opent. Later zei [?Smit] nog iets.",  # a namesake writes
        "Wethouder [=Koster] komt, en [?Koster], koster van de kerk.",
        "Wethouder [=B. Smit] opent. Later zei [?A. Smit] nog iets.",
        "Aan de wethouder, de heer [=B. Smit]\n\nGeachte heer [!A. Smit],",
        "De wethouder, de heer [=Smit], zei het.\n\nGeachte mevrouw [!Bos],",
        "Geachte heer [!Smit], geachte wethouder,",  # two may be greeted
    ],
)
def test_one_sign_tells_none(text: str) -> None:
    assert _last(text) in {"", PERHAPS}


def _offices(marked: str, *places: str) -> dict[str, str]:
    """Return the roles of the persons, with some words as places."""
    text, hits = _read(marked)
    spots = [
        Hit(start=at, end=at + len(place), entity=Entity.LOCATION, score=0.9, by="model", why="", role="")
        for place in places
        if (at := text.index(place)) >= 0
    ]
    found = in_office(text, sorted([*hits, *spots], key=lambda hit: hit.start))
    return {text[h.start : h.end]: h.role for h in found if h.entity is Entity.PERSON}


def test_what_looks_like_the_place_of_an_office_is_its_holder() -> None:
    told = _offices("burgemeester van Zwieten wil het weten. Ik zeg het tegen [Van Zwieten]", "Zwieten")
    assert told["van Zwieten"] == "burgemeester"
    assert _offices("minister van Weel komt niet", "Weel") == {"van Weel": "minister"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("burgemeester van Zwolle wil het weten. Ik zeg het tegen [Jan]", "Zwolle"),
        ("minister van Financiën komt niet", "Financiën"),
        ("De burgemeester komt. Brief van Zwolle aan [Van Zwolle]", "Zwolle"),
    ],
)
def test_the_place_of_an_office_stays_a_place(text: str, place: str) -> None:
    assert f"van {place}" not in _offices(text, place)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Met de wethouder, [Jungbluth], en toen was het feest.", "Jungbluth", "wethouder"),
        ("Met de wethouder, [Jungbluth], en de griffier.", "Jungbluth", ""),
        ("Zeg tegen die wethouder van u, [Oudenaarden], dat het niet kan.", "Oudenaarden", "wethouder"),
        ("[Klaas Ebbinge] heeft als heemraad het woord gevoerd.", "Klaas Ebbinge", "heemraad"),
        ("[Kaag] was als minister van Financiën steeds tegen.", "Kaag", "minister"),
        ("[Kaag] werkt als secretaresse van de minister.", "Kaag", ""),
        ("[Tj. Rispens] (FNP) vraagt het.", "Tj. Rispens", "fractielid"),
        ("[Chantal Kros] (Beter voor Dordt) vraagt het.", "Chantal Kros", "fractielid"),
    ],
)
def test_offices_that_the_sentence_goes_on_from(text: str, name: str, role: str) -> None:
    assert _offices(text)[name] == role
