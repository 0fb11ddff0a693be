"""Recognizes people's profiles and handles on networks, and their personal cloud folders."""

import re
from collections.abc import Iterator

from presidio_analyzer import Pattern

from woo_redact.detect.guarded import Guarded
from woo_redact.detect.recognizers import web_address
from woo_redact.detect.recognizers.identifier import Hit, Identifier
from woo_redact.detect.recognizers.surroundings import either, words
from woo_redact.model import Entity

# (site, path of a profile with its slug, score for a slug that is not plainly an organisation's)
_SITES = tuple(
    (re.compile(pattern), score)
    for pattern, score in (
        (r"linkedin\.com/(?:mwlite/)?(?:in|pub)/(?P<slug>[^/?#\s]{2,})", 0.95),
        (r"\.sharepoint\.com/(?::\w:/)?(?:\w/)?personal/(?P<slug>[^/?#\s]{3,})", 0.95),
        (r"\.sharepoint\.com/:\w:/p/(?P<slug>[^/?#\s]{3,})", 0.95),
        (r"onedrive\.live\.com/\S*?(?:cid|resid)=(?P<slug>\w{6,})", 0.7),
        (r"1drv\.ms/\w/(?P<slug>\S{3,})", 0.7),
        (r"strava\.com/(?:athletes|pros)/(?P<slug>\w{2,})", 0.7),
        (r"(?<![\w.])(?:www\.)?github\.com/(?P<slug>[\w-]{2,39})/?(?:[?#]|$)", 0.6),
        (r"(?<![\w.])(?:www\.|mobile\.|m\.)?(?:twitter|x)\.com/@?(?P<slug>\w{2,20})(?:[/?#]|$)", 0.6),
        (r"facebook\.com/(?:people/|profile\.php\?id=)(?P<slug>[^/?#&\s]{2,})", 0.85),
        (r"(?:facebook|fb)\.com/(?P<slug>[\w.]{4,50})/?(?:[?#]|$)", 0.6),
        (r"instagram\.com/(?P<slug>[\w.]{2,30})/?(?:[?#]|$)", 0.6),
        (r"(?:tiktok|threads|youtube)\.(?:com|net)/@(?P<slug>[\w.]{2,30})", 0.6),
        (
            r"(?<![\w.])(?:t\.me|snapchat\.com/add|bsky\.app/profile|mastodon\.\w+/@)/?(?P<slug>[\w.-]{2,60})",
            0.6,
        ),
    )
)
_NO_PROFILE = words(
    "home hashtag search share intent i login signup explore p reel reels stories groups pages events watch "
    "sharer sharer.php story.php dialog plugins tr policies help about settings privacy tos hashtags "
    "marketplace gaming photo photos media permalink.php profile.php business ads public photo.php video.php "
    "l.php feed messages status legal features pricing download watch channel company school jobs"
)
# Parts of names that organisations give themselves.
_ORGANISATION = re.compile(
    either(
        "gemeente gem_ provinci prov waterschap hoogheemraad ministerie rijks overheid politie brandweer "
        "veiligheidsregio ggd rivm omroep rtv nieuws krant dagblad media redactie stichting vereniging "
        "bedrijf company groep group museum bibliotheek universi hogeschool college school onderwijs "
        "academie ziekenhuis umc zorg welzijn kamer partij fractie staten raad regio dienst belasting "
        "kadaster ombudsman rechtspraak loket service support team club festival official nederland holland "
        "drenthe groningen friesland fryslan overijssel gelderland flevoland utrecht brabant limburg zeeland "
        "assen emmen meppel hoogeveen coevorden amsterdam rotterdam denhaag natuur milieu energie federatie "
        "bond instituut centrum platform netwerk organisatie info advies vng ipo uwv svb groenlinks"
    )
    + r"|^min(?:_|vws|ez|ezk|bzk|jenv|ienw|lnv|ocw|szw|fin|buza|def)|(?<![_\d])nl$|ind$|coa$"
    r"|^(?:nos|npo|rtl|nrc|cbs|anwb|knmi|cpb|pbl|scp|afm|acm|dnb|prorail|telegraaf|volkskrant|trouw)(?![a-z])"
    r"|^vvd|^d66|^cda|^pvda|^pvv|^volt",
    re.IGNORECASE,
)
_LABEL = (
    either(
        "twitter x instagram insta ig snapchat snap telegram discord skype facebook fb linkedin tiktok "
        "threads bluesky mastodon signal github strava wechat weixin viber weibo kik"
    )
    + r"(?:-?\s?(?:account|naam|id|handle|profiel|adres|gebruikersnaam))?"
)
# Answers on a form, and words of a sentence: "LinkedIn: zie website", "Twitter: nee".
_ANSWERS = words(
    "zie nee ja geen nvt n.v.t onbekend niet wel via volgt alleen account profiel pagina bericht berichten "
    "post posts "
    "openbaar privé prive link volgers ook met van voor door over op in en of het de een wij we is was aan "
    "bij"
)
_LIKELY = 0.85
_DOMAIN = Guarded(r"\.(?:nl|com|org|net|eu|be|de|local|lan|int|gov|frl)$", re.IGNORECASE)
_COMMON = words(
    "home work all allen iedereen everyone here channel team media import font-face keyframes page charset "
    "supports property override param return author since see media-print namespace layer container hier "
    "thuis directie bestuur mt hr hrm ict griffie secretariaat collega collegas management afdeling beheer "
    "communicatie redactie projectgroep werkgroep teamleden aanwezigen leden staf kantoor"
)
_NETWORK = re.compile(
    r"(?:twitter|instagram|insta|\bx\b|tiktok|threads|bluesky|mastodon|snapchat|telegram|volg)[^.\n]{0,30}$"
)


