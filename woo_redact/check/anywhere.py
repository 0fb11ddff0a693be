"""Check `hidden.anywhere` (C04): no string or name of the file, wherever it stands, names a person.

The other checks know where programs put a name; this one knows no place. A key that no standard has, the
name of an ink, the identifier of the file, a path to a picture that was placed: whoever walks the objects
of the file reads it.
"""

import re
from collections.abc import Iterator
from typing import Final

from woo_redact.check.literals import keyed
from woo_redact.check.personal import tells
from woo_redact.check.specimen import Specimen
from woo_redact.language import recorded
from woo_redact.model import Problem

_JUDGED: Final = frozenset(
    {
        *(
            "URI",
            "ActualText",
            "Alt",
            "E",
            "JS",
            "Title",
            "Author",
            "Subject",
            "Keywords",
            "Creator",
            "Producer",
        ),
        *("Contents", "T", "TU", "TM", "RC", "Subj", "NM", "V", "DV", "RV", "Opt", "P"),
        *("Name", "Reason", "Location", "ContactInfo"),
    }
)
"""Keys whose strings have a check of their own, in whatever object they stand."""
_OTHERS: Final = re.compile(rb"/Limits \[|/Names \[|/FT /|/EF |/AF |/Filespec|/CIDSystemInfo|/FontDescriptor")
"""Objects whose other strings have a check too: names of destinations, fields, attachments, fonts."""
_NAME: Final = re.compile(rb"/([^\s/()<>\[\]{}%]{6,})")
_BYTE: Final = re.compile(r"#([0-9A-Fa-f]{2})")
_JOINT: Final = re.compile(r"[_\-+./\\]+")
"""No capitals: "BackgroundColor" is a word of the format."""


def anywhere(specimen: Specimen) -> Iterator[Problem]:
    """Find strings and names in the objects of the file that name a person whom no page shows."""
    said: dict[str, None] = {}
    info = specimen.pdf.docinfo.objgen  # `metadata.info` reads it
    things = (t for t in specimen.things if t.identity != info and not _OTHERS.search(t.source))
    for source in (*(thing.source for thing in things), specimen.pdf.trailer.unparse()):
        said |= dict.fromkeys(_texts(source))
    for text in said:
        datum = tells(_JOINT.sub(" ", text)) or tells(text)
        if datum is not None and specimen.shown.beyond(datum.text):
            yield Problem(
                what=recorded("In a part that no page shows, a person seems to be named."),
                mend=recorded("Make the PDF again from the source: printing to PDF leaves such parts out."),
                sure=datum.sure,
            )
            return


def _texts(source: bytes) -> Iterator[str]:
    """Yield the strings of an object, and the names in it that are long enough to be words."""
    yield from (text for key, text in keyed(source) if key not in _JUDGED and len(text) > 4)
    for name in _NAME.findall(source):
        yield _BYTE.sub(lambda code: chr(int(code[1], 16)), name.decode("latin-1"))
