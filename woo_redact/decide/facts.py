"""What a text and the profile tell of a datum: whose it is, and who may know it (the words of `when`)."""

import re
from collections.abc import Callable, Iterator

from woo_redact.decide.bodies import SEATS, TOWNS_TOO
from woo_redact.decide.lists import Lists, national, plain, tokens
from woo_redact.decide.owners import Owners
from woo_redact.grounds import DESK_WORD
from woo_redact.model import Entity, Finding, Span, Subject, SubjectKind

DOUBTFUL = 0.5
"""A finding below this score is asked, not decided."""
ONE_PERSON = "one-person domain"
"""A domain that names the person whose address it is of (P04)."""
_NEAR = 160  # characters: within one letterhead or signature block
# What stands only in the letterhead or signature of an organisation (P14, P15, P17).
_LETTERHEAD = re.compile(
    r"\b(?:kvk|k\.v\.k\.|btw)\W{0,3}(?:nummer|nr\.?|id)?\W{0,3}(?:NL)?\d{8}|\bpostbus\s+\d", re.IGNORECASE
)
_CELLS = re.compile(r"\t|[ ]\|[ ][^|\n]*[ ]\|[ ]")
# A sentence between them parts them; the next field of a letterhead is none.
_SENTENCE = re.compile(
    r"[.!?]\s+(?!Postadres|Bezoek|Tel|Fax|E-?mail|Mail|Website|IBAN|Bank|BIC|K\.?[vV]\.?K|BTW|Btw)[A-Z]|"
    r"\b(?:o\.?v\.?v|t\.?n\.?v|is|zijn|was|heeft|hebben|wordt|werd|geweest)\b"
)
_HOME = re.compile(
    r"\b(?:woon|woont|wonen|wonende|woonadres|thuis\w*|privé\w*|mijn|eenmanszaak|zzp\w*|aan:)(?!\w)",
    re.IGNORECASE,
)
_BODY = (
    r"(?:[Gg]emeente|[Pp]rovincie|[Ww]aterschap|[Hh]oogheemraadschap|[Mm]inisterie|[Oo]mgevingsdienst|"
    r"[Vv]eiligheidsregio|[Rr]echtbank|[Bb]elastingdienst|Rijkswaterstaat|Kadaster|[Pp]olitie|BIJ12|RVO|UWV|COA|IND|CJIB|CAK|SVB|DUO|RDW|CBR|GGD|NVWA|RIVM|ILT|BsGW|DCMR)\b"
)
# "in het gemeentehuis van Assen, Noordersingel 33": where the public is received.
_PUBLIC_BUILDING = re.compile(
    r"\b(?i:(?:gemeente|provincie|stad|raad|waterschaps|dorps|buurt|rechts|politie)(?:huis|kantoor|bureau)|"
    r"stadskantoor|rechtbank|wijkcentrum|ministerie|gemeentewerf|rathaus)(?:\s+(?:van|in|te)\s+[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)?)?[,(]\s*$|"
    rf"\b[Bb]ezoekadres\s(?:van\s)?(?:(?:de|het|ons|onze)\s)?{_BODY}[^.;:\n\d]{{0,40}}:\s*$|"
    # Where somebody works: "bij jullie op kantoor, Stationsplein 2".
    r"\b(?:op|ons|jullie|hun|het)\s(?:hoofd)?kantoor(?:\s(?:aan|op)\s(?:de|het)\s|[,:(]?\s*)$|"
    # A line of a signature or letterhead under the body's own name.
    rf"(?:^|\n)(?:[^\n\d@]{{0,60}}\W)?(?:{_BODY}|Ministry\b)[^\n\d,@]{{0,60}}\n[^\n\w]{{0,4}}\Z"
)
_LEGAL_PERSON = (
    r"(?:[Ss]tichting|[Vv]ereniging|[Cc]o[öo]peratie|[Ff]onds|[Kk]erk\w*|VvE|[Bb]edrijf|"
    r"[Ww]oningcorporatie)\b"
)
# In the letterhead of a body, lines below its name or post box.
_VISITED = re.compile(
    rf"(?:{_BODY}|\b(?i:postbus)\s\d)(?:(?!\n[ \t]*\n).)*\b(?i:bezoekadres|vestigingsadres|"
    rf"kantooradres)[:\s]\s*$",
    re.DOTALL,
)
# "op NL12 … van de Belastingdienst", and "meld het bij BIJ12, telefoon": nobody's own (P14, P17).
_OF_BODY = re.compile(
    rf"\s*,?\s(?:van|t\.?n\.?v\.?|ten\sname\svan|op\snaam\svan)\s(?:(?:de|het)\s)?(?:{_BODY}|{_LEGAL_PERSON})|\s?\((?:{_BODY}|{_LEGAL_PERSON})"
)
_ACCOUNT_OF = re.compile(
    rf"(?i:\bderdengelden\w*)[^.;\n\d]{{0,30}}[:\s]$|(?i:rekening(?:nummer|nr\.?)?|iban|bank)\s(?:van\s)?(?:(?:de|het|onze)\s)?(?:{_BODY}|{_LEGAL_PERSON})[^.;\n\d]{{0,40}}[:\s]$"
)
_CALLED = re.compile(
    r"(?i:contact\s(?:op|opnemen)?\s?met|(?:terecht|(?:meld|navraag|aangifte)\w*(?:\s\w+){0,2})\sbij|"
    rf"\bbel(?:len)?(?:\smet)?)\s(?:(?:de|het)\s)?{_BODY}(?:\s(?:van|en|de|[A-Z][\w’-]*)){{0,5}},?\s"
    r"(?:\(|op\s|via\s|tel(?:efoon)?(?:nummer)?[.:]?\s?|nummer\s){0,3}[+(]?$"
)
# "0512 77 88 55 of via info@gemeente.nl": what stands beside an organisation's mailbox is its number.
_THEN_MAILBOX = re.compile(
    r"\)?,?\s(?:of|en)\s(?:(?:via|per|mail(?:\snaar)?|e-mail)\s){0,2}(?P<box>[\w.+-]+@[\w.-]+\w)"
)
_BESIDE_MAILBOX = re.compile(
    r"(?P<box>[\w.+-]+@[\w.-]+\w)(?:\s(?:en|of)|,)\s(?:(?:tel(?:efoon)?|toestel)[.:]?\s)?[+(]?$"
)
# Bank Nederlandse Gemeenten and Nederlandse Waterschapsbank have no private customers.
_PUBLIC_BANKS = frozenset({"bngh", "nwab"})
# A legal person's name, and behind it on the line only its address: what follows is the firm's (P14, P15).
_FIRMS = re.compile(
    r"(?:\b(?:[BN]\.?V\.?|U\.?A\.?)|"
    r"\b(?:Stichting|Vereniging|Coöperatie|(?:Notaris|Advocaten|Accountants)kantoor)\s[A-Z][^,;\n\d@]{1,50}|"
    r"&\s?(?:Partners|Zonen|Zn)(?:\s[A-Z]\w+)?|\bAdvocaten|\bAccountants|\bNotarissen)"
    r"[,|]?[ ]*(?:\((?:KvK|kvk)[^()\n]*\),?\s)?(?:gevestigd\s(?:te|in|aan)\s(?:[A-Z][\w-]+,?\s)?)?"
    r"(?:(?:aan|op)\s(?:de|het)\s)?"
    r"(?:[A-Z][\w .'’-]{2,30}[ ]\d{1,4}[ ]?[a-zA-Z]?[, |]+)?(?:\d{4}\s?[A-Z]{2}\s)?"
    r"(?:(?:te\s)?[A-Z][\w'’-]+[, |]+)?(?:(?:T|[Tt]el(?:efoon)?)\b[.: ]{0,3})?[+(]?\Z"
)
_BRANCH = re.compile(
    r"\b(?:vestiging|filiaal|fabriek|hoofdkantoor|distributiecentrum|magazijn|bedrijfspand|showroom)"
    r"\s(?:aan|op|in)\s(?:(?:de|het)\s)?$"
)
# "burgemeester@", of whoever holds the office: the address of the office, not of the person.
_OFFICES = frozenset(
    ["burgemeester", "wethouder", "gedeputeerde", "dijkgraaf", "minister", "staatssecretaris", "cdk"]
)
_UNIT = re.compile(r"[b-df-hj-np-tv-xz]{2,5}")  # "gw", "vth": letters of a unit, for want of a vowel no name
_QUARTERS = frozenset(
    ["noord", "oost", "zuid", "west", "midden", "centrum", "binnenstad", "stad", "regio", "algemeen", "nl"]
)
_TELLING = 4  # letters of a name that a domain can be recognised by
_BESIDE = re.compile(r"\b(?:naast|tegenover|achter|nabij)\s+(?:het|de)\s+$", re.IGNORECASE)
# Numbers anyone may call: 14 + area code, 0800/0900/116, alarm numbers (P14).
_SERVICE_NUMBER = re.compile(r"^(?:14\d{2,4}|0?(?:800|900|906|909)\d{4,7}|116\d{3}|112|113|144)$")
_GENERAL_BEFORE = re.compile(
    r"\b(?:(?:algeme(?:en|ne)|centra(?:al|le)|hoofd)\s*(?:telefoon)?nummer|telefooncentrale|receptie|reception|zentrale|(?:general|front)\sdesk)\b"
    r"[^.!?;\d]{0,80}[+(]?$|"
    r"\b(?:helpdesk|servicedesk|klantenservice|meldkamer|receptie|balie)\b[^.!?;\n\d]{0,40}"
    r"\b(?:op|via|tel(?:efoon)?\.?:?)\s[+(]?$|"
    r"\b(?:receptie|algemeen|algemien|general|servicedesk|helpdesk|klant(?:en)?\s?contact\s?centrum|klantenservice|klantcontactcentrum|(?:staten|raads)?griffie|secretariaat|"
    r"(?:publieks)?balie|front\s?office|(?:info(?:rmatie)?|klachten|hulp)(?:lijn|punt)|school|"
    r"meldpunt(?:\s[^\W\d]+)?|persvragen|persvoorlichting|storingsnummer|meldnummer)[\s:(,]{1,3}"
    r"(?:tel\.?|telefoon|toestel|tst\.?|T)?[\s:(]{0,3}[+(]?$",
    re.IGNORECASE,
)
# A round number under the name of a body, or above somebody's mobile one, is the house's (P14).
_UNDER_BODY = re.compile(
    rf"(?:^|\n)[^\n]{{0,60}}{_BODY}[^\n\d@]{{0,60}}\n(?:T|[Tt]el(?:efoon)?)?[.: ]{{0,3}}[+(]?$"
)
_THEN_MOBILE = re.compile(r"[ ]?(?:\n|[|,;/]\s?)\s*(?:M|[Mm]ob(?:iel)?)[.: ]{1,3}\(?(?:\+\d\d|0)")
_OFFICE = re.compile(r"(?i:\bkantoor)[:\s]{1,2}[+(]?$")
_GENERAL = re.compile(
    r"\(\s*(?:algemeen|centrale|receptie|hoofdnummer|secretariaat|griffie|servicedesk)\s*\)", re.IGNORECASE
)

