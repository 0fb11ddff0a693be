"""Whose an address, number, account or mailbox is: a body's stays, a person's goes, and what is unclear goes too."""

import re

import pytest

from woo_redact.decide import decide
from woo_redact.grounds import policy
from woo_redact.model import Document, DocumentKind, Entity, Finding, Span
from woo_redact.profile import Profile

_MARKS = {
    "P": Entity.PERSON,
    "O": Entity.ORGANISATION,
    "L": Entity.LOCATION,
    "A": Entity.NL_ADDRESS,
    "T": Entity.PHONE_NUMBER,
    "I": Entity.IBAN_CODE,
    "M": Entity.EMAIL_ADDRESS,
}
_MARK = re.compile(r"\[(?P<kind>[POLATIM]):(?P<words>[^\]]+)\]")


def hidden(marked: str, found_by: str = "model") -> list[str]:
    """Return what is hidden of the addresses, numbers, accounts and mailboxes in a marked text."""
    text, found = "", []
    at = 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        span = Span(len(text), len(text) + len(mark["words"]))
        entity = _MARKS[mark["kind"]]
        found.append(
            Finding(document="1", digest="0", span=span, entity=entity, score=0.9, found_by=found_by)
        )
        text += mark["words"]
        at = mark.end()
    text += marked[at:]
    document = Document(id="1", kind=DocumentKind.PAPER, title="", source="", sha256="0", text=text)
    decisions = decide(document, found, {}, policy=policy(), profile=Profile())
    return [d.span.of(text) for d in decisions if d.hides and d.span and d.entity is not Entity.PERSON]


