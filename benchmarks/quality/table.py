"""The results as Markdown: results/quality.md, and the same tables between the marks in docs/quality.md."""

from collections.abc import Iterable, Sequence

from benchmarks.quality.conll import PersonCounts
from benchmarks.quality.markup import PERSON
from benchmarks.quality.results import Results, Row
from benchmarks.quality.score import EntityCounts, Share

BEGIN = "<!-- what `make quality` measured: begin -->"
END = "<!-- what `make quality` measured: end -->"


def tables(results: Results) -> str:
    """Return all tables."""
    names = dict.fromkeys(row.set for row in results.rows)
    parts = [_set([row for row in results.rows if row.set == name]) for name in names]
    if results.absent:
        absent = ", ".join(f"`{name}`" for name in results.absent)
        parts.append(
            f"Not installed when this was measured, so not there or from an earlier run: {absent}.\n"
        )
    if results.conll:
        parts.append(_conll(results.conll["measured"], results.conll["rows"]))
    if results.dossier:
        made = results.dossier
        head = (
            f"### A dossier of 500 documents\n\nwoo-redact, {made['model']}. Measured {made['measured']}.\n\n"
        )
        parts.append(f"{head}{made['table']}\n")
    return "\n".join(parts)


def page(results: Results) -> str:
    """Return the file results/quality.md."""
    return f"# Quality\n\nMade by `make quality`; what each figure means stands in docs/quality.md.\n\n{tables(results)}"


def inserted(document: str, results: Results) -> str:
    """Return a document with the tables between its marks.

    Raises:
        ValueError: when it has no marks.
    """
    before, _, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError("the document has no place for the tables")
    return f"{before}{BEGIN}\n\n{tables(results)}\n{END}{after}"


def _set(rows: Sequence[Row]) -> str:
    """Return the tables of one set: the tools, the entities, and our default model by kind of text."""
    first = rows[0]
    persons, identifiers = first.score.persons.marked, first.score.identifiers.marked
    head = (
        f"### Set `{first.set}`\n\n"
        f"{first.texts} texts, {first.words:,} words: {persons} persons and {identifiers} identifiers to hide, "
        f"{first.score.officials} mentions of officials and {first.score.traps} traps to keep. "
        f"Measured {first.measured}.\n"
    )
    parts = [head, _tools(rows), _entities(rows)]
    if first.kinds:
        parts.append(_kinds(first))
    return "\n".join(parts)


def _tools(rows: Sequence[Row]) -> str:
    """Return the table of tools."""
    header = (
        "tool",
        "names wholly hidden",
        "their letters hidden",
        "officials kept",
        "traps kept",
        "identifiers hidden",
        "rightly typed",
        "false identifiers",
        "spurious",
    )
    return _table(header, (_tool(row) for row in rows))


def _tool(row: Row) -> tuple[str, ...]:
    """Return the line of one tool."""
    counts, persons, identifiers = row.score, row.score.persons, row.score.identifiers
    return (
        row.system,
        _share(persons.hidden, persons.marked),
        f"{Share(counts.letters_hidden, counts.letters).percent:.1f} %" if counts.letters else "–",
        _share(counts.officials_kept, counts.officials),
        _share(counts.traps_kept, counts.traps),
        _share(identifiers.hidden, identifiers.marked),
        _share(identifiers.typed, identifiers.marked),
        str(identifiers.spurious),
        f"{_share(counts.spurious, counts.joined)}, {counts.on_officials} on officials",
    )


def _entities(rows: Sequence[Row]) -> str:
    """Return the table of entities: recall, rightly typed, precision and spurious, a column for each tool."""
    names = sorted({name for row in rows for name in row.score.entities}, key=lambda n: (n != PERSON, n))
    header = ("entity: hidden, typed; right of found; spurious", "marked", *(row.system for row in rows))
    lines = []
    for name in names:
        cells = [row.score.entities.get(name, EntityCounts()) for row in rows]
        marked = max(cell.marked for cell in cells)
        lines.append((name, str(marked), *map(_entity, cells)))
    return _table(header, lines)


def _entity(cell: EntityCounts) -> str:
    """Return the figures of one entity and tool."""
    return f"{cell.hidden}, {cell.typed}; {cell.right} of {cell.found}; {cell.spurious}"


def _kinds(row: Row) -> str:
    """Return the table of kinds of text."""
    header = (
        f"kind of text ({row.system})",
        "names wholly hidden",
        "officials kept",
        "identifiers hidden",
        "spurious",
    )
    lines = [
        (
            kind,
            _share(s.persons.hidden, s.persons.marked),
            _share(s.officials_kept, s.officials),
            _share(s.identifiers.hidden, s.identifiers.marked),
            _share(s.spurious, s.joined),
        )
        for kind, s in sorted(row.kinds.items())
    ]
    return _table(header, lines)


def _conll(measured: str, rows: Sequence[dict[str, object]]) -> str:
    """Return the table of CoNLL-2002."""
    head = f"### CoNLL-2002 Dutch, testb: persons\n\nEvaluation only. Measured {measured}.\n\n"
    lines = []
    for row in rows:
        counts = PersonCounts(**{k: int(str(v)) for k, v in row.items() if k != "system"})
        exact = (counts.recall, counts.precision, counts.coverage)
        lines.append((str(row["system"]), *(_share(s.count, s.of) for s in exact), str(counts.spurious)))
    header = ("tool", "recall (exact span)", "precision (exact span)", "wholly covered", "spurious")
    return head + _table(header, lines)


def _share(count: int, of: int) -> str:
    """Return a share with its 95 % interval, or a dash when there is nothing to share."""
    if not of:
        return "–"
    share = Share(count, of)
    low, high = share.interval
    return f"{count} of {of}: {share.percent:.1f} % ({low:.1f}–{high:.1f})"


def _table(header: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Return a table of Markdown."""
    rows = [header, ["---"] * len(header), *lines]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)
