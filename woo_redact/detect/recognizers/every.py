"""Makes every recognizer."""

from presidio_analyzer import EntityRecognizer

from woo_redact.detect.recognizers.address import AddressRecognizer
from woo_redact.detect.recognizers.birth_date import BirthDateRecognizer
from woo_redact.detect.recognizers.bsn import BsnRecognizer
from woo_redact.detect.recognizers.credential import CredentialRecognizer
from woo_redact.detect.recognizers.email import EmailRecognizer
from woo_redact.detect.recognizers.iban import IbanRecognizer
from woo_redact.detect.recognizers.id_document import IdDocumentRecognizer
from woo_redact.detect.recognizers.ip_address import IpAddressRecognizer
from woo_redact.detect.recognizers.license_plate import LicensePlateRecognizer
from woo_redact.detect.recognizers.meeting_link import MeetingLinkRecognizer
from woo_redact.detect.recognizers.personal_paper import PersonalPaperRecognizer
from woo_redact.detect.recognizers.phone import PhoneRecognizer
from woo_redact.detect.recognizers.registered_number import RECOGNIZERS as _REGISTERED_NUMBERS
from woo_redact.detect.recognizers.social_handle import SocialHandleRecognizer
from woo_redact.detect.recognizers.special_category import SpecialCategoryRecognizer
from woo_redact.detect.recognizers.v_number import VNumberRecognizer

_ALL = (
    BsnRecognizer,
    VNumberRecognizer,
    IbanRecognizer,
    IdDocumentRecognizer,
    *_REGISTERED_NUMBERS,
    PersonalPaperRecognizer,
    PhoneRecognizer,
    EmailRecognizer,
    AddressRecognizer,
    BirthDateRecognizer,
    LicensePlateRecognizer,
    IpAddressRecognizer,
    SocialHandleRecognizer,
    MeetingLinkRecognizer,
    CredentialRecognizer,
    SpecialCategoryRecognizer,
)


def identifiers() -> tuple[EntityRecognizer, ...]:
    """Return one recognizer of each kind of identifier, for Presidio's registry (language "nl")."""
    return tuple(recognizer() for recognizer in _ALL)
