"""Each situation of a signature sends what it says; that each meets its cause, the experiments show."""

import pytest

from gatewright.lab.estate import build
from gatewright.lab.signed_situations import SIGNED
from tests.gatewright_server import Running

NOT_SIGNED = ("iam.signature-missing", "iam.bearer-token-sent")


@pytest.mark.parametrize("cause_id", sorted(SIGNED))
def test_a_situation_signs_where_its_cause_is_about_a_signature(gateway: Running, cause_id: str) -> None:
    """Those of the resource policy and of a missing signature do not."""
    attempt = SIGNED[cause_id](build(gateway.client()))
    signed = attempt.headers.get("Authorization", "").startswith("AWS4-HMAC-SHA256 ")

    assert signed == (cause_id.startswith("iam.") and cause_id not in NOT_SIGNED)
    assert bool(attempt.at_hand.keys or attempt.at_hand.sessions or attempt.at_hand.elsewhere) == cause_id.startswith(
        "iam."
    )
