"""Who may speak to the control plane."""

import pytest

from gatewright.model.request import Request, headers
from gatewright.server.visitors import is_foreign, is_local, is_this_machine


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
        ("127.0.0.1", "http://[evil", True),
        ("127.0.0.1.evil.example", None, True),
    ],
)
def test_only_programs_of_this_machine_are_at_home(host: str, origin: str | None, *, expected: bool) -> None:
    """A page of another site is told by its `Origin`, or by the name that leads to this machine."""
    sent = headers([("Origin", origin)] if origin else [])

    assert is_foreign(Request(method="POST", host=host, path="/restapis", headers=sent)) is expected


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.0.2.1", False),
        ("gateway.example", False),
        ("", False),
    ],
)
def test_loopback_is_this_machine_alone(host: str, *, expected: bool) -> None:
    """Every other address may be called from elsewhere; a name is not looked up."""
    assert is_this_machine(host) is expected


def test_aws_s_names_are_not_those_of_the_loopback() -> None:
    """By them programs call; a browser of this machine does not."""
    assert is_local("x.localhost")
    assert is_local("[::1]")
    assert not is_local("x.s3.amazonaws.com")
    assert not is_local("")
