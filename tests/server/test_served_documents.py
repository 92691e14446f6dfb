"""Documents over real sockets, as somebody at a terminal meets them."""

import json
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gatewright.cli.main import main
from tests.gatewright_server import Raw, Running, running

SAM = """
Transform: AWS::Serverless-2016-10-31
Globals:
  Api:
    Auth: {ApiKeyRequired: true, UsagePlan: {CreateUsagePlan: PER_API}}
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.12
      Handler: app.handler
      CodeUri: hello/
      Events:
        Get: {Type: Api, Properties: {Path: /hello, Method: get}}
"""
FUNCTION = 'def handler(event, context):\n    return {"statusCode": 200, "body": "hello"}\n'
FORBIDDEN = b'{"message":"Forbidden"}'
_PATIENCE = 30.0


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the template of a project as `sam init` would begin it, with a key."""
    (tmp_path / "shop" / "hello").mkdir(parents=True)
    (tmp_path / "shop" / "hello" / "app.py").write_text(FUNCTION)
    (tmp_path / "shop" / "template.yaml").write_text(SAM)
    return tmp_path / "shop" / "template.yaml"


def key_of(gateway: Running) -> tuple[str, str]:
    """Return the id and the value of the only API key."""
    (key,) = gateway.client().get_api_keys(includeValues=True)["items"]
    return key["id"], key["value"]


def target_of(gateway: Running) -> str:
    """Return where the stage of the only API is."""
    (api,) = gateway.client().get_rest_apis()["items"]
    return f"/_aws/execute-api/{api['id']}/Prod"


def until(answer: Callable[[], Raw], status: int) -> Raw:
    """Return the answer once it has the status."""
    end = time.monotonic() + _PATIENCE
    while (found := answer()).status != status and time.monotonic() < end:
        time.sleep(0.2)
    return found


def test_a_newcomer_meets_a_403_and_its_reason(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Served, refused, diagnosed from the same file, and called again with the key."""
    with running(str(project)) as gateway:
        target = f"{target_of(gateway)}/hello"
        refused = gateway.send("GET", target)
        _, value = key_of(gateway)
        called = gateway.send("GET", target, x_api_key=value)

    assert (refused.status, refused.body) == (403, FORBIDDEN)
    assert (called.status, called.body) == (200, b"hello")

    status = main(["can-i", "GET", f"{gateway.url}{target}", "--config", str(project), "--quiet"])
    assert status == 1
    evidence = project.with_name("exchange.json")
    exchange = {
        "request": {"method": "GET", "url": f"{gateway.url}{target}", "headers": {}},
        "response": {"status": 403, "headers": dict(refused.headers), "body": refused.body.decode()},
    }
    evidence.write_text(json.dumps(exchange))
    assert main(["diagnose", str(evidence), "--config", str(project), "--format", "json"]) == 1
    (diagnosis,) = json.loads(capsys.readouterr().out)["diagnoses"]
    assert (diagnosis["findings"][0]["cause"], diagnosis["findings"][0]["standing"]) == ("api-key.missing", "confirmed")


def test_a_url_and_a_key_outlive_a_restart(project: Path, tmp_path: Path) -> None:
    """With a state; the document says nothing new at the second start."""
    found = []
    for _ in range(2):
        with running(str(project), state=tmp_path / "state") as gateway:
            found.append((target_of(gateway), key_of(gateway)))

    assert found[0] == found[1]


def test_an_edit_is_served_at_the_same_address(project: Path) -> None:
    """While it runs; a broken edit leaves what was."""
    with running(str(project), "--watch") as gateway:
        target, key = target_of(gateway), key_of(gateway)
        project.write_text(SAM.replace("/hello", "/hi"))
        edited = until(lambda: gateway.send("GET", f"{target}/hi", x_api_key=key[1]), 200)
        project.write_text("Resources: [")
        time.sleep(2.5)
        after = gateway.send("GET", f"{target}/hi", x_api_key=key[1])

        assert (edited.body, after.body) == (b"hello", b"hello")
        assert (target_of(gateway), key_of(gateway)) == (target, key)


def test_what_is_printed_at_the_start_can_be_called(project: Path) -> None:
    """The command names the stage, the path and where the key stands."""
    with running(str(project)) as gateway:
        assert gateway.process is not None
        assert gateway.process.stdout is not None
        lines = [gateway.process.stdout.readline() for _ in range(4)]
        target = target_of(gateway)

    assert lines[0] == f"{project}:\n"
    assert re.search(r"API_KEY=\$\(aws --endpoint-url \S+ --region us-east-1 apigateway get-api-key", lines[2])
    assert lines[3] == f'    curl -i -H "x-api-key: $API_KEY" {gateway.url}{target}/hello\n'
