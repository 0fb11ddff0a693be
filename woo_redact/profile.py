"""The profile: profile.toml as frozen settings, with all its faults told at once and by line."""

import re
import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal, Self, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError

from woo_redact.errors import GroundError, ProfileError
from woo_redact.grounds import Choices, parse_code, policy
from woo_redact.language import _
from woo_redact.law import clashing, refused_beforehand
from woo_redact.plugins import Group

_TOOI = r"^(?:https://identifier\.overheid\.nl/tooi/id/[a-z_]+/[a-z]+[0-9]+)?$"
_READABLE = 4.5  # to 1: the least contrast of text (WCAG 2.2, 1.4.3)

Term = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2)]


def _domain(value: str) -> str:
    """Return a mail domain in lower case, without an "@" before it."""
    return value.strip().removeprefix("@").casefold()


def _code(value: str) -> str:
    """Return the code of a ground, as a ValueError for pydantic when the law lacks it."""
    try:
        return parse_code(value)
    except GroundError as error:
        raise ValueError(str(error)) from error


def _standing(code: str) -> str:
    """Return a code that may be given beforehand, for every place; a ValueError when the law forbids that."""
    if reason := refused_beforehand(code):
        raise ValueError(reason)
    return code


def _rule_id(identity: str) -> str:
    """Return the id of a rule that a profile may change."""
    settings = ", ".join(sorted(policy().settings))
    if identity not in policy().ids:
        raise ValueError(_("unknown rule; to choose from: {settings}", settings=settings))
    if identity not in policy().settings:
        raise ValueError(
            _("a profile cannot depart from this rule; to choose from: {settings}", settings=settings)
        )
    return identity


def _compatible(always: dict[str, str]) -> dict[str, str]:
    """Return the terms with their grounds; a fault at the term that may not stand beside another (L1)."""
    if clash := clashing(always):
        term, other, rule = clash
        message = _(
            "ground {always} beside {always2} for '{other}': {rule}",
            always=always[term],
            always2=always[other],
            other=other,
            rule=rule,
        )
        raise PydanticCustomError("law", "{message}", {"message": message, "key": term})
    return always


def _colour(value: str) -> str:
    """Return the colour of a box as "#rrggbb"; a ValueError where its white label could not be read.

    Contrast of 4.5 to 1 with white (WCAG 2.2, 1.4.3), which also lets a box stand out on white paper.
    """
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", value.strip()):
        raise ValueError(_('a colour is "#" with six digits or letters a-f, for example "#1f3864"'))
    colour = value.strip().casefold()
    contrast = contrast_with_white(colour)
    if contrast < _READABLE:
        told = f"{contrast:.1f}".replace(".", _("."))
        raise ValueError(
            _("the white label cannot be read on it: contrast {told}, needed is 4.5 to 1", told=told)
        )
    return colour


def contrast_with_white(colour: str) -> float:
    """Return the contrast of "#rrggbb" with white, 1 to 21 (WCAG 2.2, relative luminance)."""
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


Colour = Annotated[str, AfterValidator(_colour)]
GroundCode = Annotated[str, AfterValidator(_code)]
Domain = Annotated[str, StringConstraints(min_length=3), AfterValidator(_domain)]
StandingCode = Annotated[str, AfterValidator(_code), AfterValidator(_standing)]
RuleId = Annotated[str, AfterValidator(_rule_id)]
PluginName = Annotated[str, StringConstraints(pattern=r"^[\w.-]{1,60}$")]


