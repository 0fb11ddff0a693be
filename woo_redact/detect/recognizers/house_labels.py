"""Addresses that only the word before them tells: of a street or a name that is like no other, on forms."""

from presidio_analyzer import Pattern

from woo_redact.detect.recognizers.house import ADDITION, CODE, CODE_SMALL

_HOME = (
    r"(?:(?:woon|huis|thuis|verblijfs?|inschrijf|brp-?|gba-?|brief|bezorg|correspondentie|aflever)?adres(?:gegevens)?|"
    r"woonplek|straat(?:naam)?(?:[ ]?(?:\+|en|&|/)[ ]?(?:huis)?(?:nummer|nr\.?))?|"
    r"adres[ ]?(?:\+|en|&|/)[ ]?(?:huis)?(?:nummer|nr\.?))"
)
# Whose it is; that of a body or a building is not sought by this way.
_WHOSE = (
    r"(?:[ ](?:van[ ])?(?:(?:de|het|mijn|haar|zijn|uw)[ ])?(?!(?:bedrij|organisatie|gemeente|kantoor|"
    r"school|locatie|project|"
    r"object|bouw|instelling|stichting|winkel|inrichting|praktijk|pand|perceel)[a-z]*)[a-zà-ÿ]{3,14})?"
)
_LIVES = (
    r"(?:woont|woon|wonende|woonachtig|ingeschreven|verhuisd|verblijft|logeert)"
    r"(?:[ ](?:nu|thans|tijdelijk|weer|inmiddels))?[ ](?:op|aan|naar)(?:[ ](?:de|het))?"
)
_NAME = (
    r"(?:(?:De|Het|['’]t|Den|It|Op|Aan|Boven|Onder|In|Achter|Bij|Oude|Nieuwe|\d{1,2}e)[ ])?"
    r"(?:(?:de|het|den|['’]t|van)[ ])?(?!(?:Kamer|Unit|Postbus|Antwoordnummer|Schaal|Fase|Kavel|Zaal|"
    r"Lokaal)[ ])"
    r"[A-ZÀ-Ž][\w'’.-]{2,}(?:[ ][A-Z][\w'’.-]+){0,2}"
)

LABELLED = (
    Pattern(  # badly read, or a name that is like no other: all that stands between label and postcode
        "na het woord adres",
        r"(?i:(?<!\w)[a-z]{0,12}adres)[ ]?:[ \t]*(?P<value>(?!(?i:post(?:bus|box)|"
        r"antwoord))[A-ZÀ-Ž'’][^\n:;@]{3,50}?"
        r"\d(?:[ ]?\d){0,3}[ ]?[a-zA-Z]?,?[ ]{1,2}[1-9](?:[ ]?\d){3}[ ]?[A-Z][ ]?[A-Z](?!\w))",
        0.6,
    ),
    Pattern(  # as it is typed on a telephone: "adres is it heechlan 14, 9104 bt damwald"
        "adres in kleine letters",
        r"(?i:(?<!\w)(?:woon|huis|thuis|verblijf)?adres(?:je)?"
        r"(?:[ ](?:van[ ][^\W\d]{2,20}[ ])?is|[ ]?:))[ ]"
        r"(?P<value>(?:(?!(?:op|in|bij|niet|nog|voor|ook|al|om|vanaf)[ ])[a-zà-ÿ'’][a-zà-ÿ'’.-]*[ ]){1,4}"
        rf"[1-9]\d{{0,3}}(?!\d){ADDITION}(?:,?[ ](?:{CODE}|{CODE_SMALL}))?)"
        rf"(?=$|[.,;:)|\n?!](?!\d)|[ ](?:te|in|is|en)[ ]|[ ][a-z]+[ ]*(?:$|[.,;\n]))",
        0.85,
    ),
    Pattern(
        "straat op een formulier",
        r"(?i:(?<!\w)(?:straat[ ]?:|straatnaam[ ]?[:\n\t>]))[ \t]*"
        r"(?P<value>[A-ZÀ-Ž'’1-9][^\n\d,;:|\t]{1,40}?)"
        r"(?=[ ]*(?:$|[\n,;|\t]|[ ](?i:huisn|hnr|nr|nummer|postc|plaats|woonpl)))",
        0.85,
    ),
    Pattern(
        "huisnummer op een formulier",
        r"(?i:(?<!\w)(?:huis-?(?:nummer|nr\.?)|hnr\.?))"
        rf"(?i:[ ]?(?:/|en|\+)[ ]?toev\w*\.?)?[ ]?[:\n\t>][ \t]*"
        rf"(?P<value>[1-9]\d{{0,4}}(?!\d)(?![ ]?[A-Z]{{2}}(?!\w)){ADDITION})",
        0.85,
    ),
    Pattern(  # a name that is like no other: "adres melder: De Zicht 7", "woont nu op Tjotter 22"
        "na een woord voor waar iemand woont",
        rf"(?i:(?<![\w-]){_HOME}{_WHOSE}(?:[ ]?[:=][ ]?\n?|[ ]?\n|[ ]is[ ])|(?<!\w){_LIVES}[ ])[ ]*"
        rf"(?P<value>{_NAME}[ ][1-9]\d{{0,3}}(?!\d){ADDITION})"
        r"(?=[ ]*(?:$|[\n,;|)\t]|\.(?!\d))|[ ](?:te|in)[ ]|[ ]{2})",
        0.6,
    ),
)
"""Each value is all that belongs to the address, from its word to the end of the field."""
