"""What `gatewright serve` can be told."""

from pathlib import Path

from gatewright.server.settings import Settings


def test_the_defaults_are_those_of_the_interface() -> None:
    """Loopback, port 4566, state beside the caller, account of zeros, nothing unenforced."""
    settings = Settings()

    assert (settings.host, settings.port, settings.state) == ("127.0.0.1", 4566, Path(".gatewright"))
    assert (settings.account_id, settings.region, settings.allow_unenforced) == ("000000000000", "us-east-1", False)