_MOBILE = re.compile(r"6\d{8}")
_SEVERAL = re.compile(r"\d\w?\s?(?:t/m|tot en met)\s?\d")
_TOWN = re.compile(r"[ ,;|(]*(['’]?[sS][-\s][A-Z][\w'’]*|(?:Den|The|DEN|THE)[ ][A-Z]\w+|[A-Z]\w+)")
_DIALLED = 9  # digits of a Dutch number without its first zero

_Way = Callable[[str, Finding, str, Subject | None, Lists], Iterator[str]]


def facts(
    text: str, finding: Finding, words: str, subject: Subject | None, *, lists: Lists, owners: Owners
) -> frozenset[str]:
    """Return what the text and the profile tell of a datum: the words of `when` in policy.toml."""
    if finding.entity is Entity.PERSON:
        return frozenset({"doubtful"} if finding.score < DOUBTFUL else ())
    ways: dict[Entity, _Way] = {
        Entity.EMAIL_ADDRESS: _about_mailbox,
        Entity.PHONE_NUMBER: _about_phone,
        Entity.NL_ADDRESS: _about_address,
        Entity.IBAN_CODE: _about_account,
    }
    way = ways.get(finding.entity)
    told = frozenset(way(text, finding, words, subject, lists)) if way else frozenset()
    if finding.entity is Entity.NL_ADDRESS and owners.of_capacity(finding.span):
        return told & {"own", "public building"}
    if "letterhead" in told and owners.sole(finding.span):
        told -= {"letterhead"}
    swept = finding.found_by.endswith("sweep")  # hidden elsewhere, and nobody was looked for round it here
    return told if swept else told | _told_by_owner(finding, words, owners)


