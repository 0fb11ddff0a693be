"""Recognizes what lets a stranger into a meeting: join links, meeting numbers, dial-in pins."""

import re
from collections.abc import Iterator

from presidio_analyzer import Pattern

from woo_redact.detect.guarded import Guarded
from woo_redact.detect.recognizers import web_address
from woo_redact.detect.recognizers.identifier import Hit, Identifier
from woo_redact.detect.recognizers.surroundings import words
from woo_redact.model import Entity

_JOIN = Guarded(
    r"teams\.(?:microsoft|live|cloud\.microsoft)(?:\.com|\.us)?/(?:l/meetup-join|meet|l/meeting|"
    r"meetingoptions|dl/launcher\S*meetup|_#/l/meetup)"
    r"|teams\.microsoft\.com/registration/|teams\.microsoft\.com/l/(?:chat|call)/"
    r"|zoom(?:gov)?\.(?:us|com|nl)/(?:j|my|w|wc|s|u|meeting|webinar)/"
    r"|webex\.com/(?:\S*(?:/j\.php|join|meet/|mtid|/m/|wbxmjs|webappng|joinservice)|meet/|m/|join/)"
    r"|meet\.google\.com/(?!landing|about)[a-z0-9-]{3,}|g\.co/meet/|meet\.jit\.si/\w|"
    r"vc\.uc\.overheid\S*/\w|whereby\.com/[\w-]{4,}"
    r"|(?:gotomeeting\.com|gotomeet\.me|meet\.goto\.com)/(?:join/)?\w|bluejeans\.com/\d|"
    r"join\.skype\.com/\w|meet\.lync\.com/\S"
    r"|starleaf\.com/\w|chime\.aws/\d|webinargeek\.com/watch|bbb\.\S+/rooms?/|pexip\S*/\w"
)
_ID = (
    r"(?:vergader(?:ing)?(?:s|en)?-?\s?(?:id\b|nummer|nr\b|code)|(?:telefoon|"
    r"teams)?-?conferentie-?\s?(?:id\b|nummer|nr\b|code)|"
    r"(?:meeting|mtg|conf\.?|verg\.?)-?\s?(?:id\b|number|nummer|nr\b\.?|code|key)|"
    r"(?:telefonische\s)?(?:vergadering-id|conferentie-?\s?(?:id\b|nummer|nr\b|code))|"
    r"(?:phone\s)?conference[-\s]?(?:id\b|number|code)|"
    r"webinar-?\s?(?:id\b|nummer|number)|(?:vtc|video|deelname|deelnemers(?!-?\s?nummer)|vergader|inbel|"
    r"inbelpin)-?\s?(?:id\b|nummer|code|pin)|"
    r"toegangsnummer|id\s(?:van\s(?:de\s)?)?(?:vergadering|meeting|conferentie|telefonische\svergadering)|"
    r"participant\s?(?:id|code)|"
    r"meeting\s?nr|id\svergadering|host\s?(?:key|code))"
)

_WEBEX = re.compile(r"2(?:[ ]?\d){10}(?!\d)")
_ACCESS_NUMBER = re.compile(r"\d{3,4}[ ]?\d{3}[ ]?\d{3,4}(?:[ ]?\#{1,2})?(?![ ]?\d|\w)")
_MEETING = Guarded(r"(?i:webex|zoom|teams|meet\.|vergader|meeting|deelne|inbel|dial|bel |telefonisch)")


def is_meeting_number(text: str, start: int) -> bool:
    """Tell whether what stands behind "toegangscode" or "pin" is a meeting's number: 9 to 11 digits."""
    number = _ACCESS_NUMBER.match(text, start)
    return number is not None and (
        _WEBEX.match(number[0]) is not None or _MEETING.search(text[max(0, start - 200) : start]) is not None
    )


