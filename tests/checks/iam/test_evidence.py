"""What of a request shows how it was signed."""

from gatewright.checks.iam.evidence import evidence
from tests.casebook import request
from tests.checks.presence import PETS
from tests.signed_requests import signed


def test_the_parts_of_a_signature_are_shown_and_the_signature_is_not() -> None:
    """Credential, date and signed headers are no secrets."""
    facts = tuple(evidence(signed(request(PETS), {"by": "AKIAIOSFODNN7EXAMPLE"}, {})))

    assert [fact.path for fact in facts] == ["signature.credential", "signature.date", "signature.signed_headers"]
    assert facts[0].value == "AKIAIOSFODNN7EXAMPLE/20260115/eu-west-1/execute-api/aws4_request"


def test_any_other_header_is_a_secret() -> None:
    """A token stands marked; nothing at all is said to be nothing."""
    (token,) = evidence(request(f"{PETS}\nAuthorization: Bearer x"))
    (nothing,) = evidence(request(PETS))

    assert (token.secret, nothing.value) == (True, "-")
