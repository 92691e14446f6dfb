"""AWS's own clock, as it prints it."""

import pytest

from gatewright.doctor.signatures.clock_told import with_clock
from gatewright.sources.exchange import Exchange
from tests.doctor.evidence import answered

EARLY = "Signature not yet current: 20260115T130000Z is still later than 20260115T120500Z (20260115T120000Z + 5 min.)"


def refused(message: str) -> Exchange:
    """Return a call that was refused with these words, by a server whose `Date` is later."""
    body = f'{{"message":"{message}"}}'.encode()
    return Exchange(observation=answered(403, "InvalidSignatureException", body), called_at=1_768_478_403.0)


@pytest.mark.parametrize(
    ("message", "now"),
    [
        (
            "Signature expired: 20260115T100000Z is now earlier than 20260115T115500Z (20260115T120000Z - 5 min.)",
            1_768_478_400.0,
        ),
        (EARLY, 1_768_478_400.0),
        ("Signature expired", 1_768_478_403.0),
        ("Forbidden", 1_768_478_403.0),
    ],
)
def test_the_printed_clock_is_surer_than_the_date(message: str, now: float) -> None:
    """Where it is printed."""
    assert with_clock(refused(message)).called_at == now
