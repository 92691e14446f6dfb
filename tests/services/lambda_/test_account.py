from tests.services.account import Account
from tests.services.lambda_.small import call, create, package


def test_limits_and_use_are_told(account: Account) -> None:
    """What is reserved is not to be had by others."""
    create(account, Publish=True)
    call(account, "put_function_concurrency", FunctionName="f", ReservedConcurrentExecutions=50)
    told = call(account, "get_account_settings")

    assert (1000, 950, 52_428_800, 262_144_000) == (
        told["AccountLimit"]["ConcurrentExecutions"],
        told["AccountLimit"]["UnreservedConcurrentExecutions"],
        told["AccountLimit"]["CodeSizeZipped"],
        told["AccountLimit"]["CodeSizeUnzipped"],
    )
    assert {"TotalCodeSize": 2 * len(package()), "FunctionCount": 1} == told["AccountUsage"]
