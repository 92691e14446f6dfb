from dataclasses import replace

from tests.services.account import Account


def test_times_are_those_of_the_services(account: Account) -> None:
    """API Gateway shows whole seconds, CloudWatch Logs counts milliseconds."""
    operation = replace(account.operation({}), now=1_767_225_600.75)

    assert (1_767_225_600, 1_767_225_600_750) == (operation.seconds, operation.milliseconds)