def _told_by_owner(finding: Finding, words: str, owners: Owners) -> frozenset[str]:
    """Return what the persons and bodies that are named with a datum tell of it (P14, P15, P17)."""
    span = finding.span
    if finding.entity is Entity.NL_ADDRESS:
        several = _SEVERAL.search(words) and owners.unhoused(span)
        return frozenset({"of a body"} if owners.at_body(span) else {"several houses"} if several else ())
    if finding.entity is Entity.EMAIL_ADDRESS and owners.mailbox_of_body(span, words):
        return frozenset({"functional"})
    if finding.entity is Entity.IBAN_CODE and owners.account_of_body(span):
        return frozenset({"letterhead"})
    number = national(words) if finding.entity is Entity.PHONE_NUMBER else ""
    if number and not _MOBILE.fullmatch(number):
        shared = len(number) == _DIALLED and (
            (number.startswith("88") and owners.alone(span))
            or (number.endswith("000") and not owners.own(span))
        )
        if shared or owners.answered(span):
            return frozenset({"general"})
    return frozenset()


def _about_mailbox(
    _text: str, finding: Finding, words: str, subject: Subject | None, lists: Lists
) -> Iterator[str]:
    """Tell whether a mailbox is the organisation's, by the profile or its name, or its domain a person's."""
    if words.casefold().removeprefix("mailto:") in lists.mailboxes:
        yield "own"
    desk = finding.role == DESK_WORD and (subject is None or subject.kind is not SubjectKind.PERSON)
    if desk or (_functional(words, lists) and not _called_so(words, subject)):
        yield "functional"
    elif _one_person(words, subject):
        yield ONE_PERSON


