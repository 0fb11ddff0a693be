"""A spreadsheet that came back: read by a worker with limits, for the file is untrusted."""

from pathlib import Path

from woo_redact.errors import UnreadableError
from woo_redact.pipeline.crew import Crew, Done
from woo_redact.review.sheet import Filled
from woo_redact.review.sheet_file import read_sheets


def read_filled(path: Path) -> tuple[Filled, ...]:
    """Return the rows that a person filled in.

    Raises:
        UnreadableError: when the file is no spreadsheet that `review --export` wrote.
    """
    with Crew(1) as crew:
        ((_, result),) = crew.each(read_sheets, [path])
    if isinstance(result, Done):
        return result.value
    raise UnreadableError(result.reason)
