"""Loaded by every Python process of a run under test: notes any attempt to reach the network, and refuses it."""

import os
import socket
from pathlib import Path
from typing import NoReturn


def _refuse(*args: object, **_: object) -> NoReturn:
    """Note what was tried."""
    with Path(os.environ["WOO_TEST_NETWORK_LOG"]).open("a", encoding="utf-8") as log:
        log.write(f"{args[1:] or args}\n")
    message = "no network in woo-redact"
    raise OSError(message)


_connect = socket.socket.connect


def _connect_locally(self: socket.socket, address: object) -> None:
    """Let processes of one machine speak over a file; refuse everything else."""
    if self.family != getattr(socket, "AF_UNIX", None):
        _refuse(self, address)
    _connect(self, address)  # type: ignore[arg-type]


socket.socket.connect = _connect_locally  # type: ignore[assignment,method-assign]
socket.getaddrinfo = _refuse
