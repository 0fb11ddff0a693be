"""Tells a desk's mailbox by its word: "erfgoed@", "begraafplaatsen@" at the domain of an organisation."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from woo_redact.detect.hits import Hit
from woo_redact.detect.lexicon import is_nobodys
from woo_redact.detect.recognizers.surroundings import words
from woo_redact.grounds import DESK_WORD, policy
from woo_redact.model import Entity

COMMON_PROVIDERS = (
    r"(?:gmail|hotmail|outlook|live|ziggo|kpnmail|kpnplanet|planet|home|xs4all|icloud|yahoo|upcmail|casema|"
    r"hetnet|"
    r"quicknet|telfort|solcon|online|proton|protonmail|gmx|msn)"
)
"""Where most citizens have a mailbox (the domain without its last label)."""
PROVIDERS = (
    rf"(?:{COMMON_PROVIDERS}|me|chello|zonnet|zeelandnet|caiway|tele2|wanadoo|freeler|versatel|12move|euronet|"
    r"worldonline|googlemail|mail|email|web|aol|ymail|pm|hey|fastmail|tiscali|kabelfoon|multiweb|filternet|"
    r"cs|wxs|tutanota|mac|delta|t-online)"
)
"""Where anybody may have a mailbox (the domain without its last label)."""
_LEAST = 4  # letters: a shorter word may be somebody's initials
_ADDRESS = re.compile(r"(?:mailto:)?(?P<local>[a-z][a-z0-9._+-]*)@(?P<domain>[a-z0-9.-]+\.[a-z]{2,})")
_PROVIDER = re.compile(rf"(?:[a-z0-9-]+\.)*{PROVIDERS}\.[a-z.]{{2,6}}")
# Words for one person: where they stand alone it is he who reads what comes in.
_ONES = words(
    "moeder vader mama papa ouder zoon dochter opa oma tante broer vriend vriendin vrouw mijn mezelf "
    "ikzelf directeur directrice voorzitter secretaris penningmeester bestuurder eigenaar beheerder "
    "huisarts tandarts arts dokter advocaat notaris chauffeur coördinator coordinator manager adviseur "
    "consulent medewerker projectleider teamleider ambtenaar agent wijkagent predikant pastoor dominee "
    "conciërge rector conrector decaan leraar docent mentor hoofd chef ondernemer inspecteur buurman "
    "buurvrouw bewoner familie gezin"
)


def of_desks(text: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits, a mailbox called by a word that nobody is called marked with DESK_WORD as its role."""
    for hit in hits:
        desk = hit.entity is Entity.EMAIL_ADDRESS and is_desk(text[hit.start : hit.end])
        yield replace(hit, role=DESK_WORD) if desk else hit


def is_desk(address: str) -> bool:
    """Tell whether all of a local part are frequent words that are nobody's name, and no provider has it."""
    found = _ADDRESS.fullmatch(address.casefold())
    if found is None or _PROVIDER.fullmatch(found["domain"]):
        return False
    parts = [part for part in re.split(r"[._+-]|\d+", found["local"]) if part]
    return bool(parts) and all(
        policy().is_mailbox(part) or (len(part) >= _LEAST and part not in _ONES and is_nobodys(part))
        for part in parts
    )
