"""How a house number with its addition is written, and a postcode (BAG, NEN 5825)."""

from woo_redact.detect.recognizers.surroundings import either

BLANK = r"[ \t\u00a0]"
# A house number's additions: 12a, 12-II, 12 bis, 12-14, 12 A, 12hs, 12/3 (BAG: letter and up to four more).
_SUFFIX = either(
    "bis hs huis hg hoog rd zw zwart rood bov sous boven beneden BIS HS HUIS HG HOOG "
    "I II III IV V VI VII VIII IX X"
)
ADDITION = (
    rf"(?:{BLANK}?[-–/+]{BLANK}?\d{{1,4}}(?![\d:.]))?"
    rf"(?:{BLANK}?-?{BLANK}?{_SUFFIX}(?!\w|\.\w)(?:{BLANK}[A-D](?!\w))?|-?[a-zA-Z](?!\w)|"
    rf"{BLANK}[A-HJ-TV-Z](?![\w'’]|\.\w)|{BLANK}[a-h](?={BLANK}*(?:[,.;)\n]|$|(?:te|in|is)\b)))?"
    rf"(?:{BLANK}?[-/]{BLANK}?(?:[IVX]{{1,4}}|[a-zA-Z]{{1,2}}\d{{0,3}}|\d{{1,3}}(?:hg|hs|bis)?|bis|"
    rf"hs)(?!\w)|,{BLANK}\d{{1,2}}{BLANK}?(?:hoog|hg|achter|voor)(?!\w))?"
    # A room of the house: "12 app. 3", "118 k. 14"; a box of a Belgian house: "12 bus 3".
    rf"(?:,?{BLANK}(?:app(?:artement|t)?\.?|kamer|kmr?\.?|k\.|unit|flat|bus|"
    rf"studio){BLANK}?[A-Z]?\d{{1,4}}[a-zA-Z]?(?!\w))?"
)
CODE = rf"[1-9]\d{{3}}{BLANK}?(?!S[ADS])[A-Z]{{2}}(?!\w|-[^\W\d])"
CODE_SMALL = (
    r"[1-9]\d{3}[ ]?(?!kg|km|kw|mw|ha|mm|cm|en|of|in|op|te|om|is|na|al|er|ca|dd|we|ik|je|ze)[a-z]{2}(?![\w-])"
)
