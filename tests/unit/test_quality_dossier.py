"""The made-up dossier of the benchmark: always the same, and its truth lies where the words are."""

from benchmarks.quality.dossier import Mention, Text, dossier, score
from woo_redact.model import Decision, Entity, Outcome, Span


def test_the_dossier_is_the_same_every_time() -> None:
    assert [text.document.text for text in dossier(12)] == [text.document.text for text in dossier(12)]


def test_the_truth_is_what_stands_there() -> None:
    texts = list(dossier(40))
    full = [(t.document.text, m) for t in texts for m in t.mentions if m.kind == "full" and m.person]
    assert len(full) > 40
    for words, mention in full:
        assert mention.person is not None
        written = " ".join(mention.span.of(words).split())
        assert written == f"{mention.person.given} {mention.person.surname}"


def test_figures_counted_by_hand() -> None:
    text = next(t for t in dossier(12) if len(t.mentions) > 2)
    hide = [m for m in text.mentions if m.hide][:2]
    chosen = Text(
        document=text.document, mentions=(*hide, Mention(span=Span(0, 3), kind="innocent")), unseen=False
    )

    def gone(span: Span) -> Decision:
        return Decision(
            outcome=Outcome.REDACT, by="rule:x", why="x", span=span, ground="5.1.2.e", entity=Entity.PERSON
        )

    figures = score([chosen], [(gone(hide[0].span), gone(Span(0, 2)))])
    assert (figures.hidden, figures.spurious) == (2, 1)
    assert figures.share(office=False, innocent=True) == (0, 1)
    assert figures.share(office=False, innocent=False) == (1, 2)
