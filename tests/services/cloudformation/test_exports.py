from tests.services.account import Account
from tests.services.cloudformation.stack_account import call, create


def test_exports_are_those_of_every_stack(account: Account) -> None:
    """With the stack that each is of."""
    stack_id = create(account)
    api = account.call("get_rest_apis")["items"][0]["id"]

    assert [{"ExportingStackId": stack_id, "Name": "shop-api", "Value": api}] == call(account, "list_exports")[
        "Exports"
    ]
