"""`woo-redact draft`: what is proposed as marks in a PDF, for people who look at paper."""

from pathlib import Path

import click

from woo_redact.cli.show import echo, explained, jobs_option
from woo_redact.language import _, shown


@click.command(
    help=explained(
        _(
            "Make a draft per document: a PDF in which every proposal to redact is a loose mark.\n"
            "\n"
            "Nothing has been removed from it: a draft is for internal use and does not leave the building. "
            "In Acrobat, and in programs that can do the same, you take marks away, add them or move them. "
            "Save the file without applying the marks and take it over.\n"
            "\n"
            "With --zienswijze you make the draft that one third party may see (a name, an address, a staff "
            "number, a domain or an organisation): its own passages are visible and framed, all else is "
            "really gone, and passages.xlsx asks for an answer. What does not pass the checks is not written."
        ),
        "woo-redact draft run-014 0003 0007",
        "woo-redact draft run-014 --zienswijze bouwbedrijf.example",
        'woo-redact review run-014 --import-pdf concept-0003.pdf --by "A. de Boer"',
    )
)
@click.argument("run", type=click.Path(path_type=Path), metavar="RUN")
@click.argument("documents", nargs=-1, metavar=_("[DOCUMENT…]"))
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help=_("Folder; RUN/drafts by default.")
)
@click.option("--zienswijze", "party", metavar=_("PARTY"), help=_("Draft for one third party: see below."))
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help=_("With --zienswijze: also documents that are not about this party."),
)
@jobs_option
def command(
    run: Path,
    documents: tuple[str, ...],
    out: Path | None,
    party: str | None,
    everything: bool,  # noqa: FBT001 - click passes options by name
    jobs: int | None,
) -> int:
    """Make a draft per document: a PDF in which every proposal to redact is a loose mark."""
    from woo_redact.errors import ExitCode
    from woo_redact.pipeline.drafting import write_drafts

    if party is not None:
        if documents:
            raise click.UsageError(_("--zienswijze chooses the documents itself; --all gives them all."))
        return _hear(run, party, everything=everything, out=out, jobs=jobs or 1)
    failed = 0
    for written in write_drafts(run, documents, out=out, jobs=jobs):
        if written.path is None:
            failed += 1
            echo(
                _(
                    "document {document}: no draft: {reason}",
                    document=written.document,
                    reason=shown(written.reason),
                ),
                err=True,
            )
        else:
            asked = _(", {asked} of them asked", asked=written.asked) if written.asked else ""
            echo(_("{path}: {marks} marks{asked}", path=written.path, marks=written.marks, asked=asked))
    echo(
        _("Nothing has been removed yet: internal. Next: woo-redact review {run} --import-pdf FILE", run=run),
        err=True,
    )
    return int(ExitCode.UNREADABLE) if failed else 0


def take_back(run: Path, path: Path, *, by: str, code: str | None, accept: bool) -> int:
    """Take over what a person changed in a draft, and say what that came to."""
    from woo_redact.grounds import parse_code
    from woo_redact.pipeline.drafting import import_draft

    taken = import_draft(run, path, by=by, ground=parse_code(code) if code else None, accept=accept)
    kept = sum(not decision.hides for decision in taken.decisions)
    for remark in taken.remarks:
        echo(_("Note: {remark}", remark=shown(remark)), err=True)
    if taken.decisions:
        gone = len(taken.decisions) - kept
        echo(
            _(
                "Document {document}: recorded in the name of {by}: {gone} hidden, {kept} visible.",
                document=taken.document,
                by=by,
                gone=gone,
                kept=kept,
            )
        )
        echo(_("Next: woo-redact release {run}", run=run))
    else:
        echo(_("Document {document}: nothing was changed; nothing is recorded.", document=taken.document))
    return 0


def _hear(run: Path, party: str, *, everything: bool, out: Path | None, jobs: int) -> int:
    """Write the concepts for one party, and say which could not be."""
    from woo_redact.errors import ExitCode
    from woo_redact.pipeline.hearing import write_hearing

    failed = 0
    passages = 0
    folder: Path | None = None
    for heard in write_hearing(run, party, everything=everything, out=out, jobs=jobs):
        if heard.path is None:
            failed += 1
            echo(
                _(
                    "document {document}: no draft: {reason}",
                    document=heard.document,
                    reason=shown(heard.reason),
                ),
                err=True,
            )
            continue
        folder = heard.path.parent
        passages += len(heard.listed)
        echo(_("{path}: {number} passages of this party", path=heard.path, number=len(heard.listed)))
    if folder is not None:
        echo(_("{folder}: {passages} passages to answer", folder=folder / "passages.xlsx", passages=passages))
    echo(_("Read every draft before you send it."), err=True)
    return int(ExitCode.CHECK_FAILED) if failed else 0