@pytest.mark.parametrize(
    "text",
    [
        "Dat doet bureau Sonant, [A:Industrieweg 22] in [L:Drachten].",
        "De pomp van gemaal De Kolk ([A:Kolkweg 2], Ammerveen) viel uit.",
        "Vergadering in buurthuis De Schakel, [A:Amstellaan 3].",
        "[P:Salima Ouahbi]\nadviseur | [O:gemeente Heuvelrijk]\nT 0318 57 34 19\n[A:Raadhuisplein 2, 3911 AV] Rhenen",
        "[O:Beckers Van Santvoort]\n[A:Keizersgracht 1008, 1017 XT] Amsterdam",
        "Derde-partij: Zuivelhandel Lauwers B.V., gevestigd [A:Trekweg 7] te Grou",
        "Aan het college van burgemeester en wethouders\n[A:Raadhuisplein 1]",
        "Melding: [A:Stationsplein 4] (fietsenstalling)",
        "Ga naar [A:Turfmarkt 147], Den Haag.",
        "De [A:Aletta Jacobsweg 14 t/m 28] wordt vernummerd.",
        "Inschrijver: [O:Infra De Linden] V.O.F., [A:Marktplein 90], Ommen, contact: [P:R. Kuiper]",
        "[P:Jan de Vries]\n[O:De Vries Advies B.V.]\n[A:Industrieweg 3]",
        "Aan de burgemeester van Almenlo\n[A:Stadsplein 1]",
        "Aan: [O:Woningstichting Ons Thuis], [A:Industrieweg 10]",
        "Vergadering in de sportkantine, [A:Sportlaan 3a]",
        "Storingsdienst: [T:0299 66 10 20]. Bel [P:Loes] thuis.",
        "Taxi met [P:Koen], bel de centrale [T:070 390 77 22].",
        "Vragen? Team Heffing, [T:058 241 77 31].",
        "Er is [P:Jip] te weinig. Bij storing: meldkamer, [T:0341 26 00 12].",
        "Jan komt met [P:Lotte Vos] of bel de persdienst: [T:0412 45 81 01].",
        "Was u dit niet? Bel [T:088 123 65 55].",
        "Bel [T:0320-267 000].",
        "1\t[O:Bakkerij De Korst]\t[L:Beilen]\t[T:0593 55 28 71]",
        "Pompservice Kuiper BV ([A:Handelskade 41, 8071 DK] [L:Nunspeet], tel [T:0341 26 41 90]) was er.",
        "CDA;[P:S. Wagenaar];[I:NL86RABO0123456789] t.n.v. Fractie CDA",
        "Rekening [I:NL57SNSB0912334455] t.n.v. penningmeester Stichting Speeltuin Bellevue",
        "Secretariaat [O:Stichting Speeltuin Bellevue]: [M:speeltuinbellevue@gmail.com]",
        "Van: [O:Kwaliteit en Zorg] <[M:kwz@waterrand.nl]>",
        "Aan: [M:kwaliteitszorg@waterrand.nl]; [M:sluizenteam-noord@waterrand.nl]",
    ],
)
def test_what_is_a_bodys_stays(text: str) -> None:
    assert hidden(text) == []


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("[P:Jan Smit], [A:Dorpsstraat 3]", "Dorpsstraat 3"),
        ("De heer [P:Smit] ([O:Bureau Sonant BV]), [A:Dorpsstraat 3] te Assen", "Dorpsstraat 3"),
        ("Ik woon boven snackbar De Hoek, [A:Dorpsstraat 3]", "Dorpsstraat 3"),
        ("Tegenover de school, [A:Dorpsstraat 3], is het donker.", "Dorpsstraat 3"),
        ("[O:Gemeente Emmen]\n\nAan de bewoner van\n[A:Dorpsstraat 3]", "Dorpsstraat 3"),
        ("[O:Gemeente Emmen]\n\n[A:Dorpsstraat 3]", "Dorpsstraat 3"),
        ("[O:Gemeente Emmen]\nR.0. Wijnga4rde\n[A:Dorpsstraat 3]", "Dorpsstraat 3"),
        ("[O:Adres]: [A:Dorpsstraat 3]", "Dorpsstraat 3"),
        ("[O:Kuipers], [A:Dorpsstraat 3]", "Dorpsstraat 3"),
        ("[P:H. Rezaei] | [O:COA Emmen] | [A:Dorpsstraat 3]", "Dorpsstraat 3"),
        ("Stichting Speeltuin, p/a [A:Dorpsstraat 3]", "Dorpsstraat 3"),
        ("maatschap Scholten, [A:Dorpsstraat 3]", "Dorpsstraat 3"),
        ("Het gaat om uw bedrijf aan de [A:Dorpsstraat 3] te Assen", "Dorpsstraat 3"),
        ("Bezwaar van Stichting Behoud, ingediend door de voorzitter, [A:Dorpsstraat 3]", "Dorpsstraat 3"),
        ("De melder, eigenaar van Hotel De Zon, is bereikbaar op [T:0598 61 23 45]", "0598 61 23 45"),
        ("1\t[O:Bakkerij De Korst]\t[P:Jan Smit]\t[L:Beilen]\t[T:0593 55 28 71]", "0593 55 28 71"),
        ("1\t[O:Bakkerij De Korst]\t[L:Beilen]\t[T:0593 55 28 71]\t[P:Jan Smit]", "0593 55 28 71"),
        ("Het college besluit over perceel [A:Dorpsstraat 3]", "Dorpsstraat 3"),
        ("De gemeente sluit de woning [A:Dorpsstraat 3 t/m 5]", "Dorpsstraat 3 t/m 5"),
        ("Mijn vader woont aan de [A:Rijnstraat 8], Emmen", "Rijnstraat 8"),
        ("[P:Jan de Vries]\n[O:De Vries Advies]\n[A:Dorpsstraat 3]", "Dorpsstraat 3"),
        ("[P:Jan de Vries] schrijft.\n\n[O:De Vries Advies], [T:0592 17 73 11]", "0592 17 73 11"),
        ("[P:Jan de Vries]. Op [I:NL86RABO0123456789] t.n.v. [O:De Vries Advies]", "NL86RABO0123456789"),
        ("Gemeente, [A:Dorpsstraat 7] is het nieuwe adres van [P:Hassan].", "Dorpsstraat 7"),
        ("Hij is bereikbaar via kantoor, [T:020 622 14 00], of op [T:0546 81 77 20]", "0546 81 77 20"),
        ("[P:Jan Smit], adviseur\nTeam Heffing [T:058 241 77 31]", "058 241 77 31"),
        ("[P:Jan Smit]\nTeam Heffing\nT [T:058 241 77 31]", "058 241 77 31"),
        ("Team Heffing, [T:058 241 77 31] ([P:Jan])", "058 241 77 31"),
        ("Meldkamer, [T:06 24 17 73 11]", "06 24 17 73 11"),
        ("Jip, team Heffing, tel. [T:058 241 77 31]", "058 241 77 31"),
        ("Jip\nT [T:088 123 65 55]", "088 123 65 55"),
        ("Doorkiesnummer [T:088 123 65 55]", "088 123 65 55"),
        ("Bel [P:Jan] op [T:088 123 65 55]", "088 123 65 55"),
        ("Inbellen: [T:085 208 44 10]", "085 208 44 10"),
        ("[I:NL86RABO0123456789] t.n.v. [P:J. Quax]", "NL86RABO0123456789"),
        ("[I:NL86RABO0123456789] t.n.v. maatschap Quax", "NL86RABO0123456789"),
        ("Stichting Open Kaart, [P:J. Quax]: [I:NL86RABO0123456789]", "NL86RABO0123456789"),
        ("Van: [P:Jan Smit], [O:Gemeente Emmen] <[M:jsmit@emmen.nl]>", "jsmit"),
        ("Van: [O:Gemeente Emmen] <[M:j.smit@emmen.nl]>", "j.smit"),
        ("[O:Bakkerij Smit Emmen]: [M:smit@bakkerij.nl]", "smit"),
        ("Aan: [M:koenraad@emmen.nl]", "koenraad"),
        ("Aan: [M:marjolijn@emmen.nl]", "marjolijn"),
    ],
)
def test_what_may_be_a_persons_goes(text: str, gone: str) -> None:
    assert hidden(text) == [gone]


