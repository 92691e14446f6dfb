"""What the placeholders of every cause stand for."""

from dataclasses import replace

import pytest

from gatewright.checks.words import command, words
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.request import Headers
from tests.casebook import reached, request, world

URL = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/pets/7"
PETS = world("pets").configuration()


def test_a_call_that_is_known_whole_has_all_its_words() -> None:
    """Behind the route, every word that all causes share is known."""
    known = words(reached("api-key", request(f"GET {URL}"), PETS))

    assert "?" not in known.values()
    assert {name: known[name] for name in known if name != "endpoint"} == {
        "http_method": "GET",
        "host": "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
        "url": URL,
        "region": "eu-west-1",
        "account_id": "111122223333",
        "path": "/pets/7",
        "stage": "prod",
        "rest_api_id": "a1b2c3d4e5",
        "deployment_id": "d3p1oy",
        "resource": "/pets/{petId}",
    }


def test_what_nobody_told_us_is_marked() -> None:
    """A call of which only the request is known says `?` for the rest; the region is the one that the host names."""
    known = words(Call(request(f"GET {URL}"), Configuration()))

    assert (known["account_id"], known["deployment_id"], known["resource"]) == ("?", "?", "?")
    assert (known["rest_api_id"], known["stage"], known["region"]) == ("a1b2c3d4e5", "prod", "eu-west-1")


def test_words_of_a_cause_win() -> None:
    """A cause may say more, and may say it better."""
    known = words(Call(request(f"GET {URL}"), Configuration()), resource="/pets", key_id="k1")

    assert (known["resource"], known["key_id"]) == ("/pets", "k1")


def test_the_url_hides_the_query() -> None:
    """A query may hold secrets, so no sentence shows it; neither do the headers' values stand among the words."""
    secret = "abcdef0123456789"  # made up, as everything here
    call = request(f"GET {URL}?X-Amz-Signature={secret}\nx-api-key: {secret}\nAuthorization: Bearer {secret}")

    assert [value for value in words(Call(call, PETS)).values() if secret in value] == []


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/prod/a b", "/prod/a%20b"),
        ("/prod/a%20b", "/prod/a%20b"),
        ("/prod/caf\u00e9", "/prod/caf%C3%A9"),
        ("/prod/'; x", "/prod/%27;%20x"),
        ("/prod/\ud800", "/prod/%3F"),
    ],
)
def test_the_url_is_one_that_can_be_called(path: str, shown: str) -> None:
    """What is encoded stays as it is, and what cannot stand in a URL is encoded: a quote ends no shell word."""
    call = replace(request(f"GET {URL}"), path=path, headers=Headers())

    assert words(Call(call, PETS))["url"].endswith(f"amazonaws.com{shown}")


def test_a_command_names_what_is_not_known() -> None:
    """In a command, what nobody told us stands by its name, for the reader to put in."""
    template = "aws apigateway get-stage --rest-api-id {rest_api_id} --stage-name {stage}"

    assert command(template, {"rest_api_id": "?", "stage": "prod"}) == (
        "aws apigateway get-stage --rest-api-id <rest-api-id> --stage-name prod"
    )


def test_a_command_looks_up_the_deployment_itself() -> None:
    """Where the stage is known; not where the caller chose what would stand in a shell."""
    template = "aws apigateway get-deployment --deployment-id {deployment_id}"
    told = {"rest_api_id": "a1b2c3d4e5", "stage": "prod", "deployment_id": "?"}

    assert command(template, told) == (
        "aws apigateway get-deployment --deployment-id $(aws apigateway get-stage --rest-api-id a1b2c3d4e5"
        " --stage-name prod --query deploymentId --output text)"
    )
    assert command(template, {**told, "stage": "x;y"}).endswith("<deployment-id>")
    assert command(template, {**told, "stage": ""}).endswith("<deployment-id>")
    assert command(template, {**told, "deployment_id": "d1"}).endswith(" d1")
