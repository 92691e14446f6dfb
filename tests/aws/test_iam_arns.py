import pytest

from gatewright.aws.iam_arns import IamArn, iam_arn, role_arn


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("arn:aws:iam::111122223333:user/ann", IamArn("111122223333", "user", "ann")),
        ("arn:aws-cn:iam::111122223333:group/a/b/ops", IamArn("111122223333", "group", "ops")),
        ("arn:aws:iam::111122223333:root", None),
        ("arn:aws:sts::111122223333:assumed-role/reader/s", None),
        ("ann", None),
    ],
)
def test_an_arn_says_whose_it_is(text: str, expected: IamArn | None) -> None:
    """Of a user or a group; a path is no part of the name."""
    assert (expected, None) == (iam_arn(text), role_arn(text))


def test_a_role_is_told_from_the_others() -> None:
    """It alone can be assumed and passed."""
    arn = "arn:aws:iam::111122223333:role/service-role/reader"

    assert IamArn("111122223333", "role", "reader") == role_arn(arn) == iam_arn(arn)
