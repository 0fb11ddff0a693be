"""Offices by every way in which a text gives one to a name, and who beside the holder stays hidden (P08, P09)."""

import re

import pytest

import woo_redact
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
    roles = {at: f.role for f in found if f.entity is Entity.PERSON for at in range(f.span.start, f.span.end)}
    told = {}
    for start, name, _ in names:
        rule = policy().role(roles.get(start, ""))
        told[name] = rule is not None and rule.outcome is Outcome.KEEP
    return {name: holds for _, name, holds in names}, told


HEADED = "\n\nAmbtelijke ondersteuning:\n- {-Erwin Evertsen}"
MOTION = "Motie\nDe raad, gehoord de beraadslaging, gaat over tot de orde van de dag.\n\n"
COUNCIL = "Raadsvergadering van 3 juni\nGriffier: {+M. Pinas}\n"


@pytest.mark.parametrize(
    "text",
    [
        "De wethouders ({+Olthof}, {+Pinas} en {+Benali}) spraken.",
        "De wethouders, de heren {+Olthof} en {+Pinas}, waren er.",
        "De wethouders van Assen, {+Hilde Olthof} en {+Frits Pinas}, spraken.",
        "Aanwezig: de wethouders, {-Hilde Olthof} en {-Frits Pinas}.",  # a list, in which the wethouders are one
        "{+Hilde Olthof} en {+Frits Pinas} zijn wethouders in Assen.",
        "{-Hilde Olthof} en {-Frits Pinas} zijn wethouders dankbaar.",
        "wethouders: {+Olthof} (wonen); {+Pinas} (zorg)",
        "raadsleden {+Olthof}/{+Pinas}",
        "De wethouders {+Olthof} (VVD), {+Pinas} (D66) en {-De Wit} (beleidsadviseur) waren er.",
        "Wethouders\n{+Hilde Olthof}\n{+Frits Pinas} (D66)" + HEADED,
        "Ministers:\n- {+Hilde Olthof}\n- {+Frits Pinas}" + HEADED,
        "Wethouders\n{-Hilde Olthof}, hun secretaresse\n{-Frits Pinas}",
        "Wethouders\n\n{-Hilde Olthof}",
        MOTION + "VVD, {+Hilde Olthof}\nCDA, {+Frits Pinas}",
        MOTION + "{+Olthof}\n{+Pinas}",
        MOTION + "Deze motie is getypt door onze ondersteuning van de griffie.\n{-Olthof}",
        "Amendement\nGroenLinks          {+Y. Rijnders}\nPvdA                {+B. Terpstra}",
        "VVD: {+Hilde Olthof}, {+Frits Pinas}, {-Erwin Evertsen} (fractiemedewerker)",
        "Namens de fractie van Hart voor Assen,\n\n{+Hilde Olthof}",
        "Namens de VVD-fractie\n{+Hilde Olthof} en {+Frits Pinas}",
        "Namens de fractie van de SP,\n\n{-Hilde Olthof}, fractiemedewerker",
        "Schriftelijke vragen\nVragensteller: {+Hilde Olthof}",
        "Schriftelijke vragen over de zienswijze van\nIndiener: {-Hilde Olthof}",
        "Zienswijze\nIndiener: {-Hilde Olthof}",
        "Namens de fractie van de VVD,\n{-Hilde Olthof}\nfractieassistent",
        MOTION + "VVD, {+Hilde Olthof}\n\nOntvangen door griffiemedewerker {-Bas Visser}",
        "SP\t{-Saskia Peters}\t12 mei",
        COUNCIL + "Voorzitter: {+A. Slagter}\nLeden: {+F. Smit}, {+G. Hoekema}",
        "Bestuursvergadering\nVoorzitter: {-A. Slagter}\nLeden: {-F. Smit}, {-G. Hoekema}",
        "De raad van de gemeente Assen,\n\n{+M. Veldhuis}, griffier\n{+C. Lammers}, voorzitter",
        "De raad van toezicht van Stichting Sanering,\n\n{-C. Lammers}, voorzitter",
        "{+Corné Rijnders}        {+Niels Schuurman}\ngriffier         voorzitter",
        "Het college van burgemeester en wethouders,\n\n{+F. Slagter}\nsecretaris\n\n{+I. Voskuil}\nburgemeester",
        "Het bestuur van de club,\n\n{-F. Slagter}\nsecretaris\n\n{-I. Voskuil}\nvoorzitter",
    ],
)
def test_several_of_one_office_and_the_papers_of_a_council(text: str) -> None:
    said, told = _kept(text)
    assert told == said


