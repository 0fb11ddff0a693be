import pytest

from tests.unit.recognizing import assert_finds
from woo_redact.detect.recognizers.personal_paper import PersonalPaperRecognizer


@pytest.mark.parametrize(
    "line",
    [
        "Heeft u eerder een kaart gehad?⏎(X) ja, nr. {0080-114275}  geldig tot: 31-05-2024",
        "Bent u in het bezit van een diploma? Ja, nummer: {448-2210}",
        "Hebt u een pas? [x] ja, onder nr. {P 118204}",
        "kaartnummer {0080-114275}",
        "Nummer van uw huidige kaart: {0080-114275}",
        "hebt u al een GPK? ja, nummer {0080114275}",
        "OV-chipkaart {3528 0412 2218 9044}",
        "Rotterdampas nr. {6098123}",
        "DTA {51E-190422-411207}",
        "registratienummer jachtakte: {20221188}",
        "Kaartnr.: {0080114275}",
        "parkeerkaart nr. {0080-114275}",
        "gehandicaptenparkeerkaart {0080-114275}",
        "het nummer van mijn OV-chipkaart is {3528 0412 2218 90}",
        "diplomanummer {1234567}",
        "Diploma nr. {VCA-112233}",
        "verklaring van vakbekwaamheid van dhr. Prins ligt klaar. Nr. {SVO-77120-F} vonden wij niet",
        "bewijs van vakbekwaamheid (nr. {448 210})",
        "jachtaktenummer {20221188}",
        "wapenverlof van Prins, nr. {4418821}",
        "klein vaarbewijs met nummer {00412345}",
        "spuitlicentie nummer {44120-18}",
        "Naam | Diplomanummer⏎Jansen | {4002881}⏎Bakker | {4002882}",
    ],
)
def test_finds_exactly_what_is_marked(line: str) -> None:
    assert_finds(PersonalPaperRecognizer(), line)


@pytest.mark.parametrize(
    "line",
    [
        "keuringscertificaat SCL-8-22107",
        "certificaat van de machine, nr. 44120",
        "omgevingsvergunning nr. 2024-0118",
        "kaart nr. 12345678",
        "kaartnr: 12",
        "nummer 3 van de kaart",
        "OV-chipkaart 2024 12 maart",
        "51E-1904-411",
        "landkaart nummer 448210 1:50.000",
        "diploma in 2019, nr. 3 van de lijst",
        "Heeft u een kaart? Nee, nr. 44120 is het zaaknummer",
        "Staat het op de kaart? ja, op bladzijde 44120",
        "diploma behaald, telefoon 0592 361000",
        "vaarbewijs verlopen, zaaknr. 448210",
        "bewijs van betaling, nr. 448210",
        "jachtakte 2024-2025",
        "diploma-uitreiking op nr. 12-03-2024",
    ],
)
def test_leaves_look_alikes_alone(line: str) -> None:
    assert_finds(PersonalPaperRecognizer(), line)
