"""The ARN of a method, and how messages mask it."""

from gatewright.aws.arn import masked_account, method_arn


def test_the_arn_of_a_call() -> None:
    """An ARN holds the path as requested, without its leading slash; that of the root ends with a slash."""
    account = "111122223333"

    assert (
        method_arn("eu-west-1", account, "a1b2c3d4e5", "prod", "GET", "/pets/7")
        == "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/pets/7"
    )
    assert method_arn("eu-west-1", account, "a1", "prod", "GET", "/").endswith(":a1/prod/GET/")


def test_an_account_is_masked_but_for_four_digits() -> None:
    """Messages show eight asterisks and the last four digits of an account."""
    assert masked_account("111122223333") == "********3333"
