"""A refusal that somebody retold is put back into AWS's words."""

import pytest

from gatewright.aws.sigv4.answers import MISMATCH
from gatewright.sources.retold import in_aws_words

WHOLE = MISMATCH.message.partition("\n\n")[0]
REFUSED = "User: arn:aws:iam::1:user/a is not authorized to perform: execute-api:Invoke"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (WHOLE, WHOLE),
        ("The request signature we calculated does not match the signature you provided.", WHOLE),
        ("the request signature we calculated does not match the signature you provided. 403", WHOLE),
        (f"{REFUSED} ...", f"{REFUSED} on resource: ..."),
        (f"{REFUSED} on resource arn:x with explicit deny", f"{REFUSED} on resource: arn:x with an explicit deny"),
        ("not authorized to perform execute-api:Invoke", f"{REFUSED[REFUSED.index('is not') :]} on resource: ..."),
    ],
)
def test_what_was_left_out_is_put_back(text: str, expected: str) -> None:
    """The rest of the sentence, the colon, the article; an address that nobody showed is dots."""
    assert in_aws_words(text) == expected


@pytest.mark.parametrize("folded", ["\n\n", "\n", "", " "])
def test_the_texts_that_aws_would_sign_are_kept(folded: str) -> None:
    """However the lines were folded, and whether or not the second text is there."""
    text = f"{WHOLE}{folded}The Canonical String for this request should have been{folded}'GET\n/a\n'"
    with_both = f"{text}{folded}The String-to-Sign should have been{folded}'AWS4-HMAC-SHA256\nx'"

    filled = MISMATCH.message.replace("{canonical_request}", "GET\n/a\n")
    assert in_aws_words(with_both).split() == filled.replace("{string_to_sign}", "AWS4-HMAC-SHA256\nx").split()
    assert in_aws_words(text).split() == filled.replace("{string_to_sign}", "...").split()


def test_what_aws_printed_stays_as_it_is() -> None:
    """To the letter."""
    text = MISMATCH.message.replace("{canonical_request}", "GET\n/\n\nhost:a\n\nhost\nabc")

    assert in_aws_words(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Forbidden",
        (
            "The request signature we calculated does not match the signature you provided. Check your key and signing"
            " method."
        ),
        f"{REFUSED} on resource: arn:aws:execute-api:eu-west-1:1:a/b/GET/c",
        "User: arn:aws:iam::1:user/a is not authorized to perform: s3:GetObject",
    ],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    """S3's words for a signature among them."""
    assert in_aws_words(text) == text
