"""The other tools, each as its own documentation says, in a process of its own: `peers.py NAME < texts > findings`.

Texts come in as a JSON list; out goes {"name", "spans": [[[start, end, entity], …], …]}. It needs nothing of
woo-redact, so it runs in any interpreter that has the tool; exit code 3 says that it is not there.
"""

import json
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

Spans = list[tuple[int, int, str]]
MISSING = 3
_DEDUCE = {
    "persoon": "PERSON",
    "patient": "PERSON",
    "locatie": "NL_ADDRESS",
    "datum": "DATE_OF_BIRTH",
    "telefoonnummer": "PHONE_NUMBER",
    "emailadres": "EMAIL_ADDRESS",
    "bsn": "NL_BSN",
    "id": "NL_ID_DOCUMENT",
    "url": "SOCIAL_HANDLE",
}
# Locations, organisations and dates are no personal entities there; URLs are, as links to profiles.
_PRESIDIO = {
    "PERSON": "PERSON",
    "EMAIL_ADDRESS": "EMAIL_ADDRESS",
    "PHONE_NUMBER": "PHONE_NUMBER",
    "IBAN_CODE": "IBAN_CODE",
    "IP_ADDRESS": "IP_ADDRESS",
    "MEDICAL_LICENSE": "NL_ID_DOCUMENT",
    "URL": "SOCIAL_HANDLE",
}
_SPACY = ("nl_core_news_lg", "nl_core_news_md", "nl_core_news_sm")


def deduce() -> tuple[str, Callable[[str], Spans]]:
    """Return deduce (Menger et al. 2018), which de-identifies Dutch medical text; its lists are built once."""
    tool = import_module("deduce").Deduce()

    def find(text: str) -> Spans:
        found = tool.deidentify(text).annotations
        return [(int(a.start_char), int(a.end_char), _DEDUCE[a.tag]) for a in found if a.tag in _DEDUCE]

    return f"deduce {version('deduce')}", find


def presidio() -> tuple[str, Callable[[str], Spans]]:
    """Return Presidio's analyzer with its predefined recognizers for nl, and the best spaCy model there is."""
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry  # noqa: PLC0415

    tldextract: Any = import_module("tldextract")
    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=())  # no download of the suffix list
    registry = RecognizerRegistry(supported_languages=["nl"])
    registry.load_predefined_recognizers(languages=["nl"])
    model = next(filter(_installed, _SPACY), None)
    tool = AnalyzerEngine(registry=registry, nlp_engine=_nlp_engine(model), supported_languages=["nl"])

    def find(text: str) -> Spans:
        found = tool.analyze(text, language="nl")
        return [(r.start, r.end, _PRESIDIO[r.entity_type]) for r in found if r.entity_type in _PRESIDIO]

    return f"Presidio {version('presidio-analyzer')}, {model or 'without a Dutch name model'}", find


def _nlp_engine(model: str | None) -> Any:
    """Return Presidio's spaCy engine with a model, or with a blank pipeline, which marks no names."""
    import spacy  # noqa: PLC0415
    from presidio_analyzer.nlp_engine import SpacyNlpEngine  # noqa: PLC0415

    engine = SpacyNlpEngine(models=[{"lang_code": "nl", "model_name": model or "blank"}])
    if model is None:
        engine.nlp = {"nl": spacy.blank("nl")}
    return engine


def nl_core_news() -> tuple[str, Callable[[str], Spans]]:
    """Return spaCy's large Dutch model alone, for names."""
    import spacy  # noqa: PLC0415

    tool = spacy.load("nl_core_news_lg")

    def find(text: str) -> Spans:
        return [
            (e.start_char, e.end_char, "PERSON") for e in tool(text).ents if e.label_ in {"PERSON", "PER"}
        ]

    return f"nl_core_news_lg {version('nl_core_news_lg')}", find


PEERS = {"deduce": deduce, "presidio": presidio, "nl_core_news_lg": nl_core_news}


def _installed(package: str) -> bool:
    """Tell whether a package is here."""
    try:
        version(package)
    except PackageNotFoundError:
        return False
    return True


def main() -> int:
    """Answer on standard output, which the tools themselves may not write to."""
    answer, sys.stdout = sys.stdout, sys.stderr
    try:
        name, find = PEERS[sys.argv[1]]()
    except (ImportError, OSError):
        return MISSING
    spans = [find(text) for text in json.load(sys.stdin)]
    json.dump({"name": name, "spans": spans}, answer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
