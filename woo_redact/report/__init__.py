"""What came of it all: inventory, release folder, report and closing lines."""

from woo_redact.report.consistency import consistency
from woo_redact.report.html import write_report
from woo_redact.report.inventory import write_inventory
from woo_redact.report.release import release, withdrawals
from woo_redact.report.summary import summary
from woo_redact.report.values import (
    Asked,
    EntityCount,
    Entry,
    Matter,
    Mention,
    Picture,
    Report,
    State,
    suspended,
)

__all__ = [
    "Asked",
    "EntityCount",
    "Entry",
    "Matter",
    "Mention",
    "Picture",
    "Report",
    "State",
    "consistency",
    "release",
    "summary",
    "suspended",
    "withdrawals",
    "write_inventory",
    "write_report",
]
