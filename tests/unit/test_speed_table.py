"""The table and the plot of `make bench` say what was measured, and no more."""

import email
import email.policy

from lxml import etree

from benchmarks.speed.corpora import write_corpus
from benchmarks.speed.plot import plot
from benchmarks.speed.table import Peer, milliseconds, table

SECONDS = {"start": 9.0, "read": 0.3, "detect": 0.6, "decide": 0.3, "redact": 1.2, "check": 0.6, "floor": 0.1}
PAPERS = {"documents": 10, "pages": 30, "redactions": 5, "boxes": 6, "peak": 400, "seconds": SECONDS}
MAILS = {
    "documents": 20,
    "pages": 0,
    "redactions": 7,
    "boxes": 0,
    "peak": 1300,
    "seconds": {**SECONDS, "floor": 0.0},
}
PEERS = (Peer("Other", 10, 2.0), Peer("Absent", 0, 0.0))


def test_a_page_and_a_mail_have_all_stages_but_the_start() -> None:
    assert milliseconds(PAPERS) == 100.0
    assert milliseconds(PAPERS, "redact") == 40.0
    assert milliseconds(MAILS) == 150.0


def test_the_table_has_ratios_to_the_floor_and_to_each_peer() -> None:
    told = table({"threads": MAILS, "papers": PAPERS}, PEERS, model="fast", machine="a machine")
    assert "| **all** | **150.0** | **100.0** |" in told
    assert "| the floor |  | 3.3 (all is 30.0 x) |" in told
    assert "| peak memory, MiB | 1,300 | 400 |" in told
    assert "| Other | 200.0 | 5.0 | 2.00 |" in told
    assert "| Absent | not here | | |" in told


def test_the_plot_is_whole_and_its_bars_are_to_scale() -> None:
    drawn = etree.fromstring(plot({"threads": MAILS, "papers": PAPERS}, PEERS).encode())
    space = "{http://www.w3.org/2000/svg}"
    texts = [text.text for text in drawn.iter(f"{space}text")]
    assert [text for text in texts if text and text.endswith(" ms")] == ["150 ms", "100 ms", "3 ms", "200 ms"]
    wide = [
        float(bar.get("width", ""))
        for bar in drawn.iter(f"{space}rect")
        if bar.find(f"{space}title") is not None
    ]
    assert abs(sum(wide[:5]) / sum(wide[5:10]) - 1.5) < 0.01


def test_a_corpus_is_always_the_same(tmp_path) -> None:
    for name in ("one", "two"):
        for kind in ("threads", "papers", "long"):
            write_corpus(tmp_path / name / kind, kind, 8 if kind == "threads" else 1)
    files = sorted(path for path in (tmp_path / "one").rglob("*") if path.is_file())
    assert len(files) == 10
    assert [
        f
        for f in files
        if f.read_bytes() != (tmp_path / "two" / f.relative_to(tmp_path / "one")).read_bytes()
    ] == []
    mails = sorted((tmp_path / "one" / "threads").iterdir())
    texts = [
        email.message_from_bytes(m.read_bytes(), policy=email.policy.default).get_content() for m in mails
    ]
    assert ["Verzonden:" in text for text in texts] == [False, *[True] * 6, False]
