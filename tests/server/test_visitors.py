"""Who may speak to the control plane."""

import pytest

from gatewright.model.request import Request, headers
from gatewright.server.visitors import is_foreign


@pytest.mark.parametrize(
    ("host", "origin", "expected"),
    [
        ("127.0.0.1", None, False),
        ("localhost", None, False),
        ("[::1]", None, False),
        ("apigateway.us-east-1.amazonaws.com", None, False),
        ("localhost.localstack.cloud", None, False),
        ("127.0.0.1", "http://localhost:8080", False),
        ("evil.example", None, True),
        ("127.0.0.1", "https://evil.example", True),
        ("127.0.0.1", "null", True),
        ("127.0.0.1.evil.example", None, True),
    ],
)
def test_only_programs_of_this_machine_are_at_home(host: str, origin: str | None, *, expected: bool) -> None:
    """A page of another site is told by its `Origin`, or by the name that leads to this machine."""
    sent = headers([("Origin", origin)] if origin else [])

    assert is_foreign(Request(method="POST", host=host, path="/restapis", headers=sent)) is expected
