"""Takes one corpus through the pipeline in a process of its own, stage by stage, and tells the CPU time of each.

`python -m benchmarks.speed.measure FOLDER MODEL` prints one line of JSON. The floor is the least that any tool
of this kind must do: open each PDF, read its text, erase the same spans, save.
"""

from woo_redact.pipeline.crew import tune

tune()  # before numpy is there: as a worker is set up

import json  # noqa: E402
import resource  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
from collections import Counter, defaultdict  # noqa: E402
from collections.abc import Callable  # noqa: E402
from functools import partial  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import TypeVar  # noqa: E402

import pymupdf  # noqa: E402

from woo_redact import detect  # noqa: E402
from woo_redact.check import check_output  # noqa: E402
from woo_redact.model import Decided, Document, DocumentKind, Entity, Output, Secret, Subject  # noqa: E402
from woo_redact.pdf.text import read_pdf  # noqa: E402
from woo_redact.pipeline import tasks  # noqa: E402
from woo_redact.pipeline.hidden import hidden_strings  # noqa: E402
from woo_redact.profile import Profile  # noqa: E402
from woo_redact.store import Store, to_json, write_file  # noqa: E402

STAGES = ("read", "detect", "decide", "redact", "check")
Value = TypeVar("Value")


class Stopwatch:
    """CPU seconds by stage."""

    def __init__(self) -> None:
        """Start at zero."""
        self.seconds: Counter[str] = Counter()

    def time(self, stage: str, work: Callable[[], Value]) -> Value:
        """Do the work and add its CPU time."""
        start = time.process_time()
        value = work()
        self.seconds[stage] += time.process_time() - start
        return value


def main(folder: Path, model: str) -> None:
    """Measure and print."""
    profile, watch = Profile.model_validate({"names": {"model": model}}), Stopwatch()
    watch.time("start", lambda: detect.warm_up(profile))
    run = folder / "run"
    with Store(run, create=True):
        documents = _read(folder / "corpus", run, watch)
    outputs = _redact(run, documents, profile, watch)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    boxes = sum(_floor(run, output, watch) for output in outputs if output.kind is DocumentKind.PAPER)
    told = {
        "documents": len(documents),
        "pages": sum(len(document.pages) for document in documents),
        "redactions": sum(len(output.redactions) for output in outputs),
        "boxes": boxes,
        "peak": round(peak),
        "seconds": {stage: round(some, 4) for stage, some in watch.seconds.items()},
    }
    print(json.dumps(told))


def _read(corpus: Path, run: Path, watch: Stopwatch) -> list[Document]:
    """Read every file, give each document its number and put its source in the run."""
    documents = []
    for number, path in enumerate(sorted(corpus.iterdir()), start=1):
        intake = tasks.Intake(path=path, name=path.name)
        (item,) = watch.time("read", partial(tasks.read_file, intake))
        item = tasks.numbered(item, f"{number:04d}")
        write_file(run / "documents" / item.document.id / "source.pdf", item.data)
        write_file(run / "documents" / item.document.id / tasks.READING, item.reading)
        documents.append(item.document)
    return documents


def _redact(run: Path, documents: list[Document], profile: Profile, watch: Stopwatch) -> list[Output]:
    """Take every document through detect, decide (with the sweep), redact and check."""
    found = {d.id: watch.time("detect", partial(tasks.detect_in, (d, profile))) for d in documents}
    pairs = [(document, found[document.id].text) for document in documents]
    subjects = watch.time("detect", partial(detect.subjects, pairs, profile))
    _lend(run, "subjects", to_json(tuple[Subject, ...], subjects))
    decided: dict[str, Decided] = {}
    secrets: set[tuple[str, str]] = set()
    for document in documents:
        some = found[document.id]
        search = tasks.Search(run=run, subjects="k", document=document, found=some, profile=profile)
        _, decided[document.id] = watch.time("decide", partial(tasks.decide_on, search))
        secrets |= {
            (text, entity) for entity, text in hidden_strings(document.text, decided[document.id].text)
        }
    known = tuple(Secret(text=text, entity=Entity(entity)) for text, entity in sorted(secrets))
    _lend(run, "secrets", to_json(tuple[Secret, ...], known))
    outputs: list[Output] = []
    for document in documents:
        before = decided[document.id]
        sweep = tasks.Sweep(run=run, secrets="k", document=document, decided=before, profile=profile)
        swept = watch.time("decide", partial(tasks.sweep_through, sweep))
        drawing = tasks.Drawing(run=run, document=document, decided=swept, profile=profile)
        outputs.append(watch.time("redact", partial(tasks.draw, drawing)))
    for output in outputs:
        watch.time("check", partial(check_output, tasks.absolute(output, run), known))
    return outputs


def _lend(run: Path, stage: str, payload: bytes) -> None:
    """Lay down what the workers borrow."""
    with Store(run) as store:
        store.keep(None, stage, "k", payload)
        tasks.lend(store, stage, "k")


def _floor(run: Path, output: Output, watch: Stopwatch) -> int:
    """Erase the spans of a PDF with plain PyMuPDF; return the number of boxes."""
    data = (run / "documents" / output.id / "source.pdf").read_bytes()
    paper = read_pdf(data)
    places = [place for r in output.redactions if r.span for place in paper.places(r.span)]
    by_page: dict[int, list[pymupdf.Rect]] = defaultdict(list)
    for place in places:
        box = place.area.box
        by_page[place.area.page].append(pymupdf.Rect(box.x0, box.y0, box.x1, box.y1))

    def plain() -> None:
        """Open, read, erase, save."""
        with pymupdf.open(stream=data, filetype="pdf") as document:
            for page in document:
                page.get_text()
                for box in by_page[page.number]:
                    page.add_redact_annot(box, fill=(0, 0, 0))
                page.apply_redactions()
            document.tobytes(garbage=4, deflate=True)

    watch.time("floor", plain)
    return len(places)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
