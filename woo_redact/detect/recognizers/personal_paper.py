"""Recognizes the numbers of what is issued to one person: diplomas, licences to do something, cards."""

import re

from presidio_analyzer import Pattern

from woo_redact.detect.recognizers.registered_number import NUMBER, NUMBER_OF, RegisteredNumber, after_label
from woo_redact.detect.recognizers.surroundings import either, words

# Issued to somebody. A bare "certificaat" or "vergunning" is as often of a thing or a place.
_PAPERS = (
    "(?:"
    + either(
        "diploma getuigschrift vakdiploma vakbekwaamheid vakbekwaamheids vakbekwaamheidsbewijs "
        "vakbekwaamheidscertificaat vaarbewijs vaarbevoegdheidsbewijs jachtakte jachtdiploma "
        "wapenverlof wapenvergunning vliegbrevet brevet spuitlicentie vlieglicentie trainerslicentie "
        "monsterboekje zeemansboekje trouwboekje vog verklaring_omtrent_het_gedrag gewasbeschermingslicentie "
        "vca-diploma vca-certificaat vca-pas bhv-certificaat bhv-diploma persoonscertificaat "
        "lasserscertificaat lasdiploma lesbevoegdheid"
    )
    + r"|(?:bewijs|verklaring|certificaat|diploma)[ ]van[ ](?:vak)?(?:bekwaamheid|bevoegdheid))"
)
_CARDS = either(
    "parkeerkaart gehandicaptenparkeerkaart invalidenparkeerkaart invalidenkaart gehandicaptenkaart "
    "ov-chipkaart chipkaart bibliotheekpas bibliotheekkaart clubkaart abonnementskaart perskaart "
    "vervoerspas ov-pas regiotaxipas valys-pas stadskaart kortingskaart u-pas "
    "rotterdampas ooievaarspas gelrepas stadjerspas"
)
_VALUE = r"(?P<value>(?:[A-Z]{1,4}[ .\-]?)?\d(?:[ .\-/]?\d|-[A-Z](?!\w)){3,13})(?![^\W_]|[-/]\w)"
_NR = r"(?i:nummer|nr\.?|no\.)[: ]{1,2}"


class PersonalPaperRecognizer(RegisteredNumber):
    """The number of a diploma, a licence or a card that somebody has, behind its label or in its sentence.

    A form asks for it in a question: "Heeft u eerder een kaart gehad? Ja, nr. 0080-114275".
    """

    NAME = "personal_paper_number"
    WORDS = words(
        "diploma getuigschrift bekwaamheid bevoegdheid bewijs jachtakte wapen brevet licentie boekje vog "
        "gedrag certificaat kaart pas gpk"
    )
    TRIGGER = re.compile(r"\d[A-Z]-\d{6}-")
    DIGITS = (4, 16)
    PATTERNS = (
        *after_label(
            "nummer van een persoonlijk bewijs",
            rf"{_PAPERS}-?{NUMBER}|{NUMBER_OF}{_PAPERS}|{_CARDS}-?{NUMBER}|{NUMBER_OF}{_CARDS}|"
            rf"{_CARDS}(?=[: (]{{1,3}}(?:\d{{6}}|\d{{4}}[ -]\d{{4}}))|"
            rf"kaart(?:nummer|nr\.?)[ ](?:van[ ](?:de[ ])?)?{_CARDS}|(?<!land)(?<!land "
            rf")(?:kaart(?:nummer|nr\.?)|{NUMBER_OF}(?:kaart|pas|pasje))"
            r"(?=[^\n]{0,30}?\d(?:[ .\-]?\d){5})",
        ),
        Pattern(
            "nummer van een persoonlijk bewijs",
            rf"(?<![^\W_])(?P<label>(?i:{_PAPERS}|{_CARDS})(?![^\W_])[^\n]{{0,110}}?"
            rf"(?:[.(,:]|(?<!\w)(?:onder|met|is|heeft))[ ]?(?:het[ ])?{_NR}){_VALUE}",
            0.8,
        ),
        Pattern(  # as SCA writes it for who handles asbestos: kind, date and number
            "nummer van een persoonscertificaat",
            r"(?<![\w-])(?P<label>)(?P<value>\d\d[A-Z]-\d{6}-\d{6})(?![\w-])",
            0.85,
        ),
        Pattern(
            "antwoord op een formulier",
            r"(?<![^\W_])(?P<label>(?i:[a-z-]{0,24}(?:kaart|pas|diploma|bewijs|certificaat|licentie)|GPK)"
            r"(?![^\W_])[^\n?]{0,60}\?[^\w]{0,8}(?:[xX][^\w]{1,4})?(?i:ja|yes)[^\w\n]{1,4}"
            rf"(?:(?i:onder|met|het|de|namelijk|nl\.?|kaart|pas)[ ,:]{{1,2}}){{0,3}}{_NR}){_VALUE}",
            0.8,
        ),
    )
