"""Tasks that go wrong in every way a document can make a worker go wrong; workers import them by name."""

import os
import signal
import time

from woo_redact.errors import EncryptedError


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
    if kind == "slow":
        time.sleep(0.2)
    return kind
