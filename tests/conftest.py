"""What all tests share: made-up documents, and a guard against the network."""

import os
import socket

os.environ["WOO_REDACT_LANG"] = "nl"  # before anything that speaks is imported: the tests read Dutch

import pytest

from tests.paths import SHARED


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Fail any test that opens a connection: nothing leaves the machine (DESIGN 1.7).

    Tests of a cluster talk with processes of their own on this machine, and with nothing else.
    """
    connect = socket.socket.connect
    at_home = request.node.get_closest_marker("loopback") is not None

    def refuse(self: socket.socket, address: object) -> None:
        if at_home and isinstance(address, tuple) and address[0] == "127.0.0.1":
            connect(self, address)
            return
        message = f"a test tried to connect to {address}"
        raise AssertionError(message)

    monkeypatch.setattr(socket.socket, "connect", refuse)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say clearly why tests that need the developers' data folder do not run in a lone clone."""
    if SHARED.is_dir():
        return
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(pytest.mark.skip(reason="needs ../shared, which a lone clone does not have"))