class _Section(BaseModel):
    """A table of the profile: frozen, and strict about unknown keys (a typo must not pass in silence)."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class Organisation(_Section):
    """Whose documents these are: their own data stay visible (P14, P15, P17).

    `tooi` is the organisation's address in the register of TOOI, which DiWoo metadata ask for.
    """

    name: str = ""
    tooi: Annotated[str, StringConstraints(pattern=_TOOI)] = ""
    domains: tuple[Domain, ...] = ()
    phone_numbers: tuple[Term, ...] = ()
    addresses: tuple[Term, ...] = ()
    mailboxes: tuple[Term, ...] = ()
    ibans: tuple[Term, ...] = ()


class Dossier(_Section):
    """What the platform calls this dossier: all of it is public, so a name has no place in it.

    `number` is the platform's matter; a document's number there is `prefix`-`number`-id (PRACTICE §4.2);
    `decision` is the name of the decision it belongs to.
    """

    number: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._~-]{1,255}$")] = "dossier"
    prefix: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._~-]{0,40}$")] = ""
    decision: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = ""


class PublicOfficials(_Section):
    """People named in a public function: visible everywhere (P08)."""

    names: tuple[Term, ...] = ()


class Never(_Section):
    """Terms that are never redacted."""

    terms: tuple[Term, ...] = ()


class Labels(_Section):
    """What stands in a box: the code of the ground, or its letter; and the colour of the box, per ground."""

    style: Literal["code", "letter"] = "code"
    colours: dict[GroundCode, Colour] = Field(default_factory=dict)


class Review(_Section):
    """What a person must have done before a document goes out."""

    before_release: Literal["none", "questions", "every-document", "four-eyes"] = "questions"


class Choice(_Section):
    """What happens by a rule of the policy instead, and on which ground where that is another."""

    outcome: Literal["keep", "redact", "ask"]
    ground: StandingCode | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: object) -> object:
        """Take `P20 = "redact"` for `P20 = { outcome = "redact" }`."""
        return {"outcome": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _agree(self) -> Self:
        """Refuse a ground for what stays visible (L11: only what is withheld has a ground)."""
        if self.outcome == "keep" and self.ground:
            raise ValueError(_("what stays visible has no ground"))
        return self


class Names(_Section):
    """Which Dutch name model reads the text: one of the two that ship, or nl_core_news_lg when installed."""

    model: Literal["fast", "thorough", "nl_core_news_lg"] = "thorough"


class Paper(_Section):
    """How PDFs are redacted: whether lines are closed up, so that no gap tells how wide a name was."""

    hide_widths: bool = False


class Plugins(_Section):
    """The plug-ins of this machine that a run uses; of a recognizer also the ground of what only it knows."""

    readers: tuple[PluginName, ...] = ()
    recognizers: dict[PluginName, StandingCode] = Field(default_factory=dict)
    checks: tuple[PluginName, ...] = ()

    @property
    def named(self) -> tuple[tuple[Group, str], ...]:
        """Return every plug-in that is named, by its group."""
        groups = (
            (Group.READER, self.readers),
            (Group.RECOGNIZER, self.recognizers),
            (Group.CHECK, self.checks),
        )
        return tuple((group, name) for group, names in groups for name in names)


class Profile(_Section):
    """All settings of a run; every one has a default.

    `passwords` open protected files, by the pattern of their name; they are read from the profile and never
    written down with it.
    """

    dossier: Dossier = Field(default_factory=Dossier)
    organisation: Organisation = Field(default_factory=Organisation)
    public_officials: PublicOfficials = Field(default_factory=PublicOfficials)
    always: Annotated[dict[Term, StandingCode], AfterValidator(_compatible)] = Field(default_factory=dict)
    never: Never = Field(default_factory=Never)
    policy: dict[RuleId, Choice] = Field(default_factory=dict)
    labels: Labels = Field(default_factory=Labels)
    review: Review = Field(default_factory=Review)
    names: Names = Field(default_factory=Names)
    paper: Paper = Field(default_factory=Paper)
    plugins: Plugins = Field(default_factory=Plugins)
    passwords: dict[str, SecretStr] = Field(default_factory=dict, exclude=True, repr=False)

    @property
    def choices(self) -> Choices:
        """Return what the profile chooses instead of the policy."""
        return tuple((identity, choice.outcome, choice.ground) for identity, choice in self.policy.items())


def load_profile(path: str | Path) -> Profile:
    """Read a profile.

    Raises:
        ProfileError: with every fault of the file, each with its line number.
    """
    shown = str(path)
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
        data = tomllib.loads(text)
    except FileNotFoundError as error:
        raise ProfileError(shown, (_("the file does not exist"),)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileError(shown, (_("cannot be read as UTF-8 text: {error}", error=error),)) from error
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(shown, (_("no valid TOML: {error}", error=error),)) from error
    try:
        return Profile.model_validate(data)
    except ValidationError as error:
        faults = tuple(_fault(text, dict(item)) for item in error.errors())
        raise ProfileError(shown, faults) from error


def load_passwords(path: str | Path) -> dict[str, str]:
    """Read a file of passwords: a TOML table of the pattern of a file's name to its password.

    Raises:
        ProfileError: when it cannot be read; the message quotes nothing of it.
    """
    shown = str(path)
    try:
        data = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise ProfileError(shown, (_("the file does not exist"),)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileError(shown, (_("cannot be read as UTF-8 text"),)) from error
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(shown, (_('no valid TOML: lines like "advies.pdf" = "geheim"'),)) from error
    if not all(isinstance(password, str) and password for password in data.values()):
        raise ProfileError(shown, (_("every password is text between quotation marks"),))
    return {pattern: str(password) for pattern, password in data.items()}


def _fault(text: str, error: dict[str, object]) -> str:
    """Say one fault of pydantic's list, with its line."""
    raw = error["loc"]
    place = tuple(str(part) for part in raw if part != "[key]") if isinstance(raw, tuple) else ()
    kind = str(error["type"])
    message = _plain_faults().get(kind) or str(error["msg"]).removeprefix("Value error, ")
    context = error.get("ctx")
    if isinstance(context, dict) and "key" in context:
        place += (str(context["key"]),)
    name = ".".join(place)
    if kind == "extra_forbidden":
        message = _("unknown setting") + _suggest(place)
    elif kind == "literal_error":
        expected = str(error.get("ctx", {})).split("'expected': ")[-1].strip('"}')
        message = _("must be one of these: ") + expected.replace(" or ", _(" or "))
    elif kind == "string_pattern_mismatch":
        message = _("may only have letters, digits and - . _ ~, without spaces")
        if name == "organisation.tooi":
            message = _('is an address like "https://identifier.overheid.nl/tooi/id/gemeente/gm0000"')
    return _("line {line}: {name}: {message}", line=_line(text, place), name=name, message=message)


