"""The root user's key."""

from gatewright.services.access.root_credentials import RootCredentials


def test_the_secret_is_not_printed() -> None:
    """A log of settings shows the id alone."""
    assert "RootCredentials(access_key='AKIA')" == repr(RootCredentials(access_key="AKIA", secret="s"))
