"""What a refusal of a user pool's authorizer shows."""

from gatewright.checks.authorizer.token_evidence import keys_of, source_fact, time_of_the_call
from gatewright.model.fact import Fact
from gatewright.model.outcome import Deny
from tests.checks.authorizer.pool_calls import ARN, calling, outcome
from tests.tokens import ID_CLAIMS, ISSUER, signed


def test_evidence_names_the_claim_and_the_pools() -> None:
    """A person sees what came, and what would do."""
    said = outcome(calling(signed({**ID_CLAIMS, "iss": "https://issuer.example"})))

    assert isinstance(said, Deny)
    assert said.because[0] == Fact("request", "headers.authorization.iss", "https://issuer.example")
    assert said.because[1].path == "authorizers[p00l00].providerARNs"
    assert said.because[1].value.endswith(ARN)
    assert said.values["authorizer_id"] == "p00l00"


def test_nothing_is_shown_as_a_dash() -> None:
    """As everywhere."""
    assert source_fact("X-Token", "") == Fact("request", "headers.x-token", "-")


def test_missing_keys_come_with_the_command_that_fetches_them() -> None:
    """They are public; of the time nobody can ask."""
    assert keys_of(ISSUER).command == f"curl -s {ISSUER}/.well-known/jwks.json"
    assert time_of_the_call().command is None
