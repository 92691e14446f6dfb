"""Each situation of a Lambda authorizer comes with a token; that each meets its cause, the experiments show."""

import pytest

from gatewright.lab.authorizer_situations import BEHIND_A_FUNCTION
from gatewright.lab.estate import build
from tests.gatewright_server import Running


@pytest.mark.parametrize("cause_id", sorted(BEHIND_A_FUNCTION))
def test_a_situation_brings_a_token_and_reads_the_log(gateway: Running, cause_id: str) -> None:
    """Only a kept answer needs a call before."""
    attempt = BEHIND_A_FUNCTION[cause_id](build(gateway.client()))

    assert attempt.headers["Authorization"]
    assert attempt.reads_log
    assert (attempt.before is not None) == (cause_id == "authorizer.cached-policy-too-narrow")
