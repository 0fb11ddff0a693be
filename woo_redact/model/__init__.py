"""The values the stages hand on: frozen, checked when made, in the order of the flow."""

from woo_redact.model.assessment import Assessment
from woo_redact.model.decision import Decided, Decision, Ground, Outcome
from woo_redact.model.document import (
    RETRY,
    Address,
    Attributes,
    Block,
    BlockKind,
    Document,
    DocumentKind,
    Item,
    Mail,
    Page,
    title_document,
)
from woo_redact.model.finding import Entity, Finding, Role, Subject, SubjectKind
from woo_redact.model.kin import Kin, Ruling, Tie, TieKind
from woo_redact.model.output import HIDDEN, Explanation, Output, Redaction, Secret
from woo_redact.model.place import Area, Box, Span
from woo_redact.model.result import CheckResult, Judgement, Level, Problem, Row, RunResult, Verdict

__all__ = [
    "HIDDEN",
    "RETRY",
    "Address",
    "Area",
    "Assessment",
    "Attributes",
    "Block",
    "BlockKind",
    "Box",
    "CheckResult",
    "Decided",
    "Decision",
    "Document",
    "DocumentKind",
    "Entity",
    "Explanation",
    "Finding",
    "Ground",
    "Item",
    "Judgement",
    "Kin",
    "Level",
    "Mail",
    "Outcome",
    "Output",
    "Page",
    "Problem",
    "Redaction",
    "Role",
    "Row",
    "Ruling",
    "RunResult",
    "Secret",
    "Span",
    "Subject",
    "SubjectKind",
    "Tie",
    "TieKind",
    "Verdict",
    "title_document",
]
