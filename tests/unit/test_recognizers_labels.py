"""What officials, citizens, schools and landlords write before a number, and how they write the number."""

import pytest

from tests.unit.recognizing import assert_finds
from woo_redact.detect.recognizers.address import AddressRecognizer
from woo_redact.detect.recognizers.birth_date import BirthDateRecognizer
from woo_redact.detect.recognizers.bsn import BsnRecognizer
from woo_redact.detect.recognizers.credential import CredentialRecognizer
from woo_redact.detect.recognizers.email import EmailRecognizer
from woo_redact.detect.recognizers.iban import IbanRecognizer
from woo_redact.detect.recognizers.id_document import IdDocumentRecognizer
from woo_redact.detect.recognizers.identifier import Identifier
from woo_redact.detect.recognizers.license_plate import LicensePlateRecognizer
from woo_redact.detect.recognizers.meeting_link import MeetingLinkRecognizer
from woo_redact.detect.recognizers.personal_paper import PersonalPaperRecognizer
from woo_redact.detect.recognizers.phone import PhoneRecognizer
from woo_redact.detect.recognizers.registered_number import (
    ANumberRecognizer,
    BigNumberRecognizer,
    ClientNumberRecognizer,
    EducationNumberRecognizer,
    PersonnelNumberRecognizer,
)
from woo_redact.detect.recognizers.social_handle import SocialHandleRecognizer
from woo_redact.detect.recognizers.v_number import VNumberRecognizer


