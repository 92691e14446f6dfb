"""Access keys and their owners."""

from gatewright.model.principal import AccessKey


def test_the_secrets_of_a_key_are_not_printed() -> None:
    """Neither the secret nor the session token can reach a log by way of `repr`."""
    shown = repr(AccessKey(id="ASIAEXAMPLE", secret="hidden-secret", session_token="hidden-token"))

    assert "hidden" not in shown
    assert "ASIAEXAMPLE" in shown
