import pytest

from gatewright.sources.aws_session import aws_session
from gatewright.sources.errors import AccountError


def test_a_gateway_on_this_machine_needs_no_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    """Elsewhere there are none where there are none."""
    for name in ("ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN", "PROFILE"):
        monkeypatch.delenv(f"AWS_{name}", raising=False)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nowhere")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")

    assert "local" == aws_session(None, "eu-west-1", "http://127.0.0.1:1").get_credentials().access_key
    assert aws_session(None, "eu-west-1", "http://s3.example.com").get_credentials() is None


def test_a_profile_that_is_not_there_is_said() -> None:
    """In boto3's own words."""
    with pytest.raises(AccountError, match="nobody"):
        aws_session("nobody", None, None)
