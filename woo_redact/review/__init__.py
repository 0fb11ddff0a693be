"""The questions for a person, and the answers as decisions: all of review that is not a screen."""

from woo_redact.review.answering import answer_passage, answer_subject, own_area, own_words
from woo_redact.review.questions import Question, answer, question
from woo_redact.review.session import OvertakenError, Session
from woo_redact.review.values import Hit, Passage, Person, Progress, Reach, Shown, Step

__all__ = [
    "Hit",
    "OvertakenError",
    "Passage",
    "Person",
    "Progress",
    "Question",
    "Reach",
    "Session",
    "Shown",
    "Step",
    "answer",
    "answer_passage",
    "answer_subject",
    "own_area",
    "own_words",
    "question",
]
