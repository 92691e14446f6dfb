"""What operations demand."""

from gatewright.model.unknown import Unknown
from gatewright.services.access.demand import Asked, demand, shown, untold
from tests.services.access.demands.asking import asked


def test_a_resource_is_named_in_the_caller_s_account() -> None:
    """By what follows the account; global services name no region."""
    one: Asked = asked("logs", "DescribeLogGroups")

    assert "arn:aws:logs:eu-west-1:000000000000:x/y" == one.arn("logs", "x/y").text
    assert "arn:aws:iam::000000000000:user/a" == one.arn("iam", "user/a", region="").text
    assert "arn:aws:x:::y" == one.named("arn:aws:x:::y").text


def test_what_cannot_be_told_is_unknown() -> None:
    """No pattern fits it for certain, and none fails to."""
    one = asked("logs", "DescribeLogGroups")

    assert isinstance(one.named("no-arn").text, Unknown)
    assert untold("000000000000") == one.untold()
    assert ("000000000000", "*") == (one.untold().account, shown(one.untold()))
    assert ("000000000000", "*") == (one.everything().account, shown(one.everything()))


def test_keys_of_a_service_are_written_with_a_colon() -> None:
    """So that they can stand as arguments."""
    one = asked("logs", "DescribeLogGroups").everything()

    assert {"iam:passedtoservice": ("x",), "s3:max-keys": ("1",)} == demand(
        "a:B", one, iam__passedtoservice=("x",), s3__max_keys=("1",)
    ).context
    assert ((one,),) == demand("a:B", one).on
