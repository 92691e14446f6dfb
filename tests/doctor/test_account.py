"""Printed commands speak to the account that the diagnosis was made from."""

from gatewright.doctor.account import for_account
from tests.doctor.evidence import MISSING_TOKEN, call, with_pets


def test_every_command_names_the_endpoint() -> None:
    """A command that is pasted must not reach another account than the one that was read."""
    found = for_account(
        with_pets(call("GET", "/prod/pet", MISSING_TOKEN)), {"endpoint-url": "http://127.0.0.1:4566", "profile": None}
    )
    commands = [look.command for finding in found.findings for look in finding.confirm]

    assert commands
    assert all("aws --endpoint-url http://127.0.0.1:4566 apigateway" in command for command in commands)
    assert not any("aws apigateway" in command for command in commands)


def test_without_options_nothing_changes() -> None:
    """The account that the environment names needs no options."""
    diagnosis = with_pets(call("GET", "/prod/pet", MISSING_TOKEN))

    assert for_account(diagnosis, {"endpoint-url": None}) is diagnosis
