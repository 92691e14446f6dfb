from tests.services.account import Account
from tests.services.lambda_.small import call, create, refusal


def test_concurrency_is_reserved_and_let_go(account: Account) -> None:
    """0 lets no call run, which is not the same as nothing reserved."""
    create(account)
    before = call(account, "get_function_concurrency", FunctionName="f")
    call(account, "put_function_concurrency", FunctionName="f", ReservedConcurrentExecutions=0)
    during = call(account, "get_function_concurrency", FunctionName="f")
    call(account, "delete_function_concurrency", FunctionName="f")
    after = call(account, "get_function_concurrency", FunctionName="f")

    assert ({"ReservedConcurrentExecutions": None}, {"ReservedConcurrentExecutions": 0}) == (before, during)
    assert before == after


def test_a_hundred_stay_for_everyone(account: Account) -> None:
    """What others have reserved counts."""
    create(account)
    create(account, "other")
    call(account, "put_function_concurrency", FunctionName="other", ReservedConcurrentExecutions=800)
    call(account, "put_function_concurrency", FunctionName="f", ReservedConcurrentExecutions=100)

    assert (
        "InvalidParameterValueException",
        (
            "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution"
            " below its minimum value of [100]."
        ),
    ) == refusal(account, "put_function_concurrency", FunctionName="f", ReservedConcurrentExecutions=101)
