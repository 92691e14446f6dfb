import socket

import pytest

from gatewright.model.fact import Fact
from gatewright.sources import name_survey
from gatewright.sources.name_survey import survey
from gatewright.sources.resolver import Resolver
from gatewright.sources.way import Resolved


def test_each_name_has_its_fact(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it leads, or that it leads nowhere, in the order in which they are asked for."""

    def resolved(name: str, port: int, timeout: float, resolver: Resolver | None) -> Resolved:
        if name == "slow":
            raise TimeoutError("no answer")
        if name == "none":
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        if name == "odd":
            raise OSError(101, "Network is unreachable")
        return Resolved(("10.0.0.4", "10.0.1.4"), f"{port} {timeout} {resolver}")

    monkeypatch.setattr(name_survey, "resolve", resolved)

    assert (
        Fact("dns", "a", "10.0.0.4 (private)"),
        Fact("dns", "slow", "timeout"),
        Fact("dns", "none", "NXDOMAIN"),
        Fact("dns", "odd", "network is unreachable"),
    ) == survey(["a", "slow", "none", "odd"])
    assert () == survey([])
