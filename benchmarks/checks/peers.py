"""Runs the other tools over PDFs, in an interpreter that has them; prints one JSON object a file.

    PEERS/bin/python benchmarks/checks/peers.py xray|redaction-check|unmasker FILE…

What counts as an alarm: x-ray a bad redaction; pdf-redaction-check a finding above INFO; unmasker a finding.
It imports nothing of this project: the tools pin other versions of PyMuPDF.
"""

import asyncio
import contextlib
import io
import json
import sys
import time
from pathlib import Path


def xray(path):
    """Return what x-ray says is badly redacted."""
    import xray as tool

    return [str(page) for page, found in asyncio.run(tool.inspect(Path(path))).items() if found]


SECRETS = (
    "Hylke Sinnema",
    "h.sinnema@veenkant.example",
    "06-51728390",
    "Tjitske Haverkamp",
    "06 38 51 72 90",
)
"""What pdf-redaction-check can be told; it is told so in a run of its own."""


def told(path):
    """Return the same when the tool is told what was hidden in the sets `mistakes` and `unseen`."""
    return redaction_check(path, *(part for secret in SECRETS for part in ("-s", secret)))


def redaction_check(path, *secrets):
    """Return the findings of pdf-redaction-check that are more than information."""
    import pdf_redaction_check as tool

    said = _printed(tool.main, ["--json", *secrets, path])
    return [f["check"] for f in json.loads(said)["findings"] if f["severity"] not in ("INFO", "OK")]


def unmasker(path):
    """Return the findings of unmasker."""
    from unmasker.cli import main

    return [
        finding.get("detector", "finding")
        for finding in json.loads(_printed(main, [path, "--json"]))["findings"]
    ]


def _printed(main, arguments):
    """Return what a command prints."""
    out = io.StringIO()
    kept = sys.argv
    sys.argv = ["tool", *arguments]
    try:
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(io.StringIO()),
            contextlib.suppress(SystemExit),
        ):
            main(arguments)
    finally:
        sys.argv = kept
    return out.getvalue()


TOOLS = {"xray": xray, "redaction-check": redaction_check, "unmasker": unmasker, "redaction-check-told": told}

if __name__ == "__main__":
    for name in sys.argv[2:]:
        start = time.process_time()
        try:
            found = TOOLS[sys.argv[1]](name)
        except Exception as error:  # noqa: BLE001 - a tool that fails on a file has found nothing, and says so
            found, failed = [], type(error).__name__
        else:
            failed = ""
        seconds = time.process_time() - start
        print(json.dumps({"path": name, "found": found, "failed": failed, "seconds": seconds}), flush=True)
