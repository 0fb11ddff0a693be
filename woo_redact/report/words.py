"""The words of the report for what the model calls by its own names."""

import re

from woo_redact.grounds import grounds
from woo_redact.language import _, recorded
from woo_redact.model import Entity, Ground, Judgement, Role, Subject, SubjectKind, Verdict

ENTITIES = {
    Entity.PERSON: recorded("name"),
    Entity.EMAIL_ADDRESS: recorded("e-mail address"),
    Entity.PHONE_NUMBER: recorded("telephone number"),
    Entity.IBAN_CODE: recorded("bank account"),
    Entity.NL_BSN: recorded("burgerservicenummer"),
    Entity.NL_ADDRESS: recorded("address"),
    Entity.DATE_OF_BIRTH: recorded("date of birth"),
    Entity.NL_LICENSE_PLATE: recorded("licence plate"),
    Entity.NL_ID_DOCUMENT: recorded("number of an identity document"),
    Entity.NL_V_NUMBER: recorded("V-number"),
    Entity.IP_ADDRESS: recorded("IP address"),
    Entity.SOCIAL_HANDLE: recorded("profile on a network"),
    Entity.MEETING_LINK: recorded("access to a meeting"),
    Entity.CREDENTIAL: recorded("password or access code"),
    Entity.SIGNATURE: recorded("signature"),
    Entity.SPECIAL_CATEGORY: recorded("special category of personal data"),
    Entity.ORGANISATION: recorded("organisation"),
    Entity.LOCATION: recorded("place"),
    Entity.TERM: recorded("term from the profile"),
}
JUDGEMENTS = {
    Judgement.PUBLIC: _("public"),
    Judgement.PARTIAL: _("partly public"),
    Judgement.ALREADY: _("public already"),
    Judgement.WITHHELD: _("not public"),
}
VERDICTS = {
    Verdict.PASSED: _("passed"),
    Verdict.FAILED: _("failed"),
    Verdict.NOT_RUN: _("could not be run"),
}
CHECKS = {
    "secrets": recorded("redacted words"),
    "kept_text": recorded("the other text"),
    "metadata": recorded("properties of the file"),
    "carriers": recorded("annotations, links and attachments"),
    "hidden": recorded("hidden data"),
    "file": recorded("old versions and loose data"),
    "fonts": recorded("fonts"),
    "under_box": recorded("what lies under the boxes"),
    "unseen": recorded("invisible text"),
    "visible": recorded("visible personal data"),
    "overdone": recorded("too much redacted"),
    "unfinished": recorded("versions that are not for the public"),
    "grounds": recorded("grounds and explanation"),
    "accessible": recorded("accessibility"),
    "scan": recorded("pages without text"),
    "inventory": recorded("inventory"),
    "files": recorded("files in the folder release"),
    "manifest": recorded("checksums"),
}
_RULE = re.compile(r"[CL]\d{1,2}")
_KINDS = {
    "email": _("e-mail"),
    "pdf": _("PDF"),
    "doc": _("text"),
    "html": _("web page"),
    "image": _("picture"),
    "spreadsheet": _("spreadsheet"),
    "presentation": _("presentation"),
    "chat": _("chat"),
    "note": _("note"),
}


def check_word(name: str) -> str:
    """Return what a check looks at, by its family; one that came later is called by its name."""
    if _RULE.fullmatch(name):
        return (
            recorded("rule {name} of the Woo", name=name)
            if name.startswith("L")
            else recorded("rule {name} of practice", name=name)
        )
    return CHECKS.get(name) or CHECKS.get(name.partition(".")[0], name)


def kind_word(source_type: str) -> str:
    """Return the kind of file."""
    return _KINDS.get(source_type, _("unknown"))


def role_word(subject: Subject) -> str:
    """Return in which capacity a subject stands in the dossier."""
    if subject.kind is SubjectKind.MAILBOX:
        return _("functional mailbox")
    if subject.role is Role.PUBLIC:
        return _("public office")
    return _("data subject") if subject.known else _("data subject, only in the text")


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
    """Return a number as it is written in the language of the screen: "12.500" in Dutch."""
    return f"{number:,}".replace(",", _(","))


def seconds(number: float) -> str:
    """Return a time as it is written in the language of the screen: "0,4 seconde", "12 minuten"."""
    if number < 60:
        told = f"{number:.1f}".replace(".", _("."))
        return _("{told} second", told=told) if number < 1.95 else _("{told} seconds", told=told)
    return counted(round(number / 60), _("minute"), _("minutes"))


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun: "1 stuk", "12.500 stukken"."""
    return f"{figure(number)} {one if number == 1 else many}"
