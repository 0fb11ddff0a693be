"""Recognizers by others: what they find is looked at before it counts."""

from typing import Any

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from woo_redact.language import recorded
from woo_redact.model import Entity
from woo_redact.plugins import Group, PluginError, failing, load

BY = "plugin:"
"""What the name of a plug-in's recognizer begins with."""


class PluggedRecognizer(EntityRecognizer):  # type: ignore[misc]  # Presidio ships no types
    """A recognizer of a plug-in under the name that the profile gives it; its own kinds become TERM."""

    def __init__(self, name: str) -> None:
        """Make the plug-in.

        Raises:
            PluginError: when it is not installed or cannot be made.
        """
        self._plugin, self._inner = name, load(Group.RECOGNIZER, name)
        with failing(name):
            entities = sorted({_known(kind) for kind in self._inner.supported_entities})
            context = list(getattr(self._inner, "context", None) or ())
        super().__init__(
            supported_entities=entities, name=BY + name, supported_language="nl", context=context
        )

    def load(self) -> None:
        """Do nothing: the plug-in is made."""

    def analyze(
        self,
        text: str,
        entities: list[str],  # noqa: ARG002  # all that it supports is asked of it
        nlp_artifacts: NlpArtifacts,
    ) -> list[RecognizerResult]:
        """Return what the plug-in finds in a text.

        Raises:
            PluginError: when it fails, or its results lie outside the text.
        """
        with failing(self._plugin):
            asked = list(self._inner.supported_entities)
            return [self._checked(text, result) for result in self._inner.analyze(text, asked, nlp_artifacts)]

    def _checked(self, text: str, result: Any) -> RecognizerResult:
        """Return a result of the plug-in as one of Presidio's that can be trusted."""
        start, end, score = int(result.start), int(result.end), float(result.score)
        if not (0 <= start < end <= len(text) and 0 <= score <= 1):
            raise PluginError(
                recorded("the plug-in {plugin} points at a place that is not there", plugin=self._plugin)
            )
        return RecognizerResult(
            entity_type=_known(str(result.entity_type)),
            start=start,
            end=end,
            score=score,
            recognition_metadata={
                RecognizerResult.RECOGNIZER_NAME_KEY: self.name,
                RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
            },
        )


def _known(kind: str) -> str:
    """Return an entity by our name for it: what we do not know is a term of the profile's plug-in."""
    return kind if kind in Entity.__members__ else str(Entity.TERM)
