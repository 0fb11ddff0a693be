"""The only door to the Presidio anonymizer: texts that are shown without their hidden words.

It is loaded for the first text that hides something, and alone: it would bring the analyzer and spaCy along,
for a service in a cloud that nobody here asks.
"""

import sys
from collections.abc import Iterable
from functools import cache
from typing import Any

from woo_redact.model import Redaction

_ANALYZER = "presidio_analyzer"


@cache
def _presidio() -> tuple[Any, Any, Any]:
    """Return the engine, made once, and what makes a result and an operator."""
    alone = _ANALYZER not in sys.modules
    if alone:
        sys.modules[_ANALYZER] = None  # type: ignore[assignment]  # an import of it now fails, and is done without
    try:
        from presidio_anonymizer import AnonymizerEngine, entities  # noqa: PLC0415 - see above
    finally:
        if alone:
            del sys.modules[_ANALYZER]
    return AnonymizerEngine(), entities.RecognizerResult, entities.OperatorConfig


def redact_words(text: str, redactions: Iterable[Redaction]) -> str:
    """Return a title, file name or inventory row with each redaction as its label in brackets.

    "CV van Jan Smit" becomes "CV van [5.1.2e]".
    """
    hidden = tuple(redactions)
    if not any(redaction.spans for redaction in hidden):
        return text
    engine, result, operator = _presidio()
    results = [result(r.label, span.start, span.end, 1.0) for r in hidden for span in r.spans]
    # One operator per label: Presidio finds the operator by the entity's name.
    operators = {r.label: operator("replace", {"new_value": f"[{r.label}]"}) for r in hidden}
    return str(engine.anonymize(text=text, analyzer_results=results, operators=operators).text)
