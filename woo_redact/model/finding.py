"""What `detect` makes of a document: findings, and the dossier's subjects."""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from woo_redact.model.place import Span


class Entity(StrEnum):
    """What a finding is; Presidio's own names where Presidio has one (DESIGN: entities)."""

    PERSON = "PERSON"
    EMAIL_ADDRESS = "EMAIL_ADDRESS"
    PHONE_NUMBER = "PHONE_NUMBER"
    IBAN_CODE = "IBAN_CODE"
    NL_BSN = "NL_BSN"
    NL_ADDRESS = "NL_ADDRESS"
    DATE_OF_BIRTH = "DATE_OF_BIRTH"
    NL_LICENSE_PLATE = "NL_LICENSE_PLATE"
    NL_ID_DOCUMENT = "NL_ID_DOCUMENT"
    NL_V_NUMBER = "NL_V_NUMBER"
    IP_ADDRESS = "IP_ADDRESS"
    SOCIAL_HANDLE = "SOCIAL_HANDLE"
    MEETING_LINK = "MEETING_LINK"
    CREDENTIAL = "CREDENTIAL"
    SIGNATURE = "SIGNATURE"
    SPECIAL_CATEGORY = "SPECIAL_CATEGORY"
    ORGANISATION = "ORGANISATION"
    LOCATION = "LOCATION"
    TERM = "TERM"
    """A term of the profile's own lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that may have to be hidden: offsets and a reason, never the text itself.

    `role` is the role word that stood with a person ("minister"), if any; `subject` the id of the person
    it was recognised as. `id` is a digest of the document's content, the place and the entity, so that a
    person's answer survives a new detection.
    """

    document: str
    digest: str
    span: Span
    entity: Entity
    score: float
    found_by: str
    why: str = ""
    role: str = ""
    subject: str | None = None

    def __post_init__(self) -> None:
        """Keep the score within 0..1."""
        if not 0.0 <= self.score <= 1.0:
            message = f"a score lies between 0 and 1: {self.score}"
            raise ValueError(message)

    @property
    def id(self) -> str:
        """Return the digest that names this finding."""
        key = f"{self.digest}:{self.span.start}:{self.span.end}:{self.entity}"
        return hashlib.sha256(key.encode()).hexdigest()[:16]


class SubjectKind(StrEnum):
    """What a subject is."""

    PERSON = "person"
    MAILBOX = "mailbox"
    PLACE = "place"
    """All places that the dossier proves to be one, together: a name that equals one is no person's."""


class Role(StrEnum):
    """In which capacity a person appears in the dossier (PRACTICE P05-P11, P30, P31)."""

    PUBLIC = "public"
    """Holder of a public office or named in the profile: stays visible."""
    PRIVATE = "private"
    """Everybody else: civil servants without a public function, citizens, employees of companies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A person in the dossier (AVG: betrokkene) with all names and addresses known for them.

    `office` is the role word that made a person stay visible ("wethouder"), "" for all others and for who is
    named in the profile. `known` is true for whoever stands in a header, signature or another fixed place
    somewhere in the dossier; false for a name that only the name model saw in running text (P07).
    """

    id: str
    kind: SubjectKind
    names: tuple[str, ...] = field(repr=False)
    addresses: tuple[str, ...] = field(default=(), repr=False)
    role: Role = Role.PRIVATE
    office: str = ""
    known: bool = True
