from tests.services.account import Account

ONE, TWO = "a" * 20, "b" * 20


def test_each_row_makes_a_key(account: Account) -> None:
    """Columns in any order and letter case; a key is enabled unless its row says otherwise."""
    body = f"Key,NAME,Enabled\n{ONE},first,\n\n{TWO},second,FALSE\n".encode()
    answered = account.call("import_api_keys", body=body, format="csv")
    keys = account.call("get_api_keys", includeValues=True)["items"][::-1]

    assert ([ONE, TWO], ["first", "second"]) == ([one["value"] for one in keys], [one["name"] for one in keys])
    assert ([one["id"] for one in keys], []) == (answered["ids"], answered["warnings"])
    assert keys[1]["enabled"] is False


def test_key_is_put_into_the_plans_of_its_row(account: Account) -> None:
    """Several plans stand in one cell."""
    plans = [account.call("create_usage_plan", name=name)["id"] for name in ("gold", "silver")]
    body = f'name,key,usageplanIds\nfirst,{ONE},"{plans[0]},{plans[1]}"\n'.encode()
    account.call("import_api_keys", body=body, format="csv")

    assert [1, 1] == [len(account.call("get_usage_plan_keys", usagePlanId=one)["items"]) for one in plans]


def test_row_that_cannot_be_is_a_warning(account: Account) -> None:
    """The other rows are imported."""
    body = f"name,key\nshort,x\nfine,{ONE}\n".encode()
    answered = account.call("import_api_keys", body=body, format="csv")

    assert (1, ["API Key value should be at least 20 characters"]) == (len(answered["ids"]), answered["warnings"])


def test_warning_can_refuse_everything(account: Account) -> None:
    """With `failOnWarnings` nothing is imported."""
    body = f"name,key\nfine,{ONE}\nshort,x\n".encode()
    refused = account.refusal("import_api_keys", body=body, format="csv", failOnWarnings=True)

    assert "BadRequestException" == refused[0]
    assert [] == account.call("get_api_keys")["items"]


def test_unreadable_file_is_refused(account: Account) -> None:
    """No columns, no UTF-8, no CSV."""
    bodies = (b"", b"a,b\n1,2\n", b"\xff\xfe", b'name,key\n"x')
    codes = [account.refusal("import_api_keys", body=body, format="csv")[0] for body in bodies]

    assert ["BadRequestException"] * 4 == codes
