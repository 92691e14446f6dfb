"""The fingerprints of attacks."""

from gatewright.aws.waf.injection.libinjection.sql_fingerprints import FINGERPRINTS


def test_every_fingerprint_is_unpacked() -> None:
    """At most five kinds each."""
    assert {"S&SOS", "1UE1", "X", "1C"} <= FINGERPRINTS
    assert len(FINGERPRINTS) == 8367
    assert max(map(len, FINGERPRINTS)) == 5
