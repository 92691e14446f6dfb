"""A live account by boto3."""

from pathlib import Path

import pytest

from gatewright.cli.aws import account, credentials
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


def test_credentials_are_found_as_the_aws_cli_finds_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the environment, with the token of a session."""
    for name, value in (("ACCESS_KEY_ID", "AKIA"), ("SECRET_ACCESS_KEY", "s"), ("SESSION_TOKEN", "t")):
        monkeypatch.setenv(f"AWS_{name}", value)

    assert ("AKIA", "s", "t") == credentials(None)


def test_without_credentials_nothing_is_signed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One line says what it takes."""
    for name in ("ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN", "PROFILE"):
        monkeypatch.delenv(f"AWS_{name}", raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))

    with pytest.raises(UsageError, match="a signature needs `--user KEY:SECRET`"):
        credentials(None)
