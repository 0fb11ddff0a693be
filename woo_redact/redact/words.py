"""The only door to the Presidio anonymizer: texts that are shown without their hidden words."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from woo_redact.model import Redaction

if TYPE_CHECKING:
    from presidio_anonymizer import AnonymizerEngine


@cache
def _engine() -> "AnonymizerEngine":
    """Return the engine, made once, and where words are hidden: it brings spaCy along, 1.2 s of processor."""
    from presidio_anonymizer import AnonymizerEngine  # noqa: PLC0415 - slow to import

    return AnonymizerEngine()


def redact_words(text: str, redactions: Iterable[Redaction]) -> str:
    """Return a title, file name or inventory row with each redaction as its label in brackets.

    "CV van Jan Smit" becomes "CV van [5.1.2e]".
    """
    hidden = tuple(redactions)
    if not any(redaction.spans for redaction in hidden):
        return text
    from presidio_anonymizer.entities import (  # noqa: PLC0415 - slow to import
        OperatorConfig,
        RecognizerResult,
    )

    # One operator per label: Presidio finds the operator by the entity's name.
    results = [RecognizerResult(r.label, span.start, span.end, 1.0) for r in hidden for span in r.spans]
    operators = {r.label: OperatorConfig("replace", {"new_value": f"[{r.label}]"}) for r in hidden}
    return str(_engine().anonymize(text=text, analyzer_results=results, operators=operators).text)
