"""Whatever the titles and remarks hold, the platform reads the inventory back row by row."""

import string
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.woo_web_reader import take_in_csv, take_in_xlsx
from woo_redact.grounds import grounds
from woo_redact.model import Judgement, Row
from woo_redact.report.inventory import platform_grounds, write_inventory

NASTY = st.text(alphabet="\\\",;'=+-@ \n\r\t|\u202e\u0301\ud800\x00é😀http:/", max_size=700)
TEXTS = NASTY | st.text(max_size=200)
ROWS = st.builds(
    Row,
    id=st.text(alphabet=string.ascii_lowercase + string.digits, min_size=1, max_size=12),
    title=TEXTS,
    judgement=st.sampled_from(Judgement),
    released=st.booleans(),
    grounds=st.lists(st.sampled_from(sorted(grounds())), max_size=4).map(tuple),
    date=st.none() | st.dates(),
    family=st.none() | st.integers(1, 10**6),
    thread=st.none() | st.integers(1, 10**6),
    source_type=st.sampled_from(["email", "pdf", "unknown", "EMAIL", "zip"]),
    remark=TEXTS,
    withheld_because=st.lists(TEXTS, max_size=2).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(ROWS, max_size=6, unique_by=lambda row: row.id).map(tuple))
def test_the_platform_reads_every_row_back(rows: tuple[Row, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        spreadsheet, comma_separated = write_inventory(rows, Path(folder), matter="Z-1")
        for accepted in (take_in_xlsx(spreadsheet.read_bytes()), take_in_csv(comma_separated.read_bytes())):
            assert [a.id for a in accepted] == [row.id for row in rows]
            for found, row in zip(accepted, rows, strict=True):
                assert found.judgement == row.judgement.value
                assert found.grounds == platform_grounds(row.grounds)
                assert (found.date, found.family, found.thread) == (row.date, row.family, row.thread)
                assert not (row.released and found.suspended)
                assert found.title.isprintable()