def test_what_was_hidden_elsewhere_is_not_kept_for_who_stands_near() -> None:
    assert hidden("Team Heffing, [T:058 241 77 31].", found_by="sweep") == ["058 241 77 31"]


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        # a firm may be called after its partner: his mailbox is his own
        ('Van: "mr. [P:A. de Korte]" <[M:dekorte@bureaudekorte.example]>\n\n[O:BUREAU DE KORTE ADVOCATEN]', 1),
        ("Aan: [M:dekorte@bureaudekorte.example]\nBeste [P:Arie de Korte], [O:Bureau De Korte Advocaten] stuurde", 1),
        ("[O:Stichting Speeltuin Bellevue], [M:speeltuinbellevue@post.example]", 0),
        # who sits for a party lives where he says
        ("[P:Fouad Haddou]\nRaadslid [O:Partij-Verbond] [L:Zuiderwold]\n[A:Molenkamp 22, 7941 XB] Zuiderwold", 1),
        ("[P:Els Vos]\npenningmeester [O:Het Nut] [L:Ommen]\n[A:Kolkweg 2, 7731 AB] Ommen", 1),
    ],
)  # fmt: skip
def test_partners_of_firms_and_members_of_councils(text: str, gone: int) -> None:
    assert len(hidden(text)) == gone


@pytest.mark.parametrize("label", ["Mijn iban", "mijn rekeningnummer", "Uw telefoonnummer", "Haar adres"])
def test_the_label_of_somebodys_own_datum_is_no_body_whatever_the_model_takes_it_for(label: str) -> None:
    assert hidden(f"[O:{label}]: [I:NL91ABNA0417164300]") == ["NL91ABNA0417164300"]


@pytest.mark.parametrize(
    "text",
    [
        # the unit stands between the body and its address
        "GEMEENTE OOSTERLAKEN\nAfdeling Vergunningen, Toezicht en Handhaving\n[A:Jansenplein 1, 5831 CK]",
        "Van Bommel Kuiters Advocaten N.V.\n[A:Maliesingel 118, 3581 BM] [L:Utrecht]",
        "Aan het college van burgemeester en wethouders van [L:Assen]\n[A:Noordersingel 33\n9401 JW] [L:Assen]",
        "Gemeente Aa en Hunze\nPostbus 93\nBezoekadres: [A:Spiekersteeg 1], Gieten",
        "[P:K. Bos]\t[A:Dorpsstraat 12]\nBakkerij Smit B.V.\t[T:0592-343434]".replace(
            "[A:Dorpsstraat 12]", "x"
        ),
        "2\tGebr. De Groot Bagger BV\t[A:Industrieweg 9, Papendrecht]\t04-03-2025",
        "De arts is [P:S. Raman] (via [O:Kuiper Arbo & Vitaliteit], [T:088-2030400]).",
        "[P:A. Terwindt]\nVakgroep Ecologie\nHugo R. Kruytgebouw\n[A:Padualaan 8], Utrecht",
        "De order van [P:Faisal] staat. De IBAN blijft [I:NL35 RABO 6580 6641 13], KvK 58120947.",
        "De Voorzitter van de Tweede Kamer\n[A:Prinses Irenestraat 6\n2595 BD] DEN HAAG",
        "Bewoners van de [A:Dorpsstraat 2 t/m 44] krijgen een brief",
        "Verzorgingshuis De Boshof, [A:Boshofweg 1], [L:Assen], tel. [T:0592-334400]",
    ],
)
def test_a_letterhead_a_legal_person_and_a_house_for_many_stay(text: str) -> None:
    assert hidden(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "De voorzitter van de buurtvereniging, [A:Zuiderstraat 8], is [T:0592-241122].",
        "Voor ZZP'er [P:T. Blok] (KvK 66554433), [A:Blokweg 4], is de opdracht verlengd.",
        "Gebr. De Groot, [A:Veenweg 9]",
        # the letterhead of who works alone, with the number of his tax
        "[P:M.L. Hoekstra] - vertalen & tolken\n[A:Spanjaardslaan 140, 8917 AR] [L:Leeuwarden]\nbtw-id: NL002214587B61",
        "Zij woont in verzorgingshuis De Boshof, [A:Boshofweg 1]",
    ],
)
def test_who_holds_a_clubs_papers_works_alone_or_lives_there_goes(text: str) -> None:
    assert hidden(text) != []