class MeetingLinkRecognizer(Identifier):
    """Join links of Teams, Zoom, Webex, Meet and others; meeting and conference numbers; dial-in pins.

    Source: art. 5.1 lid 2 sub h Woo, PRACTICE P23. Found also inside the wrapper of a mail scanner
    (Safe Links). A telephone number to dial in on is a telephone number; the code behind it is not.
    """

    ENTITY = Entity.MEETING_LINK
    WORDS = words(
        "teams zoom webex meet. g.co/ whereby goto jeans skype lync starleaf chime webinar pexip "
        "vergader meeting confer ,, toegangsnummer deelname deelnemers inbel participant host "
        "uc.overheid /room vtc video-id # toegangscode pin conf mtg verg dial"
    ) | {"id: ", "id ", "video id", "access code"}
    PATTERNS = (
        Pattern("vergaderlink", web_address.PATTERN, 1.0),
        Pattern(
            "vergadernummer",
            rf"(?i)(?<![^\W_]){_ID}(?:\s?\([^)\n\d]{{1,30}}\))?[^\w\n]{{0,5}}(?:\s?(?:is|nummer|"
            rf"id)\b[^\w\n]{{0,3}})?\n?\s?"
            r"(?P<value>\d{2,4}(?:[ \u00a0\-]?\d{2,4}){1,5}(?:[ ]\d)?(?:[ ]?\#)?)(?!\w)",
            0.95,
        ),
        Pattern(
            "vergadernummer",
            r"(?<!\w)(?:ID|id):?[ ](?P<value>(?:\d{1,3}[ ])?"
            r"\d{3}[ ]\d{3}[ ]\d{3}(?:[ ]\d{1,3}){0,2})(?![ ]?\d|\w)",
            0.7,
        ),
        Pattern(
            "vergadernummer",
            r"(?i)(?<![^\W_])(?:webex|zoom|teams)\b[^\n.;\d]{0,40}?(?:nummer|nr\.?|"
            r"id)(?:[ :]{1,2}\n?|\n| is )"
            r"(?P<value>\d{3,4}[ -]?\d{3,4}[ -]?\d{3,4})(?![ ]?\d|\w)",
            0.9,
        ),
        # Webex calls the number of a meeting its access code: eleven digits. Others have nine or ten.
        Pattern(
            "toegangsnummer",
            r"(?i)(?<![^\W_])(?:toegangscode|access[ ]code|pin(?:code)?)"
            r"(?:[ ](?:van[ ](?:de[ ])?)?(?:vergadering|meeting))?"
            rf"[ ]?:?[ ](?P<value>{_ACCESS_NUMBER.pattern})",
            0.97,
        ),
        Pattern(
            "inbelcode",
            r"(?i)(?<![^\W_])(?:dial-?in|inbel\w*|bel[ ]in)[^\n.;]{0,50}?(?:code|pin)[ :]{1,2}"
            r"(?P<value>\d(?:[ ]?\d){3,10}(?:[ ]?\#)?)(?![ ]?\d|\w)",
            0.9,
        ),
        Pattern("inbelcode", r"(?<=\d),{1,4}(?P<value>\*?\d{4,12}\#(?:,{1,4}\*?\d{3,12}\#)*)", 0.9),
        Pattern("inbelcode", r"(?<=\d),{2,4}(?P<value>\*?\d{6,12})(?![\d\#])", 0.9),
    )
    CONTEXT = ("vergadering", "teams", "webex", "zoom")

    def judge(self, text: str, match: re.Match[str], pattern: Pattern) -> Iterator[Hit]:
        """Yield a link when it joins a meeting, any number after its label."""
        start, end = match.span("value")
        if pattern.name == "vergaderlink":
            end = web_address.end_of(text, start, end)
            if end <= start or _JOIN.search(web_address.unwrapped(text, start, end)) is None:
                return
        if pattern.name == "toegangsnummer" and not is_meeting_number(text, start):
            return
        yield Hit(start=start, end=end, score=pattern.score, why=pattern.name)
