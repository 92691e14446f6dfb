import pytest

from tests.doctor.evidence import alone, answered, answers, call

UNKNOWN_KEY = answered(
    403,
    "UnrecognizedClientException",
    b'{"message":"The security token included in the request is invalid."}',
)


def signed(access_key: str) -> dict[str, str]:
    """Return the header fields of a call that this key signed."""
    scope = f"{access_key}/20261125/eu-west-1/execute-api/aws4_request"
    parts = f"Credential={scope}, SignedHeaders=host;x-amz-date, Signature={'0' * 64}"
    return {"Authorization": f"AWS4-HMAC-SHA256 {parts}", "X-Amz-Date": "20261125T000000Z"}


@pytest.mark.parametrize("access_key", ["undefined", "null", "None"])
def test_a_key_that_is_none_is_what_keeps_the_caller_out(access_key: str) -> None:
    """Whatever the path is: the key that came stands in the proof."""
    diagnosis = alone(call("GET", "/prod/pets", UNKNOWN_KEY, signed(access_key)))
    finding = diagnosis.findings[0]

    assert ["iam.access-key-unknown"] == answers(diagnosis)
    assert ("request", "headers.authorization.Credential", access_key) in [
        (fact.where, fact.path, fact.value) for fact in finding.because
    ]


def test_any_other_key_may_be_one() -> None:
    """Then the answer has more causes."""
    diagnosis = alone(call("GET", "/prod/pets", UNKNOWN_KEY, signed("AKIAIOSFODNN7EXAMPLE")))

    assert len(answers(diagnosis)) > 1
