"""Tasks that go wrong in every way a document can make a worker go wrong; workers import them by name."""

import os
import signal
import time

from woo_redact.errors import EncryptedError
from woo_redact.pdf.pace import begin_page


def double(number: int) -> int:
    """Do what is asked."""
    return 2 * number


def trouble(kind: str) -> str:
    """Go wrong in the way asked for."""
    if kind == "refuse":
        raise EncryptedError("beveiligd")
    if kind == "bug":
        raise ValueError("Jip Zwaan stond in het document")
    if kind == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if kind == "swell":
        return str(len(bytearray(64 * 1024**3)))
    if kind in {"slow", "waits"}:
        time.sleep(3 if kind == "waits" else 0.2)
    if kind.startswith("pages"):  # each takes half a second
        for page in range(int(kind[5:])):
            begin_page(page)
            _work(0.5)
    if kind == "stuck":
        for page in range(3):
            begin_page(page)
        _work(60)
    return kind


def _work(seconds: float) -> None:
    """Keep the processor busy."""
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass
