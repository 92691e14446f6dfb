"""What a client signed is found in its own log."""

import pytest

from gatewright.sources.signing_log import is_signing_log, signed_in

HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
CANONICAL = f"GET\n/prod/pets\n\nhost:h\nx-amz-date:20260115T120000Z\n\nhost;x-amz-date\n{HASH}"
TO_SIGN = f"AWS4-HMAC-SHA256\n20260115T120000Z\n20260115/eu-west-1/execute-api/aws4_request\n{'0' * 64}"
BOTOCORE = (
    f"2026-01-15 12:00:00,000 - MainThread - botocore.auth - DEBUG - CanonicalRequest:\n{CANONICAL}\n"
    f"2026-01-15 12:00:00,000 - MainThread - botocore.auth - DEBUG - StringToSign:\n{TO_SIGN}\n"
)
JAVA = f'DEBUG - AWS4 Canonical Request: "{CANONICAL}"\nDEBUG - AWS4 String to Sign: "{TO_SIGN}"\n'


@pytest.mark.parametrize("log", [BOTOCORE, JAVA, BOTOCORE.replace("\n", "\r\n")], ids=["botocore", "Java", "CRLF"])
def test_both_texts_are_found(log: str) -> None:
    """Whoever printed them."""
    found = signed_in(log)

    assert found is not None
    assert is_signing_log(log)
    assert (CANONICAL, "20260115/eu-west-1/execute-api/aws4_request") == (found.canonical_request(), found.scope)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("/prod/pets", ""),
        ("/prod/pets", "prod/pets"),
        ("/prod/pets", "https://h/prod/pets"),
        ("GET", "get"),
        (HASH, HASH.upper()),
        ("\nhost;x", "host;x"),
        ("\n20260115T120000Z\n2", "\n2026-01-15T12:00:00Z\n2"),
    ],
)
def test_what_was_signed_wrongly_is_read_as_well(right: str, wrong: str) -> None:
    """The fault that is looked for stands in it."""
    found = signed_in(BOTOCORE.replace(right, wrong))

    assert found is not None
    assert (wrong == "host;x") is not found.parted
    assert CANONICAL.replace(right, wrong) == found.canonical_request()


def test_the_last_request_counts() -> None:
    """A log holds many; the refused one is the last."""
    found = signed_in(BOTOCORE.replace("/prod/pets", "/prod/first") + BOTOCORE)

    assert found is not None
    assert "/prod/pets" == found.path


@pytest.mark.parametrize("text", ["", "CanonicalRequest:\nGET\n/", f"StringToSign:\n{TO_SIGN}"])
def test_half_of_it_is_none(text: str) -> None:
    """Both texts are needed."""
    assert not is_signing_log(text)


def test_the_answer_of_aws_is_not_the_clients_log() -> None:
    """AWS prints what it received, not what was signed."""
    assert not is_signing_log(f"The Canonical String for this request should have been\n'{CANONICAL}'\n{BOTOCORE}")
