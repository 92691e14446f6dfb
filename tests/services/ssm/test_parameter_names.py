"""Names of parameters."""

import pytest

from gatewright.services.ssm.parameter_names import apart, checked, rooted
from gatewright.wire.errors import ServiceError

ARN = "arn:aws:ssm:eu-west-1:000000000000:parameter"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("a", ("a", None)),
        ("/a/b:3", ("/a/b", "3")),
        (f"{ARN}/a", ("/a", None)),
        (f"{ARN}/a/b:3", ("/a/b", "3")),
    ],
)
def test_name_and_version_are_told_apart(asked: str, found: tuple[str, str | None]) -> None:
    """In a name as in an ARN."""
    assert found == apart(asked)


def test_every_name_has_a_slash_in_its_arn() -> None:
    """One is put before it where there is none."""
    assert ["/a", "/a"] == [rooted("a"), rooted("/a")]


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("a b", "ValidationException", "Only a mix of letters"),
        ("a/b", "ValidationException", "must be a fully qualified name"),
        ("AWS_x", "ValidationException", 'can\'t be prefixed with "aws" or "ssm" (case-insensitive).'),
        ("/ssm/x", "ValidationException", "If formed as a path"),
        ("/Aws/x", "AccessDeniedException", "No access to reserved parameter name: /Aws/x."),
    ],
)
def test_name_that_cannot_be_is_refused(name: str, code: str, words: str) -> None:
    """Names of AWS's own parameters among them."""
    with pytest.raises(ServiceError) as caught:
        checked(name)

    assert (code, True) == (caught.value.code, words in caught.value.message)


def test_name_that_only_begins_alike_is_taken() -> None:
    """`awsome` is nobody's."""
    assert "awsome" == checked("awsome")
