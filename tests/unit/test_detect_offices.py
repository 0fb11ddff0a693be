"""Offices by every way in which a text gives one to a name, and who beside the holder stays hidden (P08, P09)."""

import re

import pytest

from tests.unit.detecting import PROFILE, paper
from woo_redact.detect import findings_of
from woo_redact.detect.hits import Hit
from woo_redact.detect.structure import structure
from woo_redact.detect.units import units
from woo_redact.grounds import policy
from woo_redact.model import Entity, Outcome

_MARK = re.compile(r"\{(?P<holds>[+-])(?P<name>[^{}]+)\}")


def _kept(marked: str) -> tuple[dict[str, bool], dict[str, bool]]:
    """Return who is said to hold an office, and who the rules say does: {+in office}, {-somebody else}.

    The name model knows all of them for persons, and none for an official.
    """
    text, names, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        names.append((len(text), match["name"], match["holds"] == "+"))
        text, at = text + match["name"], match.end()
    text += marked[at:]
    by_model = [
        Hit(
            start=start,
            end=start + len(name),
            entity=Entity.PERSON,
            score=0.85,
            by="model",
            why="test",
        )
        for start, name, _ in names
    ]
    found = findings_of(paper(text), [*structure(units(paper(text))), *by_model], PROFILE)
    roles = {f.span.start: f.role for f in found if f.entity is Entity.PERSON}
    told = {}
    for start, name, _ in names:
        rule = policy().role(roles.get(start, ""))
        told[name] = rule is not None and rule.outcome is Outcome.KEEP
    return {name: holds for _, name, holds in names}, told


OFFICES = (
    "1e loco-burgemeester",
    "bestuurlijk portefeuillehouder",
    "burgercommissielid",
    "burgerlid",
    "collegelid",
    "duo-Statenlid",
    "fractievertegenwoordiger",
    "fractiewoordvoerder",
    "gemeentesecretaris/algemeen directeur",
    "griffier van Provinciale Staten",
    "lid AB",
    "lid van GS",
    "lid van PS",
    "lid van de raad",
    "lid van het DB",
    "lid van het Europees Parlement",
    "lid van het college",
    "plv. secretaris-generaal",
    "steunfractielid",
    "steunraadslid",
    "voorzitter van de gemeenteraad",
    "waarnemend gezaghebber",
    "wethouder Sport & Cultuur",
)


@pytest.mark.parametrize(
    "text",
    [
        "Volgens @ {+Terpstra} is het klaar.",
        "Het woord is aan {+Hilde Olthof} (@).",
        "Met dank aan {+Hilde Olthof}, @, voor de toezegging.",
        "Met vriendelijke groet,\n\n{+H. Olthof}\n@",
        "Naam: {+Hilde Olthof}\nFunctie: @\n\nNaam: {-Frits Wiersma}\nFunctie: projectleider",
    ],
)
@pytest.mark.parametrize("office", OFFICES)
def test_every_office_in_every_place(text: str, office: str) -> None:
    said, told = _kept(text.replace("@", office))
    assert told == said


@pytest.mark.parametrize(
    "text",
    [
        # whom a candidate may become, and whom an office holder has around
        "kandidaat-wethouder {-Frits Wiersma} stelt zich voor.",
        "kandidaat wethouder {-Frits Wiersma} stelt zich voor.",
        "{-Frits Wiersma} (kandidaat-raadslid)",
        "De chauffeur van de wethouder, {-Frits Wiersma}, wacht.",
        "kabinet van de minister, {-Frits Wiersma}",
        "De beoogd opvolger van griffier {+Koning}, {-Frits Wiersma}, begint.",
        "De zoon van dijkgraaf {+Prins}, {-Arno de Jong}, solliciteert.",
        "Bestuur stichting Dorpshuis: {-Jan Olthof} (voorzitter), {-Frits Bos} (secretaris). Gast: burgemeester {+Smit}",
        # each line of a list or form is its own
        "Aanwezig:\n{+Jurgen Olthof}, wnd. commissaris van de Koning\n{-Gerda Jansen}, beleidsadviseur",
        "- {+Paula Olthof} - gedeputeerde\n- {-Bas Visser} - projectleider",
        "Naam: {+Paula Olthof}\nFunctie: wethouder\nNaam: {-Bas Visser}\nFunctie: adviseur",
        "Functie: wethouder\nNaam: {+Paula Olthof}",
        "Met vriendelijke groet,\n{-Bas Visser}\nmanagementassistent\nwethouder Wonen",
    ],
)
def test_who_belongs_to_an_office_holds_none(text: str) -> None:
    said, told = _kept(text)
    assert told == said
