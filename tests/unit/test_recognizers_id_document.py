import pytest

from tests.unit.recognizing import assert_finds
from woo_redact.detect.recognizers.id_document import IdDocumentRecognizer


@pytest.mark.parametrize(
    "line",
    [
        "paspoort met nummer {NXR5B4L78} en ID-kaart nr. {IKR8D2PL4}",
        "paspoort {N 884215}",
        "Rijbew. nr {4028 1177 02}",
        "please send the ID number of your note taker. I have yours ({IVL7R2084}) from June",
        "een verblijfsdocument op naam van Marija Novak, doc.nr {IXR7726034}",
        "paspoort {NXR5B4L78}",
        "Paspoortnummer: {NP3BC7H21}, geldig tot 14-06-2031",
        "identiteitskaart nr. {IKR8D2PL4}",
        "ID-kaart {IKR8D2PL4}",
        "rijbewijsnummer {1234567890}",
        "rijbewijs {5284917360} ingenomen",
        "rijbewijs (nummer {1234567890})",
        "passport number is {BX4RR61F3}",
        "Verblijfsdocument met nummer {IR1234567} is verlopen",
        "paspoort van Jansen, nummer {NXR5B4L78}",
        "Paspoort:⏎{NXR5B4L78}",
        "paspoort {nxr5b4l78}",
        "Pasp. nr. {NXR5B4L78}",
        "Legitimatie: paspoort, {NXR5B4L78}",
        "Soort document: paspoort⏎Documentnummer: {NXR5B4L78}",
        "Kopie paspoort ontvangen, nr. {NXR5B4L78}, geldig tot 14 SEP 2031",
        "Syrisch paspoort N {012345678}",
        "ja, paspoort {N 01448193}, vlucht QR273",
        "Paspoort van mij is {K0158842}, is reisdocument",
        "Het nummer van haar paspoort is {NXR5B4L78}",
        "Nummer rijbewijs: {5123456789}",
        "Document number {IR4K82PD6}",
        "Document no. {IR4K82PD6} of my residence",
        "documentnr is {IX4KR82L7}",
        "de verklaring + kopie ID (nr {IXH8P2K45}) gemaild",
        "Legit. gezien: ID {IX4KR82L7}",
        "ID: {IKR8D2PL4}",
        "ID-nr: {IXH8P2K45}",
        "vreemdelingenpaspoort {K0158842}",
        "reisdocument vluchteling nr {K0158842}",
        "NIK {IKR8D2PL4}",
        "P<NLDDE<WIT<<JAN⏎{NXR5B4L789NLD8003127M3001015<<<<<<<<<<<<<<08}",
        "Rijbewijs B, nummer {5123456789}",
        "vreemdelingenidentiteitsbewijs {W12345678}",
    ],
)
def test_finds_exactly_what_is_marked(line: str) -> None:
    assert_finds(IdDocumentRecognizer(), line)


@pytest.mark.parametrize(
    "line",
    [
        "paspoort A 12",
        "paspoort geldig tot 12-03-2030",
        "het paspoort is verlopen",
        "documentnummer 4839201",
        "Documentnummer CD2024001",
        "Document number 2024-118",
        "Meeting ID: 123 456 789",
        "apparaat-ID AB1234567",
        "ID 4418 in de lijst",
        "paspoort van mij is gestolen op 12-03-2024",
        "NXR5B4L78",
        "rijbewijs B sinds 1998",
        "De paspoorten 2024 worden geleverd",
        "klantnummer 40028817",
        "zaaknummer 1234567890",
        "identiteitskaart aangevraagd op 12-03-2024",
        "patiëntnummer onbekend",
        "in aanmerking nummer 12345",
        "rijbewijzen 2024-2025",
        "identiteitsbewijs verplicht vanaf 14 jaar",
        "rijbewijs kwijt, aangifte 2024123456",
        "A-nummer 1234567890",
    ],
)
def test_leaves_look_alikes_alone(line: str) -> None:
    assert_finds(IdDocumentRecognizer(), line)