@pytest.mark.parametrize(
    ("recognizer", "line"),
    [
        # the register goes by several names, and a number may begin with the letter of its kind
        (ANumberRecognizer(), "BRP-nummer {8237419920}, GBA-nr. {1234.567.890}"),
        (EducationNumberRecognizer(), "pgn leerling: {1012 34 567}; persoonsgeb. nr {101234567}"),
        (BigNumberRecognizer(), "uzipas {123456789}"),
        (VNumberRecognizer(), "V-nummer: {V2871234567} en v-num {287.123.4567}"),
        # whatever a municipality calls the pass, the benefit or the list somebody is on
        (PersonnelNumberRecognizer(), "wijkpasnummer {448103}, pasjesnummer: {77-1290}"),
        (PersonnelNumberRecognizer(), "De kompasrichting is 448103."),
        (ClientNumberRecognizer(), "Wmo-nummer {448103}; WW-nummer: {1002837465}; CIZ-nummer {0012345}"),
        (ClientNumberRecognizer(), "registratienummer woningzoekende: {40-2231-07}"),
        (ClientNumberRecognizer(), "inschrijfnummer WoningNet {1002837465}"),
        (ClientNumberRecognizer(), "inschrijfnummer Kamer van Koophandel 1002837465"),
        # a number in groups of two is a date only if there is such a day
        (ClientNumberRecognizer(), "Klantnummer: {88.20.45} en klantnummer {44.81.03.2}"),
        (ClientNumberRecognizer(), "Klantnummer per 12.03.74 vervallen"),
        # on a form the person's word alone is the label
        (ClientNumberRecognizer(), "Polis: {ZK77162230}⏎Leerling⏎{20037718}⏎Cliënt: 12 jaar oud"),
        (ClientNumberRecognizer(), "Patiënt: mevrouw Bos, 77162230 in totaal"),
        (PersonalPaperRecognizer(), "kaartnummer gehandicaptenparkeerkaart: {123-456-789}"),
        (MeetingLinkRecognizer(), "deelnemersnummer pensioen 0012345, Teams ID:⏎{312 345 678}"),
        (IdDocumentRecognizer(), "rbw nr {5412887301}, idnr {NW7K4F3P1}"),
        # dates as registers, notaries and foreigners write them
        (BirthDateRecognizer(), "geb. {00-00-1974}, geboortedatum {12-III-1974}, geb. {12 03 74}."),
        (BirthDateRecognizer(), "datum van geboorte: {12-03-1974}; GBD {12-03-1974}; g.d. {12-03-1974}"),
        (BirthDateRecognizer(), "geboren op {12 maart⏎1974} te Assen"),
        (BirthDateRecognizer(), "Zijn verjaardag {12 maart 1974} en de datum van het besluit 12-03-2020"),
        # a plate as it is typed on a telephone, with any mark, and from over the border
        (LicensePlateRecognizer(), "zijn auto {gb123k}, haar scooter {71.SK.PR}"),
        (LicensePlateRecognizer(), "een busje met {1-ABC-234} erop; kast 1-ABC-234"),
        (LicensePlateRecognizer(), "kenteken: {71-5K-PR}"),
        # streets shortened, called after initials, or like no other behind a word for where somebody lives
        (AddressRecognizer(), "Zij zit op {Prins Bernhardln 14}."),
        (AddressRecognizer(), "{J.P. Coenstr. 8}, Assen"),
        (AddressRecognizer(), "Hij woont {Dorpsstraat no 12} daar"),
        (AddressRecognizer(), "adres melder: {De Zicht 7}⏎woonadres⏎{Tjotter 22}⏎woont nu op {Weverij 18}."),
        (AddressRecognizer(), "adres kantoor: De Zicht 7⏎Hij is verhuisd naar Assen"),
        (AddressRecognizer(), "| {9401 AB 12} | Assen |"),
        # the word BSN vouches for what no other number may be: loose marks, boxes, a line end, a scanner's letters
        (BsnRecognizer(), "BSN {123 - 456 - 782}, bsnr {1234/56/782}; sofinr: {1|2|3|4|5|6|7|8|2}"),
        (BsnRecognizer(), "bsn kind 1: {12345⏎6782}⏎BSN {l2345678O} en BSN 12345⏎6789 kinderen"),
        (BsnRecognizer(), "Zaak 123 - 456 - 782, kist 1|2|3|4|5|6|7|8|2, type l23456782"),
        (IbanRecognizer(), "rek {NL91 - ABNA - 0417164300}"),
        (
            EmailRecognizer(),
            "mail {k,bosma@gmail.com}, {k.bosma©gmail.com}, {k.bosma apenstaartje gmail.com}",
        ),
        (EmailRecognizer(), "Het is {k.bosma@gmail. com}. Dank, {bosma@gmail.com}"),
        # codes by what one does with them, and of a file
        (CredentialRecognizer(), "Het pakket is op te halen met code {K3P-99X} bij de balie"),
        (CredentialRecognizer(), "U krijgt toegang via de code {7719}. Uw unieke code: {B7QK2}"),
        (CredentialRecognizer(), "ww bestand: {zonnebloem-12}; afhaalcode {7719}; lockbox code {4471}"),
        (CredentialRecognizer(), "Wat is de SBI-code?⏎Kim: 48213377⏎De unieke code van het meetpunt is 7719"),
        # whose a number is stands between it and its label
        (IdDocumentRecognizer(), "Rijbewijsnummer bestuurder: {5284017736}; paspoort partner: {NWK7F43P1}"),
        (ClientNumberRecognizer(), "haar polis bij Anker ({RB-7734-1902}) en de brief bij Anker (RB-7734)"),
        (VNumberRecognizer(), "V-nummer {2871234567}; zijn vrouw heeft nummer {284 719 0563}."),
        (VNumberRecognizer(), "De bestelling heeft nummer 284 719 0563."),
        (BirthDateRecognizer(), "Kind: Daan Prins, {12-09-2012}⏎Kind: geplaatst per brief, 12-09-2022"),
        (LicensePlateRecognizer(), "Zij staan op plaats 411. De rest volgt."),
        (AddressRecognizer(), "Huurder: mw. R. Slomp, {Zuideinde 77}, Meppel"),
        # in groups behind the bare word, and of each of a family
        (
            ClientNumberRecognizer(),
            "client {40-2231-07} belde; zijn polis ({7716 2230 1}) loopt; cliënt 12-03-1974",
        ),
        (ANumberRecognizer(), "A-nummer vader {1234567890}, moeder {2345678901}, zaak 3456789012"),
        (VNumberRecognizer(), "V-nr {2871234567} toegekend aan moeder en {2871234568} aan zoon"),
        (CredentialRecognizer(), "vergadering-ID 312 345 678 901, code {aB3dE9}; foutcode aB3dE9"),
        (LicensePlateRecognizer(), "kabel XL-45-HD, pomp XL-45-HD en daarna {XL-45-HD}"),
        # a scanner's letters in what stands behind the street, and in a telephone's label
        (AddressRecognizer(), "wonende {Zandwinningsweg l4, 7O41 AB}; adres: {Oude Haven1aan 22, 1O97 GG}"),
        (AddressRecognizer(), "wonende aan de {Zuiddijk 88 te (1461 DH}) sinds 1990"),
        (
            AddressRecognizer(),
            "woont op {Teding van Berkhoutlaan 48 rood}, aan de {Annie M.G. Schmidtlaan 4}",
        ),
        (PhoneRecognizer(), "te1. {O223 - 64 l8 52}⏎type O223 - 64 l8 52"),
        (LicensePlateRecognizer(), "Mijn kenteken {9-KLB-O2}, kenteken deels: {XJ-493}"),
        (SocialHandleRecognizer(), "Haar facebook is {karel_bosma}, Instagram:⏎{karelbosma74}"),
    ],
)
def test_finds_exactly_what_is_marked(recognizer: Identifier, line: str) -> None:
    assert_finds(recognizer, line)
