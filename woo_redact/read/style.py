"""Decides from the styles of HTML what a reader of the mail cannot see (CSS 2.2, and Outlook's mso-hide)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

Colour = tuple[int, int, int]
Declarations = dict[str, str]

_AT_RULE = re.compile(r"@[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_CSS_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"^(?:[a-z][a-z0-9]*)?(?:[.#][\w-]+)?$", re.IGNORECASE)
_ZERO = re.compile(r"^[+-]?0*\.?0*(?:px|pt|em|rem|ex|%|cm|mm|in)?$")
_FAR = re.compile(r"^-\d{4,}")
_HEX = re.compile(r"#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:[\s,/]+([\d.]+%?))?\s*\)")
_WHITE: Colour = (255, 255, 255)
_BLACK: Colour = (0, 0, 0)
_LINK: Colour = (0, 0, 238)  # a link has its own colour unless it is given one
_NAMED = {"white": _WHITE, "black": _BLACK, "snow": (255, 250, 250), "ivory": (255, 255, 240)}
_CLOSE = 6  # of 255: a difference that no eye sees


@dataclass(frozen=True, slots=True)
class Style:
    """What an element's text looks like, as far as it can be hidden by it.

    `gone` cannot be undone by what is inside; the others can. A colour or ground is None when it is not
    known (a picture, a name we do not know): then nothing is taken for hidden.
    """

    gone: bool = False
    invisible: bool = False
    tiny: bool = False
    colour: Colour | None = _BLACK
    ground: Colour | None = _WHITE
    clear: bool = False
    pre: bool = False

    @property
    def hides(self) -> bool:
        """Tell whether text in this style cannot be seen."""
        return self.gone or self.invisible or self.tiny or self.clear or _same(self.colour, self.ground)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rules of the mail's style sheets that name one tag, class or id; others are not followed."""

    rules: Mapping[str, Declarations] = field(default_factory=dict)
    grounds_unknown: bool = False

    def style(self, parent: Style, tag: str, attributes: Mapping[str, str | None]) -> Style:
        """Return the style of an element inside one of style `parent`."""
        own = self._declared(tag, attributes)
        return _inherit(parent, own) if own or tag in {"a", "pre"} else parent

    def start(self) -> Style:
        """Return the style of a page before any element."""
        return Style(ground=None) if self.grounds_unknown else Style()

    def _declared(self, tag: str, attributes: Mapping[str, str | None]) -> Declarations:
        """Return what is declared for an element: by tag, class and id, old attributes, its own style."""
        own = dict(self.rules.get(tag, ()))
        if tag == "a" and attributes.get("href") and "color" not in own:
            own["color"] = "rgb(0,0,238)"
        if tag == "pre":
            own["white-space"] = "pre"
        for name in (attributes.get("class") or "").split():
            own |= self.rules.get(f".{name}".casefold(), {})
            own |= self.rules.get(f"{tag}.{name}".casefold(), {})
        if identity := attributes.get("id"):
            own |= self.rules.get(f"#{identity}".casefold(), {})
        if colour := attributes.get("bgcolor"):
            own["background"] = colour
        if attributes.get("background"):
            own["background"] = "url()"
        if tag == "font" and (colour := attributes.get("color")):
            own["color"] = colour
        if "hidden" in attributes:
            own["display"] = "none"
        return own | declarations(attributes.get("style") or "")


def read_sheet(untrusted_css: str) -> Sheet:
    """Return the simple rules of style sheets; @media and the like hold only sometimes and are left out.

    Where a rule we do not follow sets a background, the ground of the page is not known.
    """
    css = _AT_RULE.sub(" ", _CSS_COMMENT.sub(" ", untrusted_css[:1_000_000]))
    rules: dict[str, Declarations] = {}
    unknown = False
    for selectors, body in _RULE.findall(css):
        declared = declarations(body)
        for selector in selectors.split(","):
            name = selector.strip().casefold()
            if _SIMPLE.match(name) and name:
                rules[name] = rules.get(name, {}) | declared
            elif declared.keys() & {"background", "background-color", "background-image"}:
                unknown = True
    return Sheet(rules, unknown)


def declarations(untrusted_style: str) -> Declarations:
    """Return the declarations of a style attribute, names and values in lower case."""
    found = {}
    for declaration in untrusted_style.casefold().split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            found[name.strip()] = value.replace("!important", "").strip()
    return found


def _inherit(parent: Style, own: Declarations) -> Style:
    """Return the style of an element from its parent's and what is declared for it."""
    style = replace(parent, gone=parent.gone or _gone(own))
    if "visibility" in own:
        style = replace(style, invisible=own["visibility"] in {"hidden", "collapse"})
    if size := own.get("font-size", ""):
        style = replace(style, tiny=bool(_ZERO.match(size)))
    if "white-space" in own:
        style = replace(style, pre=own["white-space"].startswith("pre"))
    if "color" in own and own["color"] not in {"inherit", "unset"}:
        colour, clear = _colour(own["color"])
        style = replace(style, colour=colour, clear=clear)
    for name in ("background", "background-color", "background-image"):
        value = own.get(name, "")
        if "url(" in value or "gradient(" in value:
            style = replace(style, ground=None)
        elif value and name != "background-image":
            colour, clear = _colour(value)
            keeps = clear or value in {"none", "inherit", "initial", "unset"}
            style = style if keeps else replace(style, ground=colour)
    return style


def _gone(own: Declarations) -> bool:
    """Tell whether an element is hidden with all that is in it."""
    if own.get("display") == "none" or own.get("mso-hide") == "all":
        return True
    if own.get("opacity") and _ZERO.match(own["opacity"]):
        return True
    clipped = own.get("overflow") in {"hidden", "clip"} or own.get("overflow-y") == "hidden"
    flat = any(
        own.get(name) and _ZERO.match(own[name]) for name in ("max-height", "height", "max-width", "width")
    )
    away = own.get("position") in {"absolute", "fixed"} and any(
        _FAR.match(own.get(side, "")) for side in ("left", "top", "right", "bottom")
    )
    return (clipped and flat) or away or bool(_FAR.match(own.get("text-indent", "")))


def _colour(value: str) -> tuple[Colour | None, bool]:
    """Return a colour (None: not known) and whether it is wholly transparent."""
    if value == "transparent":
        return None, True
    if match := _RGB.search(value):
        alpha = (match[4] or "1").rstrip("%")
        return (int(match[1]), int(match[2]), int(match[3])), float(alpha.strip(".") or 0) == 0
    if match := _HEX.search(value if "#" in value else f"#{value}"):
        digits = match[1] if len(match[1]) > 4 else "".join(digit * 2 for digit in match[1])
        red, green, blue = (int(digits[at : at + 2], 16) for at in (0, 2, 4))
        return (red, green, blue), digits[6:] == "00"
    words = re.findall(r"[a-z]+", value)
    return next((_NAMED[word] for word in words if word in _NAMED), None), False


def _same(colour: Colour | None, ground: Colour | None) -> bool:
    """Tell whether text of this colour cannot be told from its ground."""
    if colour is None or ground is None:
        return False
    return all(abs(one - other) < _CLOSE for one, other in zip(colour, ground, strict=True))