def _about_phone(text: str, finding: Finding, words: str, _: Subject | None, lists: Lists) -> Iterator[str]:
    """Tell whether a number is the organisation's own, or one that anybody may call."""
    number = national(words)
    if number in lists.phones:
        yield "own"
    after = text[finding.span.end : finding.span.end + 20].lstrip()
    before = text[max(0, finding.span.start - _NEAR) : finding.span.start]
    box = _BESIDE_MAILBOX.search(before)
    then = _THEN_MAILBOX.match(text, finding.span.end)
    boxes = [found["box"] for found in (box, then) if found]
    body = _CALLED.search(before) or any(_functional(address, lists) for address in boxes) or _of_firm(before)
    round_number = number.endswith("00") and (
        _in_letterhead(text, finding.span)
        or _UNDER_BODY.search(before)
        or _OFFICE.search(before)
        or _THEN_MOBILE.match(text, finding.span.end)
    )
    named = _GENERAL.match(after) or _GENERAL_BEFORE.search(before) or body or round_number
    mobile = _MOBILE.fullmatch(number)  # somebody's, whatever desk stands before it
    if _SERVICE_NUMBER.match(number) or (named and not mobile):
        yield "general"


def _about_address(text: str, finding: Finding, words: str, _: Subject | None, lists: Lists) -> Iterator[str]:
    """Tell whether an address is the organisation's own, in a letterhead, or of a public building."""
    written = tokens(words)
    if any(_within(written, own) for own in lists.addresses):
        yield "own"
    if _is_seat(written, text[finding.span.end : finding.span.end + 40]):
        yield "public building"
    before = text[max(0, finding.span.start - _NEAR) : finding.span.start]
    if _in_letterhead(text, finding.span) or _of_firm(before):
        yield "letterhead"
    building = _PUBLIC_BUILDING.search(before)
    if _VISITED.search(before):
        yield "public building"
    if building and not _BESIDE.search(before[: building.start()]):
        yield "public building"


def _about_account(text: str, finding: Finding, words: str, _: Subject | None, lists: Lists) -> Iterator[str]:
    """Tell whether an account is the organisation's own, at a public bank, or in a letterhead."""
    account = plain(words)
    if account in lists.ibans:
        yield "own"
    if account.startswith("nl") and account[4:8] in _PUBLIC_BANKS:
        yield "public bank"
    before = text[max(0, finding.span.start - _NEAR) : finding.span.start]
    if (
        _OF_BODY.match(text, finding.span.end)
        or _ACCOUNT_OF.search(before)
        or _in_letterhead(text, finding.span)
    ):
        yield "letterhead"


