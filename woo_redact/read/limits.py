"""The limits a source file must keep: beyond them it is withheld and said to be, never guessed at."""

from typing import Final

MAX_NESTING: Final = 20
"""Mails within mails; people forward as attachment a few times, a loop or a bomb does it without end."""

MAX_ITEMS: Final = 2_000
"""Documents in one family; the largest real family seen in public mail has some hundreds."""

MAX_PARTS: Final = 5_000
"""MIME parts of one mail, counted before it is parsed: the parser needs memory for each."""

MAX_HEADER: Final = 2 * 1024 * 1024
"""Bytes of one header section; 1,300 recipients take about 0.1 MiB."""

MAX_TEXT: Final = 5_000_000
"""Characters of one document, about 2,000 pages: more cannot be reviewed as one document."""

MAX_MARKUP: Final = 40_000_000
"""Characters of one HTML body; pictures written into the HTML itself make these large."""

MAX_OPEN_TAGS: Final = 2_000
"""Elements open at once in HTML: the parser's time grows with the square of the depth."""

MAX_REOPENED: Final = 1_000_000
"""Elements that the parser of HTML must open again because <b>, <font> … were never closed."""

MAX_MULTIPARTS: Final = 80
"""Multiparts within multiparts; the standard library's parser recurses on each."""

MAX_QUOTE: Final = 9
"""Depth of quoting that is still shown as deeper: beyond it no room is left on the page."""

MAX_TABLE: Final = 100
"""Columns of a table, and the rows one cell may span; a larger number is an attack or a slip."""

MAX_MEMBERS: Final = 200_000
"""Files in one archive or mailbox; an export of a whole ministry's mailbox has some tens of thousands."""

MAX_MEMBER: Final = 512 * 1024 * 1024
"""Bytes of one file out of an archive."""

MAX_UNPACKED: Final = 64 * 1024**3
"""Bytes that an archive may hold in all when it is unpacked to disk."""

MAX_UNPACKED_IN_MEMORY: Final = 1024**3
"""Bytes that an archive may hold that hangs on a mail: it is read where it stands."""

MAX_RATIO: Final = 200
"""How many times larger a file of some size may be than what it was packed in: text packs to a tenth."""

MAX_PIXELS: Final = 120_000_000
"""Pixels of one picture; a page of A3 at 600 dots per inch has 70 million."""

MAX_FRAMES: Final = 500
"""Pages of one picture file."""

MAX_PICTURES: Final = 500
"""Pictures written into the markup of one body; beyond it they are not taken out."""
