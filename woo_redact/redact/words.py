"""The only door to the Presidio anonymizer: texts that are shown without their hidden words."""

from collections.abc import Iterable
from functools import cache

from presidio_anonymizer import AnonymizerEngine
from presidio_anonymizer.entities import OperatorConfig, RecognizerResult

from woo_redact.model import Redaction


@cache
def _engine() -> AnonymizerEngine:
    """Return the engine, made once."""
    return AnonymizerEngine()


def redact_words(text: str, redactions: Iterable[Redaction]) -> str:
    """Return a title, file name or inventory row with each redaction as its label in brackets.

    "CV van Jan Smit" becomes "CV van [5.1.2e]".
    """
    hidden = tuple(redactions)
    # One operator per label: Presidio finds the operator by the entity's name.
    results = [RecognizerResult(r.label, span.start, span.end, 1.0) for r in hidden for span in r.spans]
    operators = {r.label: OperatorConfig("replace", {"new_value": f"[{r.label}]"}) for r in hidden}
    if not results:
        return text
    return str(_engine().anonymize(text=text, analyzer_results=results, operators=operators).text)