def _in_letterhead(text: str, span: Span) -> bool:
    """Tell whether an organisation's numbers stand with a datum, as in a letterhead or signature.

    On the same line or the next, near, with no sentence between, and nothing said of a home. A blank line
    parts the sender of a letter from its receiver: what stands beyond it does not count.
    """
    begin, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    row = _CELLS.search(text, begin, end if end >= 0 else len(text)) is not None  # the next one is another's
    before = "\n".join(text[max(0, span.start - _NEAR) : span.start].split("\n")[-1 if row else -2 :])
    after = "\n".join(text[span.end : span.end + _NEAR].split("\n")[: 1 if row else 2])
    if _HOME.search(before) or _HOME.search(after):
        return False
    between = [before[match.end() :] for match in _LETTERHEAD.finditer(before)]
    between += [after[: match.start()] for match in _LETTERHEAD.finditer(after)]
    return any(not _SENTENCE.search(part) for part in between)


def _of_firm(before: str) -> bool:
    """Tell whether a firm that is a legal person is named with an address or number, and nobody between.

    "Bouwbedrijf Tolsma BV, Nijverheidsweg 12, 9001 ZR Grou, tel. ": what stands between is an address.
    """
    return _FIRMS.search(before) is not None or _BRANCH.search(before) is not None


def _is_seat(written: tuple[str, ...], after: str) -> bool:
    """Tell whether a ministry, high council or province sits there: its town, or none, stands behind it."""
    named = _TOWN.match(after)
    town = " ".join(tokens(named[1])) if named else ""
    town = TOWNS_TOO.get(town, town)
    return any(
        _within(written, tokens(seat))
        for name, seats in SEATS.items()
        if town in {"", name.casefold()}
        for seat in seats
    )


def _within(written: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Tell whether an address is (part of) one of the organisation's own, to the house number's letter."""
    if any(written == own[n : n + len(written)] for n in range(len(own))):
        return bool(written)
    rest = written[len(own) :]
    starts = bool(own) and written[: len(own)] == own
    return starts and bool(rest) and len(rest[0]) == 4 and rest[0].isdecimal()


def _functional(address: str, lists: Lists) -> bool:
    """Tell whether a mailbox is an organisation's: "info@", "team.kabinet@", "griffie-2@".

    Every part must be a word of a function, or behind the first an abbreviation ("facturen-gw"); at the
    organisation's own domains the first part is enough.
    """
    local, _, domain = address.casefold().removeprefix("mailto:").partition("@")
    parts = [part for part in re.split(r"[._+-]", local) if part and not part.isdecimal()]
    own = domain in lists.profile.organisation.domains
    known = [
        lists.policy.is_mailbox(part)
        or (number > 0 and (part in _QUARTERS or _UNIT.fullmatch(part) is not None))
        for number, part in enumerate(parts)
    ]
    return (
        lists.policy.is_mailbox(local)
        or local in _OFFICES
        or (bool(known) and (all(known) or (own and known[0])))
    )


def _called_so(address: str, subject: Subject | None) -> bool:
    """Tell whether the word of a function is the name of who has the address: "post@" of Anna Post."""
    local = address.casefold().removeprefix("mailto:").partition("@")[0]
    parts = set(re.split(r"[\W_]+", local))
    return subject is not None and any(
        parts & set(re.findall(r"\w+", name.casefold())) for name in subject.names
    )


def _one_person(address: str, subject: Subject | None) -> bool:
    """Tell whether the domain itself names the person: "jan@jansenadvies.nl" of Jan Jansen (P04)."""
    local, _, domain = address.casefold().removeprefix("mailto:").partition("@")
    name = plain(domain.rpartition(".")[0])
    said = re.split(r"[\W_]+", local)
    if subject is not None and subject.kind is SubjectKind.PERSON:
        said += [word for name in subject.names for word in re.findall(r"\w+", name.casefold())[-1:]]
    return any(len(word) >= _TELLING and word in name for word in said)
