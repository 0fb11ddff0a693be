"""The other tools on the same PDFs, each in a process of its own: `peers.py NAME FOLDER OUT [MODEL]`.

It prints one line of JSON: the tool, its pages and its CPU seconds without its start. It needs nothing of
woo-redact, so it runs in any interpreter that has the tool; exit code 3 says that it is not there.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core, as for us
MISSING = 3
Work = Callable[[Path, Path], int]


def presidio(model: str) -> tuple[str, Work]:
    """Return Presidio's analyzer as its documentation sets it up, with our spaCy model, and PyMuPDF."""
    import pymupdf  # noqa: PLC0415
    import spacy  # noqa: PLC0415
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry  # noqa: PLC0415
    from presidio_analyzer.nlp_engine import SpacyNlpEngine  # noqa: PLC0415

    tldextract: Any = import_module("tldextract")
    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=())  # no download of the suffix list
    engine = SpacyNlpEngine(models=[{"lang_code": "nl", "model_name": model}])
    engine.nlp = {"nl": spacy.load(model)}
    registry = RecognizerRegistry(supported_languages=["nl"])
    registry.load_predefined_recognizers(languages=["nl"])
    tool = AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["nl"])

    def redact(source: Path, target: Path) -> int:
        with pymupdf.open(source) as document:
            for page in document:
                text = page.get_text()
                found = {text[r.start : r.end] for r in tool.analyze(text, language="nl")}
                for box in (box for words in sorted(found) for box in page.search_for(words)):
                    page.add_redact_annot(box, fill=(0, 0, 0))
                page.apply_redactions()
            document.save(target, garbage=4, deflate=True)
            return int(document.page_count)

    return f"Presidio {version('presidio-analyzer')} and PyMuPDF {version('pymupdf')}", redact


def doc_redaction(model: str) -> tuple[str, Work]:
    """Return doc_redaction with its local extraction of text and its local detection, and our spaCy model.

    It loads spaCy's Dutch model as a package of this name, which lies on no package index.
    """
    import spacy  # noqa: PLC0415

    os.environ["DEFAULT_LANGUAGE"] = "nl"
    package: Any = ModuleType("nl_core_news_lg")
    package.load = lambda: spacy.load(model)
    sys.modules[package.__name__] = package
    found = import_module("cli_redact")

    def redact(source: Path, target: Path) -> int:
        import pymupdf  # noqa: PLC0415

        folder = target.parent / f"of-{source.stem}"
        found.main(
            direct_mode_args={
                "task": "redact",
                "input_file": [str(source)],
                "output_dir": f"{folder}/",
                "ocr_method": "Local text",
                "pii_detector": "Local",
                "language": "nl",
            }
        )
        if not any(folder.glob("*redacted*.pdf")):  # it tells what went wrong, and ends as if nothing had
            raise OSError(f"doc_redaction made nothing of {source.name}")
        with pymupdf.open(source) as document:
            return int(document.page_count)

    return f"doc_redaction {version('doc-redaction')}", redact


PEERS = {"presidio": presidio, "doc_redaction": doc_redaction}


def _seconds() -> float:
    """Return the CPU seconds of this process and of the children that ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(some.ru_utime + some.ru_stime for some in used)


def main() -> int:
    """Answer on standard output, which the tools themselves may not write to."""
    name, folder, out, *model = sys.argv[1:]
    answer, sys.stdout = sys.stdout, sys.stderr
    try:
        title, redact = PEERS[name]("".join(model))
    except (ImportError, OSError):
        return MISSING
    sources = sorted(Path(folder).glob("*.pdf"))
    Path(out).mkdir(parents=True, exist_ok=True)
    redact(sources[0], Path(out) / "first.pdf")  # what is loaded on the way is no work on a page
    start, begun = _seconds(), time.monotonic()
    pages = sum(redact(source, Path(out) / source.name) for source in sources)
    told = {"name": title, "pages": pages, "seconds": _seconds() - start, "wall": time.monotonic() - begun}
    json.dump(told, answer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
