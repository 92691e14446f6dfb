"""One row of the lab, on a real gateway; and when a row does not close."""

import os
import stat
import sys
from dataclasses import replace
from pathlib import Path

import boto3
import pytest

from gatewright.checks.request import REQUEST
from gatewright.lab.chat import AROUND_A_CHAT
from gatewright.lab.experiment import Row, experiment, run_command
from gatewright.lab.signed_situations import SIGNED
from gatewright.lab.situations import SITUATIONS
from tests.gatewright_server import Running

OVER_THE_REQUEST = (
    "route.not-found",
    "route.method-not-found",
    "route.not-found-with-authorization",
    "route.http-api-not-found",
    "stage.not-found",
    "domain.host-unknown",
    "domain.routing-rule-unmatched",
    "endpoint.private-from-public",
    "endpoint.api-id-missing",
    "endpoint.not-associated",
    "endpoint.public-api-through-vpc-endpoint",
    "endpoint.vpc-endpoint-policy-reads-authorization",
    "api-key.missing",
    "api-key.unknown",
    *(cause.id for cause in REQUEST.causes),
    *(cause_id for cause_id in SIGNED if cause_id.startswith("iam.")),
)
"""Causes whose smallest fix is another request: no AWS CLI is needed to close these rows."""

REFUSED = {
    "route.http-api-not-found": 404,
    "request.parameter-missing": 400,
    "request.body-invalid": 400,
    "request.media-type-unsupported": 415,
}
"""Statuses other than 403."""


@pytest.mark.parametrize("cause_id", OVER_THE_REQUEST)
def test_a_row_closes(gateway: Running, session: boto3.Session, cause_id: str) -> None:
    """Provoked, named from the answer alone, first with configuration, repaired, called again with 200."""
    row = experiment(gateway.url, session, cause_id, SITUATIONS[cause_id])

    assert row.named_alone
    assert row.named_configured
    assert row.fix is not None
    assert row.fix.proven is True
    assert row.after is not None
    refused = REFUSED.get(cause_id, 403)
    assert (row.answer.status, row.after.status, row.trouble, row.closed) == (refused, 200, None, True)


@pytest.mark.parametrize("cause_id", sorted(set(SITUATIONS) - set(OVER_THE_REQUEST) - set(AROUND_A_CHAT)))
def test_every_other_cause_is_provoked_and_named(gateway: Running, session: boto3.Session, cause_id: str) -> None:
    """The situation meets its cause: the answer alone leaves it possible, the configuration puts it first."""
    row = _without_the_aws_cli(gateway, session, cause_id)

    assert row.answer.status in (401, 403, 405, 413, 414, 429, 500, 502, 504) or (
        row.answer.status is None and row.after is not None
    )
    assert row.named_alone
    assert row.named_configured
    assert row.fix is not None
    # Who runs the backend mends it, and who calls sends less: then the call is served.
    assert row.fix.command is not None or row.closed or row.answer.status is None


def _without_the_aws_cli(gateway: Running, session: boto3.Session, cause_id: str) -> Row:
    """Run a row whose fix is a command, which cannot run: a second of the AWS CLI each is too much here."""
    before = os.environ["PATH"], sys.executable
    os.environ["PATH"], sys.executable = "", "/nowhere/python"
    try:
        return experiment(gateway.url, session, cause_id, SITUATIONS[cause_id])
    finally:
        os.environ["PATH"], sys.executable = before


def test_a_row_closes_only_when_everything_holds(gateway: Running, session: boto3.Session) -> None:
    """Take any part away and the row is open."""
    row = experiment(gateway.url, session, "route.not-found", SITUATIONS["route.not-found"])
    assert row.closed
    spoilt = [
        replace(row, cause_id="api-key.missing"),
        replace(row, alone=replace(row.alone, findings=())),
        replace(row, configured=replace(row.configured, findings=())),
        replace(row, after=None),
        replace(row, after=row.answer),
        replace(row, trouble="exit status 1"),
    ]

    assert [each.closed for each in spoilt] == [False] * len(spoilt)


def test_without_the_aws_cli_the_row_says_so(gateway: Running, session: boto3.Session) -> None:
    """A missing tool is trouble of the lab, told with its remedy, and the row stays open."""
    row = _without_the_aws_cli(gateway, session, "api-key.disabled")

    assert row.trouble == "the AWS CLI is not installed: `make setup` brings it"
    assert not row.closed


@pytest.mark.parametrize(
    ("script", "trouble"),
    [("exit 0", None), ("echo 'An error  occurred' >&2; exit 254", "An error occurred"), ("exit 7", "exit status 7")],
)
def test_a_command_tells_what_went_wrong(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str, trouble: str | None
) -> None:
    """The printed line is run in a shell; its complaint, or else its status, comes back."""
    fake = tmp_path / "aws"
    fake.write_text(f"#!/bin/sh\n{script}\n")
    fake.chmod(fake.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))

    assert run_command("aws apigateway get-rest-apis", "http://127.0.0.1:1") == trouble