class SocialHandleRecognizer(Identifier):
    """A person's page or handle (PRACTICE P33); pages of organisations are left alone.

    Source: art. 5.1 lid 2 sub e Woo. Only the networks' own forms of a profile address count; a personal
    SharePoint or OneDrive address holds the user's name. Whose a page is cannot be read from its name for
    sure: words of organisations let it go, all else is scored as likely only (the decision asks).
    """

    ENTITY = Entity.SOCIAL_HANDLE
    WORDS = words(
        "linkedin sharepoint onedrive twitter x.com facebook fb insta ig: tiktok threads youtube t.me "
        "wechat weixin viber weibo kik "
        "snap steam bsky mastodon skype telegram discord signal bluesky github 1drv strava x: (@"
    ) | {"x :", " @", "\n@"}
    TRIGGER = re.compile(r"@\w")
    PATTERNS = (
        Pattern("profiel", web_address.PATTERN, 0.6),
        Pattern("gebruikersnaam", r"(?<![\w@./\-])(?P<value>[a-z0-9][\w.-]{1,40}\.bsky\.social)(?!\w)", 0.9),
        Pattern(
            "gebruikersnaam", r"(?i:(?<!\w)discord\w{0,8}[ :]{1,3})(?P<value>[\w.]{2,32}\#\d{4})(?!\w)", 0.9
        ),
        Pattern(
            "gebruikersnaam",
            r"(?<![\w@./\-&=+])(?P<value>@[A-Za-z_][\w.\-]{1,30}(?:@[\w-]+(?:\.[\w-]+)+)?)",
            0.5,
        ),
        Pattern(
            "gebruikersnaam na netwerk",
            rf"(?i)(?<![\w.@/]){_LABEL}[ ]?:[ ]?\n?(?P<value>(?:live:)?@?[a-z0-9_][\w.\-]{{2,40}}|"
            rf"/in/[\w-]{{2,60}})(?![\w/:@]|\.\w)",
            0.85,
        ),
        Pattern(
            "gebruikersnaam na netwerk",
            r"(?i)(?<![\w.@/])(?:insta(?:gram)?|snap(?:chat)?|tiktok|twitter|telegram|skype|"
            r"ig|facebook|fb|discord|bluesky|mastodon|linkedin|wechat|strava)(?:-?\s?(?:account|naam|id|profiel))?"
            r"[ ](?:(?:is|als|onder|heet|naam|account|dan)[ ]){0,2}"
            r"(?P<value>[a-z][\w.]{0,30}[\d_.][\w.]{0,30})(?![\w/:@])",
            0.7,
        ),
    )

    def judge(self, text: str, match: re.Match[str], pattern: Pattern) -> Iterator[Hit]:
        """Yield profiles and handles that are not plainly an organisation's."""
        start, end = match.span("value")
        if pattern.name == "profiel":
            end = web_address.end_of(text, start, end)
            score = _profile(web_address.unwrapped(text, start, end)) if end > start else None
        else:
            end = start + len(match["value"].rstrip(".-"))
            score = _handle(text, start, end, pattern)
        if score:
            yield Hit(start=start, end=end, score=score, why=pattern.name)


def _profile(url: str) -> float | None:
    """Return how surely a web address is a person's page, None if it is not."""
    for pattern, score in _SITES:
        match = pattern.search(url)
        if match is None:
            continue
        if score > 0.9:  # the address itself says it is a person's
            return score
        slug = match["slug"]
        if slug in _NO_PROFILE or _ORGANISATION.search(slug):
            return None
        return 0.7 if re.search(r"[a-z][._-]?[a-z]+[._-][a-z]", slug) else score
    return None


def _handle(text: str, start: int, end: int, pattern: Pattern) -> float | None:
    """Return how surely a handle is a person's, None for domains, organisations and common words."""
    name, _, server = text[start:end].lstrip("@").partition("@")
    if name.lower() in _COMMON | _ANSWERS or len(name) < 2 or _ORGANISATION.search(name):
        return None
    if server or pattern.score > _LIKELY:
        return 0.85
    if _DOMAIN.search(name):
        return None
    if pattern.name == "gebruikersnaam na netwerk":
        return pattern.score if _looks_like_a_handle(text, start, end) else None
    if text[end : end + 1] in {"@", "/", "("}:
        return None
    return 0.85 if _NETWORK.search(text[max(0, start - 48) : start].lower()) else 0.55


def _looks_like_a_handle(text: str, start: int, end: int) -> bool:
    """Tell whether the word behind "Instagram:" is a handle, not the first word of a name or sentence."""
    value = text[start:end]
    if value.lower().startswith(("www.", "http")) or re.match(r"[ ][A-Z]", text[end : end + 2]):
        return False
    return value.startswith(("@", "/in/", "live:")) or re.search(r"[\d._-]|^[a-z]+$", value) is not None