def _plain_faults() -> dict[str, str]:
    """Return what is said of the kinds of fault that need no more than that."""
    a_list = _("must be a list: [ … ]")
    a_table = _("must be a table: [name] on a line of its own, with the settings below it")
    return {
        "tuple_type": a_list,
        "list_type": a_list,
        "string_type": _("must be text, between quotation marks"),
        "model_type": a_table,
        "dict_type": a_table,
        "string_too_short": _("is too short"),
        "string_too_long": _("is too long"),
    }


def _suggest(place: tuple[str, ...]) -> str:
    """Return "; did you mean …?" when the unknown key looks like a known one."""
    model: type[BaseModel] = Profile
    for part in place[:-1]:
        kind = model.model_fields[part].annotation
        if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
            return ""
        model = kind
    near = get_close_matches(place[-1], list(model.model_fields), n=1)
    return _("; did you mean '{near}'?", near=near[0]) if near else ""


def _line(text: str, place: tuple[str, ...]) -> int:
    """Return the line (from 1) of a setting: its key under its table, else the table, else 1."""
    table, found = "", 1
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[+\s*([^\]]+?)\s*\]+", line):
            table = header[1].strip("\"'")
            if place and table in {place[0], ".".join(place[:2])}:
                found = number
        elif key := re.match(r"\s*(?:\"([^\"]+)\"|'([^']+)'|([\w.-]+))\s*=", line):
            name = next(part for part in key.groups() if part)
            if place[:2] == (table, name) or (not table and place[:1] == (name,)):
                return number
    return found


STYLES = get_args(Labels.model_fields["style"].annotation)
