"""The detour of AWS's article, carried out on a real gateway."""

import os
from collections.abc import Iterator
from dataclasses import replace

import boto3
import pytest

from gatewright.lab.detour import CAUSE_ID, Detour, detour
from gatewright.lab.report import page, told
from gatewright.lab.server import aws
from tests.gatewright_server import Running


@pytest.fixture(scope="module")
def made(gateway: Running) -> Iterator[Detour]:
    """What comes of it in the lab's own environment."""
    before = dict(os.environ)
    os.environ.update(aws(gateway.url))
    yield detour(gateway.url, boto3.Session())
    os.environ.clear()
    os.environ.update(before)


def test_the_printed_plan_tells_the_reason_and_leads_back(made: Detour) -> None:
    """Four commands as the doctor prints them: which mapping, away, look, back."""
    (finding, *_) = made.diagnosis.findings
    ran = [step.split("\n")[0].split()[1:4] for step in made.steps]

    assert (finding.cause.id, finding.standing) == (CAUSE_ID, "confirmed")
    assert made.reason is not None
    assert made.reason.endswith("Access denied. Reason: Could not find issuer for certificate")
    assert ran == [
        ["aws", "apigatewayv2", "get-api-mappings"],
        ["aws", "apigatewayv2", "update-api-mapping"],
        ["aws", "logs", "filter-log-events"],
        ["aws", "apigatewayv2", "update-api-mapping"],
    ]
    assert (made.led_away, made.led_back, made.trouble, made.closed) == (True, True, None, True)


def test_it_is_told_for_what_it_is(made: Detour) -> None:
    """In a line, and with its steps on the page; whatever is missing leaves it open."""
    broken = replace(made, reason=None, trouble="exit status 1")

    assert "Could not find issuer" in told(made)
    assert "exit status 1" in told(broken)
    assert "get-api-mappings" in page([], detour=made)
    assert [replace(made, led_back=False).closed, replace(made, led_away=False).closed, broken.closed] == [False] * 3
