"""Identifiers as they are told in passing: in notes, chats and half sentences, without the label of a form."""

import pytest

from tests.unit.recognizing import assert_finds
from woo_redact.detect.recognizers.address import AddressRecognizer
from woo_redact.detect.recognizers.birth_date import BirthDateRecognizer
from woo_redact.detect.recognizers.credential import CredentialRecognizer
from woo_redact.detect.recognizers.id_document import IdDocumentRecognizer
from woo_redact.detect.recognizers.identifier import Identifier
from woo_redact.detect.recognizers.license_plate import LicensePlateRecognizer
from woo_redact.detect.recognizers.meeting_link import MeetingLinkRecognizer
from woo_redact.detect.recognizers.phone import PhoneRecognizer
from woo_redact.detect.recognizers.registered_number import ClientNumberRecognizer
from woo_redact.detect.recognizers.social_handle import SocialHandleRecognizer
from woo_redact.detect.recognizers.v_number import VNumberRecognizer
from woo_redact.grounds import policy


@pytest.mark.parametrize(
    ("recognizer", "line"),
    [
        (BirthDateRecognizer(), "Zij is van {3-5-'66}, hij {april 1970}. Het besluit is van 3-5-2021."),
        (BirthDateRecognizer(), "Haar broer is van {3-5-1966}; zijn verzoek is van 3-5-2023."),
        (BirthDateRecognizer(), "De jongen, {08-06-2012} geboren te Assen, zit nu in groep 8"),
        (BirthDateRecognizer(), "Sem ({7-3-'14}) en het overleg (7-3-2024)"),
        (MeetingLinkRecognizer(), "conf id {712 330 118#}, daarna zaak 712330118"),
        (MeetingLinkRecognizer(), "Conf. ID: {55120334}"),
        (MeetingLinkRecognizer(), "code voor de mtg, id {3 281 447 902}"),
        (MeetingLinkRecognizer(), "Webex, toegangscode {2733 118 4402}"),
        (MeetingLinkRecognizer(), "bel 020-1234567 pincode: {733 118 440#}"),
        (MeetingLinkRecognizer(), "Pincode van de kluis: 733118440"),
        (CredentialRecognizer(), "code voor de mtg was {771204}"),
        (CredentialRecognizer(), "Wifi bezoekers ww: {tot-ziens-assen}"),
        (CredentialRecognizer(), "Webex, toegangscode 2733 118 4402"),
        (LicensePlateRecognizer(), "een grijze Golf, {71-sk-pr}, en kamer 71-sk-pr2"),
        (LicensePlateRecognizer(), "Ontheffing voor {T417XN} en {81SNT2}"),
        (LicensePlateRecognizer(), "Ontwerp T417XN van de kast"),
        (AddressRecognizer(), "Thuis op de {Achterom 31, 4 hoog} te Delft"),
        (IdDocumentRecognizer(), "laissez-passer nr. {LP0077214}"),
        (ClientNumberRecognizer(), "cliëntnummer Wmo {C.551823}"),
        (ClientNumberRecognizer(), "Polis {ZK 7716 2230 1} bij de verzekeraar"),
        (SocialHandleRecognizer(), "Insta: {instagram.com/bakker.siem}"),
        # a word or a sentence away from the label, digit by digit, with a scanner's blanks
        (IdDocumentRecognizer(), "Mijn paspoort sluit ik bij. Zwart is alles behalve {NWK7F43P1}."),
        (IdDocumentRecognizer(), "Het kenmerk is NWK7F43P1, de doos heet NL12AB345."),
        (VNumberRecognizer(), "V-nummer    : {V 271.308.5521}"),
        (CredentialRecognizer(), "het kluisje, code {0 6 2 8}. De rest volgt"),
        (CredentialRecognizer(), "de sleutel (hangslotcode {4-0-7-2})"),
        (
            CredentialRecognizer(),
            "Postcode 1 2 3 4 en kleurcode 9-0-1-0, artikelcode van het bord: zie bijlage",
        ),
        (CredentialRecognizer(), "Wijzig het online met code {KTD-8QX-03} of bel"),
        (CredentialRecognizer(), "Wachtwoord verlopen. Nu even gezet op {Lente?2024-mb}, graag wijzigen"),
        (CredentialRecognizer(), "De code van de kast hing op een briefje bij het bureau: {5512#}."),
        (CredentialRecognizer(), "De code voor het project staat in de brief: 4500 euro."),
        (CredentialRecognizer(), "Het wachtwoordbeleid is herzien; de termijn is gezet op 14 dagen"),
        (BirthDateRecognizer(), "wonende te Oss, geb. {2 3 - 0 4 - 1 9 6 1}, maakt bezwaar"),
        (BirthDateRecognizer(), "geboortedatum was fout: {07-11-1968} moet zijn {11-07-1968}."),
        (PhoneRecognizer(), "FAX : {0 5 7 7 - 4 6 1 3 9 0}"),
        (PhoneRecognizer(), "bereikbaar onder nummer {O412 - 63 87 l5}."),
        (PhoneRecognizer(), "de regels 0 4 1 2 - 6 3 8 7 1 5 van de tabel"),
        (SocialHandleRecognizer(), "schrijf via WeChat: {mei_ling_tan88}."),
    ],
)
def test_finds_exactly_what_is_marked(recognizer: Identifier, line: str) -> None:
    assert_finds(recognizer, line)


@pytest.mark.parametrize(
    "word", ["wijkzaken", "statenstukken", "bestuursadvisering", "coordinatie", "griffie"]
)
def test_a_mailbox_is_known_by_how_its_name_ends(word: str) -> None:
    assert policy().is_mailbox(word)


@pytest.mark.parametrize("word", ["jansen", "vandenberg", "wonen-jan", "bureau2", "dewit", "terpstra"])
def test_a_person_is_no_mailbox(word: str) -> None:
    assert not policy().is_mailbox(word)
