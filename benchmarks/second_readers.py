"""Reads mail files with other people's libraries, for `benchmarks.readers` to compare with: one JSON line a file.

Run by an interpreter of its own that has extract-msg, tnefparse and icalendar; nothing of woo_redact is imported.
"""

import contextlib
import email
import email.policy
import io
import json
import mailbox
import re
import resource
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import html

_MEMORY = 4 * 1024**3
_SECONDS = 60


def of_eml(data: bytes) -> dict[str, Any]:
    """Read a mail with the standard library's strict reader."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    texts = [str(message.get("subject", ""))]
    for part in message.walk():
        kind = part.get_content_type()
        if kind in {"text/plain", "text/html"}:
            content = str(part.get_content())
            texts.append(_of_html(content) if kind == "text/html" else content)
    people = [
        a.addr_spec for name in ("to", "cc") for line in message.get_all(name, []) for a in line.addresses
    ]
    return {"texts": texts, "people": people, "subject": str(message.get("subject", ""))}


def of_msg(data: bytes) -> dict[str, Any]:
    """Read an Outlook message with extract-msg."""
    import extract_msg  # noqa: PLC0415 - only the library of the kind asked need be there

    with extract_msg.openMsg(io.BytesIO(data)) as message:
        texts = [message.subject or "", getattr(message, "body", "") or ""]
        rich = getattr(message, "htmlBody", None)
        texts.append(_of_html(rich.decode("utf-8", "replace")) if rich and not texts[1] else "")
        people = [r.email for r in getattr(message, "recipients", []) if r.email and "@" in r.email]
        count = len(message.attachments)
    return {"texts": texts, "people": people, "subject": message.subject or "", "attachments": count}


def of_tnef(data: bytes) -> dict[str, Any]:
    """Read a winmail.dat with tnefparse."""
    import tnefparse  # noqa: PLC0415

    made = tnefparse.TNEF(data)
    body = made.body if isinstance(made.body, str) else (made.body or b"").decode("cp1252", "replace")
    return {"texts": [body], "people": [], "attachments": len(made.attachments)}


def of_ics(data: bytes) -> dict[str, Any]:
    """Read an invitation with icalendar."""
    import icalendar  # noqa: PLC0415

    texts = []
    for event in icalendar.Calendar.from_ical(data).walk("VEVENT"):
        texts += [str(event.get(name, "")) for name in ("summary", "location", "description")]
    return {"texts": texts, "people": []}


def of_mbox(path: Path) -> dict[str, Any]:
    """Count the mails of a mailbox with the standard library."""
    mails = list(mailbox.mbox(path))
    return {"texts": [str(mail.get("subject", "")) for mail in mails], "people": [], "mails": len(mails)}


def _of_html(text: str) -> str:
    """Return the words of HTML, style sheets and scripts left out."""
    tree = html.fromstring(text or "<p/>")
    for node in list(tree.iter("style", "script", "title", "head")):
        node.drop_tree()
    return " ".join(tree.itertext())


def read(path: Path, kind: str) -> dict[str, Any]:
    """Return what a library makes of a file, or what it raises."""
    readers = {"eml": of_eml, "msg": of_msg, "tnef": of_tnef, "ics": of_ics}
    signal.alarm(_SECONDS)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            made = of_mbox(path) if kind == "mbox" else readers[kind](path.read_bytes())
    except BaseException as error:  # noqa: BLE001 - a reader that falls is a result here
        return {"fault": type(error).__name__}
    finally:
        signal.alarm(0)
    words = sorted({word for text in made.pop("texts") for word in re.findall(r"\w+", text.casefold())})
    return {**made, "words": words}


def files(folder: Path) -> Iterator[Path]:
    """Yield the files of a kind."""
    yield from sorted(path for path in folder.iterdir() if path.is_file())


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    signal.signal(signal.SIGALRM, lambda *_: (_ for _ in ()).throw(TimeoutError))
    for file in files(Path(sys.argv[1]) / sys.argv[2]):
        print(json.dumps({"file": file.name, **read(file, sys.argv[2])}))
