"""Chats, logs and spoken minutes: who speaks, and names in lower case or in capitals. All people made up."""

import pytest
from detecting import persons


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gijs: ben je er al?\nLinda: bijna", ["Gijs", "Linda"]),
        ("[12-03-2024 14:02] Linda: de sleutel", ["Linda"]),
        ("12-03-2024 14:02 - Karin Postmans: wie heeft dienst?", ["Karin Postmans"]),
        ("Linda 12.00\nHeeft iemand de versie?", ["Linda"]),
        ("16:04 LB: akkoord mits toets", ["LB"]),
        ("JB 12/3: akkoord", ["JB"]),
        ("07:14 Hoeksemans meldt een lek", ["Hoeksemans"]),
        ("[HvR1]: Klopt dit?", ["HvR"]),
        ("Bouzidi: Graag gedaan.\nWolberts: Fijn.\nBouzidi: Tot dan.\nWolberts: Ja.", ["Bouzidi", "Wolberts"] * 2),
        ("Vraag: wanneer?\nAntwoord: in mei.\nVraag: waarom?\nAntwoord: daarom.", []),
        ("Let op: parkeren kan niet.\nDinsdag: overleg\nTe verwachten inbreng: geen", []),
        ("09.00 Opening\n10.30 Sluiting", []),
        # labels that signatures and reports of servers repeat
        ("Bezoekadres: Raadhuisplein\n\nBezoekadres: Raadhuisplein\nOpeningstijden: ma\nOpeningstijden: di", []),
        ("Final-Recipient: rfc822\nAction: failed\n\nFinal-Recipient: rfc822\nAction: failed", []),
        ("[notities en opmerkingen bij dia 2]", []),
        ("I: Wie gaf u dat?\nG: Een collega.", []),
        ("Sanne wijkteam | 09:14\nhoi\n\nAb Kosterma | 09:15\nja", ["Sanne", "Ab Kosterma"]),
        ("[12-01-2021 08:12] ~mirjam_hk: ik sta in de hal\n[12-01-2021 08:14] ~pomp_3: aan", ["mirjam_hk"]),
        ("14-03-2024 18:02 - Soufiane DGNV: gezien?\n14-03-2024 18:05 - Kees SMITMA: ja", ["Soufiane", "Kees SMITMA"]),
        ("Date: vandaag\nTo: Kees Roelofsma\n\nzie onder\n\nDate: gisteren\nTo: Linda Postmans", ["Kees Roelofsma", "Linda Postmans"]),
    ],
)  # fmt: skip
def test_who_speaks(text: str, names: list[str]) -> None:
    assert [name for name, _ in persons(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("kunnen joris en bilal mee?", ["joris", "bilal"]),
        ("heb jij iets van marieke gehoord", ["marieke"]),
        ("welke, theo de vries of gerda?", ["theo de vries", "gerda"]),
        ("mevrouw de vries belt terug", ["de vries"]),
        ("hij heeft gebeld met ene mark van jullie afdeling", ["mark"]),
        ("dan moet hij naar dr wielinga in het ziekenhuis", ["wielinga"]),
        ("de dokter belde, en dr niet", []),
        ("vraag het aan vermeulen van de facilitaire dienst", ["vermeulen"]),
        ("u spreekt met van der kolk van de dorpsraad", ["van der kolk"]),
        # a list is not enough: no capital where one belongs, and a word that stands beside persons
        ("De joris is een merk.", []),
        ("de roos bloeit in mei en de vos slaapt", []),
        ("meneer belt morgen terug", []),
        ("mevrouw van de gemeente komt langs", []),
    ],
)
def test_lower_case(text: str, names: list[str]) -> None:
    assert [name for name, _ in persons(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ALLE STUKKEN GAAN NAAR ANITA TOE", ["ANITA"]),
        ("LET OP: VAN DER MEIJDEN IS NIET BEVOEGD", ["VAN DER MEIJDEN"]),
        ("ALLE STUKKEN GAAN NAAR DE PROVINCIE TOE", []),
    ],
)
def test_shouted(text: str, names: list[str]) -> None:
    assert [name for name, _ in persons(text)] == names
