"""`gatewright can-i`: the exit status is the answer."""

import json
from pathlib import Path

import pytest

from gatewright.cli.main import main
from tests.casebook import GIVEN, world
from tests.checks.ways import VPCE, members
from tests.cli.command import gatewright
from tests.test_cases import save

PETS = str(GIVEN / "pets")
URL = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod"


@pytest.mark.parametrize(
    ("arguments", "status", "start"),
    [
        (("GET", f"{URL}/pets", "--config", PETS), 0, "yes\n"),
        (("GET", f"{URL}/pets", "--config", PETS, "--from", "192.0.2.1"), 0, "yes\n"),
        (("POST", f"{URL}/orders", "--config", PETS), 1, "no: The method requires an API key"),
        (
            ("GET", "https://api.example.com/pets", "--config", PETS),
            3,
            "cannot say: ",
        ),
    ],
)
def test_yes_no_or_cannot_say(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], status: int, start: str
) -> None:
    """With the reason, where the answer is not yes."""
    assert status == main(["can-i", "--lang", "en", *arguments])
    assert capsys.readouterr().out.startswith(start)


def test_what_would_tell_more_is_said_without_a_command_too(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The address is told by `--from`, and no command of AWS's prints it."""
    statement = {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "execute-api:Invoke",
        "Resource": "*",
        "Condition": {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}},
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    save(world("pets", {"api": {"policy": policy}}), tmp_path)
    asked = ["can-i", "--lang", "en", "GET", f"{URL}/pets", "--config", str(tmp_path)]

    assert main(asked) == 3
    assert "  - the value of aws:SourceIp in this call" in capsys.readouterr().out
    assert [main([*asked, "--from", ip]) for ip in ("192.0.2.7", "198.51.100.7")] == [0, 1]


def test_json_has_the_answer_and_the_findings(capsys: pytest.CaptureFixture[str]) -> None:
    """For scripts."""
    assert main(["can-i", "POST", f"{URL}/orders", "--config", PETS, "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)

    assert ("gatewright.can-i/1", "no", "api-key.missing") == (
        found["schema"],
        found["answer"],
        found["findings"][0]["cause"],
    )


@pytest.mark.parametrize(
    ("arguments", "status", "start"),
    [
        (("--from", VPCE), 0, "yes\n"),
        (("--from", "192.0.2.1"), 1, "no: The API is private, and the call did not come through a VPC endpoint."),
        ((), 3, "cannot say: "),
        (("--from", "vpce-0f1e2d3c4b5a69788"), 3, "cannot say: "),
    ],
)
def test_who_may_call_a_private_api(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: tuple[str, ...], status: int, start: str
) -> None:
    """Through a VPC endpoint of the account; one that it does not list may be another account's."""
    save(world("pets", {"api": members(VPCE), f"VPC endpoint {VPCE}": {}}), tmp_path)

    assert status == main(["can-i", "--lang", "en", "GET", f"{URL}/pets", "--config", str(tmp_path), *arguments])
    assert capsys.readouterr().out.startswith(start)


@pytest.mark.parametrize(
    "arguments",
    [
        ("GET", "not-a-url", "--config", PETS),
        ("GET", f"{URL}/pets", "--config", "/nowhere"),
        ("GET", f"{URL}/pets", "--config", PETS, "--from", "somewhere"),
        ("GET", f"{URL}/pets", "--config", PETS, "--as", "somebody"),
    ],
)
def test_what_cannot_be_asked_is_one_line(arguments: tuple[str, ...]) -> None:
    """Status 2, no traceback."""
    done = gatewright("can-i", "--quiet", *arguments)

    assert (2, True) == (done.status, done.is_one_line)


VALIDATED = {
    "request validator v1": {"validateRequestBody": True, "validateRequestParameters": True},
    "model Toy": {"required": ["name"]},
    "add method POST /toys": {
        "requestValidatorId": "v1",
        "requestModels": {"application/json": "Toy"},
        "requestParameters": {"method.request.header.x-owner": True},
    },
}


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ((), 1),
        (("-H", "x-owner: me"), 3),
        (("-H", "x-owner: me", "--body", "{}"), 1),
        (("-H", "x-owner: me", "--body", '{"name": "Rex"}'), 0),
    ],
)
def test_what_the_method_asks_of_the_request_is_decided_as_far_as_it_is_told(
    tmp_path: Path, more: tuple[str, ...], status: int
) -> None:
    """A header is there or not; of a body that nobody told nobody knows whether it fits."""
    save(world("pets", VALIDATED), tmp_path)

    assert status == main(["can-i", "POST", f"{URL}/toys", "--config", str(tmp_path), *more])


def test_body_is_read_from_a_file(tmp_path: Path) -> None:
    """And one that cannot be read is an error of whoever asks."""
    (tmp_path / "toy.json").write_text('{"name": "Rex"}')
    save(world("pets", VALIDATED), tmp_path)
    asked = ["can-i", "POST", f"{URL}/toys", "--config", str(tmp_path), "-H", "x-owner: me", "--body"]

    assert [0, 2] == [main([*asked, f"@{tmp_path / name}"]) for name in ("toy.json", "nobody.json")]


def test_commands_name_the_account_that_was_asked(capsys: pytest.CaptureFixture[str]) -> None:
    """They would reach another one without."""
    where = ("--endpoint-url", "http://127.0.0.1:4566", "--region", "eu-west-1")

    assert main(["can-i", "--lang", "en", "POST", f"{URL}/orders", "--config", PETS, *where]) == 1
    assert "aws --endpoint-url http://127.0.0.1:4566 --region eu-west-1 apigateway" in capsys.readouterr().out
