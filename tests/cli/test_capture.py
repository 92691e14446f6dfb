"""`gatewright capture`: one API in one file."""

import json
import subprocess
from pathlib import Path

import pytest

from gatewright.cli.main import main
from gatewright.lab.backend_situations import BEHIND_THE_DOOR
from gatewright.lab.estate import build
from tests.cli.command import gatewright
from tests.gatewright_server import Running


def test_a_capture_stands_for_the_account(capsys: pytest.CaptureFixture[str], tmp_path: Path, gateway: Running) -> None:
    """What is decided with it is what is decided with the account; the key is recognised and not written."""
    estate = build(gateway.client())
    place = tmp_path / "capture.json"
    read = ("--endpoint-url", gateway.url, "--region", "us-east-1")
    url = f"https://{estate.api_id}.execute-api.us-east-1.amazonaws.com/prod/orders"

    assert main(["capture", "--api", estate.api_id, "--stage", "prod", "-o", str(place), *read]) == 0
    assert estate.key_value not in place.read_text()
    assert main(["can-i", "POST", url, "--config", str(place)]) == 1
    assert main(["can-i", "POST", url, "--config", str(place), "-H", f"x-api-key: {estate.key_value}"]) == 0
    assert main(["can-i", "POST", url, "--config", "aws", *read]) == 1
    assert "capture.json: " in capsys.readouterr().out


def test_a_capture_tells_who_may_call_the_functions(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, gateway: Running
) -> None:
    """Those behind the methods too, so that a call which ended there is explained by the file alone."""
    estate = build(gateway.client())
    attempt = BEHIND_THE_DOOR["integration.permission-missing"](estate)
    place, transcript = tmp_path / "capture.json", tmp_path / "call.txt"
    read = ("--endpoint-url", gateway.url, "--region", "us-east-1")
    url = f"{gateway.url}/_aws/execute-api/{estate.api_id}{attempt.path}"
    done = subprocess.run(["curl", "-sv", url], capture_output=True, text=True, check=True)
    transcript.write_text(done.stderr + done.stdout)

    assert main(["capture", "--api", estate.api_id, "-o", str(place), *read]) == 0
    capsys.readouterr()
    main(["diagnose", str(transcript), "--config", str(place)])
    assert "[integration.permission-missing: confirmed]" in capsys.readouterr().out


def test_an_http_api_is_captured_too(capsys: pytest.CaptureFixture[str], tmp_path: Path, gateway: Running) -> None:
    """With its routes and stages, and without those of other APIs; a stage that it has not is said."""
    client = gateway.client("apigatewayv2")
    mine, other = (
        client.create_api(Name=name, ProtocolType="HTTP", RouteKey="GET /pets", Target="https://example.com")["ApiId"]
        for name in ("mine", "other")
    )
    place = tmp_path / "capture.json"
    read = ("--endpoint-url", gateway.url, "--region", "us-east-1")
    url = f"https://{mine}.execute-api.us-east-1.amazonaws.com"

    assert main(["capture", "--api", mine, "-o", str(place), *read]) == 0
    assert other not in place.read_text()
    assert [main(["can-i", "GET", f"{url}{path}", "--config", str(place)]) for path in ("/pets", "/dogs")] == [0, 1]
    assert main(["capture", "--api", mine, "--stage", "prod", "-o", str(place), *read]) == 2
    assert "has no stage `prod`" in capsys.readouterr().err


def test_the_least_policy_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """Without reading anything."""
    assert main(["capture", "--api", "a1b2c3d4e5", "--region", "eu-west-1", "--print-policy"]) == 0
    policy = json.loads(capsys.readouterr().out)

    told = {statement["Action"]: statement["Resource"] for statement in policy["Statement"]}
    assert {
        "apigateway:GET",
        "apigateway:ListRoutingRules",
        "ec2:DescribeVpcEndpoints",
        "lambda:GetPolicy",
        "s3:GetObject",
        "wafv2:GetIPSet",
        "wafv2:GetRegexPatternSet",
        "wafv2:GetRuleGroup",
        "wafv2:GetWebACL",
    } == set(told)
    assert {
        "arn:aws:apigateway:eu-west-1::/restapis/a1b2c3d4e5/stages",
        "arn:aws:apigateway:eu-west-1::/apis/a1b2c3d4e5/routes",
    } <= set(told["apigateway:GET"])


def test_the_least_policy_of_an_api_that_is_seen_is_all_that_it_takes(
    capsys: pytest.CaptureFixture[str], gateway: Running
) -> None:
    """Where somebody said who may read: what an API of another kind would take is not among it."""
    api_id = build(gateway.client()).api_id
    seen = ("--endpoint-url", gateway.url, "--region", "us-east-1")
    assert main(["capture", "--api", api_id, "--print-policy", *seen]) == 0
    policy = json.loads(capsys.readouterr().out)
    told = {statement["Action"]: statement["Resource"] for statement in policy["Statement"]}

    assert {"apigateway:GET", "ec2:DescribeVpcEndpoints"} == set(told)
    assert f"arn:aws:apigateway:us-east-1::/restapis/{api_id}/stages" in told["apigateway:GET"]
    assert f"arn:aws:apigateway:us-east-1::/apis/{api_id}/routes" not in told["apigateway:GET"]


@pytest.mark.parametrize(
    "arguments", [("--api", "a1"), ("--api", "nothere123", "-o", "x"), ("--api", "a1", "-o", "/no/x")]
)
def test_what_cannot_be_captured_is_one_line(tmp_path: Path, gateway: Running, arguments: tuple[str, ...]) -> None:
    """Status 2, no traceback."""
    done = gatewright("capture", *arguments, "--endpoint-url", gateway.url, "--region", "us-east-1", cwd=tmp_path)

    assert (2, True) == (done.status, done.is_one_line)


def test_a_stage_that_there_is_not_is_said(tmp_path: Path, gateway: Running) -> None:
    """Rather than an empty capture."""
    api_id = build(gateway.client()).api_id
    arguments = ("--api", api_id, "--stage", "nope", "-o", "x", "--endpoint-url", gateway.url, "--region", "us-east-1")
    done = gatewright("capture", *arguments, cwd=tmp_path)

    assert "has no stage `nope`" in done.err
