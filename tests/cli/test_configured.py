"""Where `--config` leads."""

import argparse
import json
from dataclasses import replace
from pathlib import Path

import pytest

from gatewright.cli.configured import Target, documents, may_name_no_stage, patching, same_region, target_of
from gatewright.cli.exits import UsageError
from gatewright.model.observation import Observation
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown
from gatewright.server.patched import MOST_CALLS
from tests.casebook import GIVEN
from tests.patching import TEMPLATE, call, diagnosed


def options(config: str) -> argparse.Namespace:
    """Return the options of a command that reads configuration."""
    return argparse.Namespace(
        config=config, quiet=True, profile=None, region=None, endpoint_url=None, parameter=[], api=None, keys=None
    )


def test_a_folder_of_saved_answers(capsys: pytest.CaptureFixture[str]) -> None:
    """What is not read is told, unless it shall be quiet."""
    request = Request(method="GET", host="a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com", path="/prod/pets")
    found = documents(options(str(GIVEN / "pets")), target_of(request)).get("get_rest_api", "a1b2c3d4e5")

    assert isinstance(found, dict)
    assert "" == capsys.readouterr().err


def test_a_capture(tmp_path: Path) -> None:
    """It is known from its content."""
    place = tmp_path / "any.name"
    place.write_text(
        '{"schema": "gatewright.capture/1", "documents": [{"kind": "get_rest_apis", "ids": [], "answer": null}]}'
    )

    assert documents(options(str(place)), Target()).get("get_rest_apis") is None


def test_nothing_there() -> None:
    """One line says what it takes."""
    with pytest.raises(UsageError, match="there is no `/nowhere`"):
        documents(options("/nowhere"), Target())


def test_a_target_is_what_the_call_tells() -> None:
    """Its region, its API, its stage, how its path begins, and the keys that it carries."""
    regional = Request(method="GET", host="a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com", path="/prod/pets")
    custom = Request(method="GET", host="api.example.com", path="/prod/pets")

    told = Target(region="eu-west-1", api_id="a1b2c3d4e5", stage="prod", path="/prod/pets")
    assert target_of(regional) == told
    assert target_of(replace(regional, path="/prod/pets/7/toys")) == told
    assert target_of(custom) == Target()


def test_a_template(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Its API has the id by which it was called; what is not read of it is told."""
    place = tmp_path / "shop.yaml"
    place.write_text('Resources: {Api: {Type: "AWS::ApiGateway::RestApi"}, Table: {Type: "AWS::DynamoDB::Table"}}')
    asked = options(str(place))
    asked.quiet = False
    found = documents(asked, Target(region="eu-west-1", api_id="a1b2c3d4e5")).get("get_rest_api", "a1b2c3d4e5")

    assert isinstance(found, dict)
    assert f"gatewright: {place}: not read: Table (AWS::DynamoDB::Table)\n" == capsys.readouterr().err


def test_a_refusal_names_the_end_of_the_account() -> None:
    """A template tells no account, so it is read for that one."""
    request = Request(method="GET", host="a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com", path="/prod/x")
    seen = Observation(body=b"... on resource: arn:aws:execute-api:eu-west-1:********9012:a1b2c3d4e5/prod/GET/x")

    assert ("9012", "") == (target_of(request, seen).account_ending, target_of(request).account_ending)


def test_so_many_calls_are_looked_at_for_changes_of_the_file(tmp_path: Path) -> None:
    """Of a HAR file with thousands, the first; what declares nothing has none."""
    (tmp_path / "shop.yaml").write_text(TEMPLATE)
    patched = patching(options(str(tmp_path / "shop.yaml")))
    bare = diagnosed(tmp_path / "shop.yaml", call())
    asked = replace(bare, findings=tuple(replace(one, fixes=()) for one in bare.findings))
    found = [patched(asked).findings[0].fixes for _ in range(MOST_CALLS + 1)]

    assert [True] * MOST_CALLS + [False] == [bool(fixes) for fixes in found]
    assert patching(options(str(GIVEN / "pets")))(asked) is asked


def test_another_region_than_the_urls_is_refused() -> None:
    """Nothing would be found there, and that would be taken for the reason."""
    told = options("aws")
    told.region = "us-east-1"

    with pytest.raises(UsageError, match="says `us-east-1`, and the host that was called is of the region `eu-west-1`"):
        same_region(told, Target(region="eu-west-1"))
    assert same_region(told, Target()) == Target()
    assert same_region(options("aws"), Target(region="eu-west-1")) == Target(region="eu-west-1")


def test_a_capture_of_another_api_tells_nothing_of_the_one_that_was_called(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Its lists have one API alone: that another is not in them does not say that there is none."""
    place = tmp_path / "pets.json"
    listed = {"kind": "get_rest_apis", "ids": [], "answer": {"items": [{"id": "pets"}]}}
    place.write_text(json.dumps({"schema": "gatewright.capture/1", "api_id": "pets", "documents": [listed]}))
    told = options(str(place))
    told.quiet = False

    assert isinstance(documents(told, Target(api_id="toys")).get("get_rest_apis"), Unknown)
    assert capsys.readouterr().err.endswith("a capture of the API `pets` tells nothing of `toys`\n")
    assert documents(told, Target(api_id="pets")).get("get_rest_apis") == listed["answer"]
    assert capsys.readouterr().err == ""


def test_only_a_definition_may_name_no_stage(tmp_path: Path) -> None:
    """Which is looked at, and not read: a template is read once for all calls of a file."""
    for name, text in (("a.yaml", "openapi: 3.0.1\n"), ("b.json", '{"swagger": "2.0"}'), ("c.yaml", "Resources: {}\n")):
        (tmp_path / name).write_text(text)

    assert [may_name_no_stage(str(tmp_path / name)) for name in ("a.yaml", "b.json", "c.yaml", "d")] == [
        True,
        True,
        False,
        False,
    ]
