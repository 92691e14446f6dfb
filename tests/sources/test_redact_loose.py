import pytest

from gatewright.sources.redact_loose import redact_error, redact_loose, tokens_in

SECRET = "aSecretOfManyLetters0123"
TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmN"


@pytest.mark.parametrize(
    "text",
    [
        f"Authorization header requires 'Signature' parameter. Authorization=Bearer {SECRET}",
        f"'{SECRET}' not a valid key=value pair (missing equal-sign) in Authorization header: 'Bearer {SECRET}'.",
        f"GET\n/prod/pets\nx-amz-security-token:{SECRET}\n\nhost",
        f"/prod?X-Amz-Security-Token={SECRET}&a=1",
        f'{{"refresh_token": "{SECRET}"}}',
        f"https://ann:{SECRET}@api.example/x",
        f"got `x-api-key {SECRET}`",
        f"Bearer {SECRET}",
        TOKEN,
    ],
)
def test_what_stands_before_a_secret_tells_it(text: str) -> None:
    """In answers that repeat a token, in logs, in what could not be read."""
    masked = redact_loose(text)

    assert SECRET not in masked
    assert TOKEN.rpartition(".")[2] not in masked
    assert "****" in masked


@pytest.mark.parametrize(
    "text",
    [
        (
            "Authorization header requires 'Credential' parameter. Authorization header requires existence of either"
            " 'X-Amz-Date' or a 'Date' header."
        ),
        "The security token included in the request is expired",
        (
            "User: arn:aws:iam::111122223333:user/ann is not authorized to perform: execute-api:Invoke on resource:"
            " arn:aws:execute-api:eu-west-1:********2222:a1b2c3d4e5/prod/GET/pets"
        ),
        "Missing Authentication Token",
        "an unknown path is answered like a call without a signature: Missing Authentication Token.",
        "'x' not a valid key=value pair (missing equal-sign) in Authorization header",
        "Execution failed due to configuration error: Authorizer error",
        "./token-authorizer.template.json: Parameters.Bucket42039E29: it has no default",
        "api-key/secret.yaml: Resources.Key2: expected an object",
        "AWS4-HMAC-SHA256\n20261125T000000Z\n20261125/eu-west-1/execute-api/aws4_request",
    ],
)
def test_the_words_of_aws_stay(text: str) -> None:
    """They speak of tokens without holding one."""
    assert text == redact_loose(text)


def test_an_error_about_evidence_quotes_no_token() -> None:
    """A long word may be nothing else; the name of a file is left."""
    assert "expected a status, got `********0123`" == redact_error(f"expected a status, got `{SECRET}`")
    assert "cannot read `calls-of-2026-11-25-at-noon.json`" == redact_error(
        "cannot read `calls-of-2026-11-25-at-noon.json`"
    )


def test_tokens_are_found_wherever_they_stand() -> None:
    """In a path, say, which nothing marks as secret."""
    assert tokens_in(f"/reset/{TOKEN}/now?page=1") == {TOKEN}
    assert tokens_in("/reset/eyes") == frozenset()
