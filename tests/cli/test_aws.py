"""A live account by boto3."""

import pytest

from gatewright.cli.aws import account
from gatewright.cli.exits import UsageError
from gatewright.sources.errors import AccountError
from tests.gatewright_server import Running


def test_documents_are_read_from_the_endpoint(gateway: Running) -> None:
    """The account behind `--endpoint-url` is read, in the region that is named."""
    created = gateway.client(region="eu-north-1").create_rest_api(name="read-me")
    here = account(None, "eu-north-1", gateway.url).get("get_rest_api", created["id"])
    elsewhere = account(None, "eu-north-2", gateway.url).get("get_rest_api", created["id"])

    assert isinstance(here, dict)
    assert here["name"] == "read-me"
    assert elsewhere is None


def test_a_profile_that_is_not_there_is_said() -> None:
    """boto3's own words, as a usage error."""
    with pytest.raises(UsageError, match=r"nobody.*could not be found"):
        account("nobody", None, None)


def test_without_any_region_it_is_the_first_of_awss(gateway: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody names a region, us-east-1 is read, as `gatewright serve` serves."""
    created = gateway.client(region="us-east-1").create_rest_api(name="read-me-too")
    monkeypatch.delenv("AWS_DEFAULT_REGION")

    assert isinstance(account(None, None, gateway.url).get("get_rest_api", created["id"]), dict)


def test_an_endpoint_that_does_not_answer_is_said() -> None:
    """Nobody listens: one line, and no endless retries."""
    with pytest.raises(AccountError, match="get_rest_apis"):
        account(None, "us-east-1", "http://127.0.0.1:1").get("get_rest_apis")


def test_an_endpoint_that_is_no_url_is_said() -> None:
    """A malformed `--endpoint-url` is a usage error."""
    with pytest.raises(UsageError):
        account(None, "us-east-1", "not a url").get("get_rest_apis")
