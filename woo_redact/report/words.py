"""The Dutch words of the report for what the model calls by its own names."""

import re

from woo_redact.grounds import grounds
from woo_redact.model import Entity, Ground, Role, Subject, SubjectKind, Verdict

ENTITIES = {
    Entity.PERSON: "naam",
    Entity.EMAIL_ADDRESS: "e-mailadres",
    Entity.PHONE_NUMBER: "telefoonnummer",
    Entity.IBAN_CODE: "bankrekening",
    Entity.NL_BSN: "burgerservicenummer",
    Entity.NL_ADDRESS: "adres",
    Entity.DATE_OF_BIRTH: "geboortedatum",
    Entity.NL_LICENSE_PLATE: "kenteken",
    Entity.NL_ID_DOCUMENT: "nummer van een identiteitsbewijs",
    Entity.NL_V_NUMBER: "vreemdelingennummer",
    Entity.IP_ADDRESS: "IP-adres",
    Entity.SOCIAL_HANDLE: "profiel op een netwerk",
    Entity.MEETING_LINK: "toegang tot een vergadering",
    Entity.CREDENTIAL: "wachtwoord of toegangscode",
    Entity.SIGNATURE: "handtekening",
    Entity.SPECIAL_CATEGORY: "bijzonder persoonsgegeven",
    Entity.ORGANISATION: "organisatie",
    Entity.LOCATION: "plaats",
    Entity.TERM: "term uit het profiel",
}
VERDICTS = {
    Verdict.PASSED: "gehaald",
    Verdict.FAILED: "niet gehaald",
    Verdict.NOT_RUN: "niet gelukt",
}
CHECKS = {
    "secrets": "gelakte woorden",
    "kept_text": "overige tekst",
    "metadata": "eigenschappen van het bestand",
    "carriers": "opmerkingen, koppelingen en bijlagen",
    "hidden": "verborgen gegevens",
    "file": "oude versies en losse gegevens",
    "fonts": "lettertypen",
    "under_box": "wat onder de vakken ligt",
    "unseen": "onzichtbare tekst",
    "visible": "zichtbare persoonsgegevens",
    "overdone": "te veel gelakt",
    "unfinished": "versies die niet voor het publiek zijn",
    "grounds": "gronden en toelichting",
    "accessible": "toegankelijkheid",
    "scan": "pagina's zonder tekst",
    "inventory": "inventarislijst",
    "files": "bestanden in de map release",
    "manifest": "controlegetallen",
}
_RULE = re.compile(r"[CL]\d{1,2}")
_KINDS = {
    "email": "e-mail",
    "pdf": "PDF",
    "doc": "tekst",
    "html": "webpagina",
    "image": "afbeelding",
    "spreadsheet": "rekenblad",
    "presentation": "presentatie",
    "chat": "chat",
    "note": "notitie",
}


def check_word(name: str) -> str:
    """Return what a check looks at, by its family; one that came later is called by its name."""
    if _RULE.fullmatch(name):
        return f"regel {name} van {'de Woo' if name.startswith('L') else 'de praktijk'}"
    return CHECKS.get(name) or CHECKS.get(name.partition(".")[0], name)


def kind_word(source_type: str) -> str:
    """Return the kind of file."""
    return _KINDS.get(source_type, "onbekend")


def role_word(subject: Subject) -> str:
    """Return in which capacity a subject stands in the dossier."""
    if subject.kind is SubjectKind.MAILBOX:
        return "postvak"
    if subject.role is Role.PUBLIC:
        return "publieke functie"
    return "betrokkene" if subject.known else "betrokkene, alleen in de tekst"


def ground_of(code: str) -> Ground | None:
    """Return the ground of a code, None for what is no ground of the Woo ("dubbel", the Wob)."""
    return grounds().get(code)


def ground_word(code: str) -> str:
    """Return a ground's short code as it stands on the boxes ("5.1.2e")."""
    found = ground_of(code)
    return found.short if found else code


def plain_reason(reason: str) -> str:
    """Return why a document waits with the checks in words: "controle niet gehaald: secrets" names one."""
    head, colon, names = reason.partition(": ")
    if not colon or not head.startswith("controle"):
        return reason
    words = dict.fromkeys(check_word(name) for name in names.split(", "))
    return f"{head}: {', '.join(words)}"


def figure(number: int) -> str:
    """Return a number as the Dutch write it: "12.500"."""
    return f"{number:,}".replace(",", ".")


def seconds(number: float) -> str:
    """Return a time as the Dutch write it: "0,4 seconde", "12 minuten"."""
    if number < 60:
        return f"{number:.1f}".replace(".", ",") + " seconde" + ("" if number < 1.95 else "n")
    return counted(round(number / 60), "minuut", "minuten")


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun: "1 stuk", "12.500 stukken"."""
    return f"{figure(number)} {one if number == 1 else many}"