@pytest.mark.parametrize(
    "text",
    [
        "{+Niels ter Horst} was van 2018 tot 2022 wethouder in Assen.",
        "Het boek van {-Niels ter Horst} is van de wethouder.",
        "Als wethouder heeft {+Dennis Kerkhof} hierover besloten.",
        "Als de wethouder heeft {-Dennis Kerkhof} bezwaar.",
        "(wethouder) {+Sanders} antwoordt dat dit klopt.",
        "(secretaresse wethouder) {-Sanders} antwoordt dat dit klopt.",
        "{+Samira Pinas} neemt waar als wethouder.",
        "Bespreken met pfh. {+Olthof}",
        "Hoogachtend,\nnamens burgemeester en wethouders van Heerwaard,\nde burgemeester, {+S. Azzabi-Mol}\n",
        "Geachte heer {+Olthof},\n\nVanochtend zei wethouder Olthof op de radio iets anders.",
        "Geachte mevrouw {-Olthof},\n\nVanochtend zei wethouder de heer Olthof iets anders.",
        "Geachte heer {-Jansen},\n\nVanochtend zei wethouder Jansen iets anders.",
        "Geachte mevrouw {-Olthof},\n\nDank voor uw brief.\n\nde burgemeester,\nB. Olthof",
        "Aanwezig: {+Ria Olthof} (burgemeester), {-Frits Bos} (secretaris), {-Bas Smit} (lid)",
        "{+Ria Olthof}\t{-Emre Benali}\nwethouder\tprojectmanager",
        "{+Visser} (burgemeester Zandmeer) vraagt naar geld.",
        "Geachte mevrouw {-Olthof}, geachte wethouder,",  # two may be greeted
        "{+Niels ter Horst}, die sinds 2020 wethouder is, stopt.",
        "{-Niels ter Horst}, die de wethouder kent, stopt.",
        "{+Niels ter Horst}, handelend als burgemeester van Assen, en {-Ria Olthof}, zonder beroep",
        "{-Niels ter Horst}, handelend als gemachtigde van de burgemeester",
        "De benoeming van {+Niels ter Horst} tot dijkgraaf gaat in op 1 mei.",
        "De benoeming van {-Niels ter Horst} tot adviseur van de dijkgraaf gaat in.",
        "Sinds 1 mei is {+Niels ter Horst} wethouder van Assen.",
        "Sinds 1 mei is {-Niels ter Horst} wethouder {+Olthof} dankbaar.",
        "{+Niels ter Horst} volgt {-Ria Olthof} op als burgemeester.",
        "Heemraad van dienst is mevr. {+Kalsbeek}.",
        "De nieuwe wethouder heet {+Niels ter Horst}.",
        "{+A.M. van Dijk} ({+Anna}), wethouder",
        "{-A.M. van Dijk} ({-Anna}), adviseur",
        "Paraaf burgemeester: {+Olthof}\nParaaf steller: {-Hendriks}",
        "Adviseur burgemeester: {-Olthof}",
        "Dit is met wethouder\n{+Sanders} besproken en akkoord bevonden.",
        "ik bel zo even de wethouder\n{-Pietersen} komt er ook bij",
        "De heer {+Olthof} (wethouder): goed.\nDe heer {-Bos} (inwoner): nee.",
        "{-Niels ter Horst}, voorzitter van de raad van toezicht",
        "{-Niels ter Horst}, lid van het college van bestuur",
        "{+Niels ter Horst}, lid van het college van burgemeester en wethouders",
        "Tennisvereniging De Kop: DB-lid {-Niels ter Horst}",
        "Waterschap Noorderzijl: DB-lid {+Niels ter Horst}",
    ],
)
def test_offices_said_in_a_sentence(text: str) -> None:
    said, told = _kept(text)
    assert told == said


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


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Neem bloemen mee en een brief van de commissaris van de Koning, mevrouw Olthof.", True),
        ("U schreef aan de wethouder Armoede en Schuldhulpverlening, Hilde Olthof.", True),
        ("AAN\nZijne Excellentie de heer F.X. Olthof\nMinister van Onderwijs\nPostbus 3", True),
        ("Naam ambtsdrager: Hilde Olthof\nFunctie: wethouder", True),
        ("De rit was met Hilde Olthof, ook Statenlid, zei hij.", True),
        ("Besproken met de wethouder, Hilde Olthof en Piet Smit.", False),  # a list
        ("Gedeputeerde Staten van Assen,\n\nde secretaris, drs. M. Wiersma\nde voorzitter, H. Olthof", True),
        ("Onderwerp | Portefeuillehouder | Opsteller\nBad | Olthof | P. Wiersma\nWeg | Smit | K. Bos", True),
        ("Onderwerp | Opsteller | Wethouder\nBad | Olthof | P. Wiersma\nWeg | Smit | K. Bos", False),
        ("Bericht van de secretaris van de wethouder, Hilde Olthof.", False),
    ],
)
def test_offices_before_a_comma_in_addresses_and_forms(text, kept):
    told = {text[d.span.start : d.span.end]: d.hides for d in woo_redact.analyze(text) if d.span}
    assert [not hides for name, hides in told.items() if "Olthof" in name] == [kept]
