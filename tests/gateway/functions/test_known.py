import pytest

from gatewright.gateway.functions.known import KnownFunctions, Route
from gatewright.store.store import Store
from tests.gateway.functions.conftest import Run
from tests.gateway.functions.made import ACCOUNT, REGION, made

STATEMENT = {
    "Sid": "s",
    "Effect": "Allow",
    "Principal": {"Service": "apigateway.amazonaws.com"},
    "Action": "lambda:InvokeFunction",
    "Resource": "*",
}


def test_a_function_is_known_with_all_that_belongs_to_it(run: Run) -> None:
    """Versions, aliases, policies by qualifier, and its concurrency."""

    async def known() -> None:
        async with made("x = 1", reserved=2, tags={"_gatewright_runtime_url_": "http://127.0.0.1:9"}) as one:
            with one.store.transaction(ACCOUNT, REGION) as documents:
                function = documents.get("function", "f") or {}
                published = {**function, "configuration": {**function["configuration"], "Version": "1", "Timeout": 9}}
                documents.put("function_version", "f", "1", document=published)
                alias = {"FunctionVersion": "1", "RoutingConfig": {"AdditionalVersionWeights": {"2": 0.5}}}
                documents.put("function_alias", "f", "prod", document=alias)
                policy = {"policy": {"Version": "2012-10-17", "Statement": [STATEMENT]}}
                documents.put("function_policy", "f", "prod", document=policy)
            one.refresh()
            found = one.known.current[ACCOUNT, REGION, "f"]

            assert (3, 9) == (found.versions["$LATEST"].timeout, found.versions["1"].timeout)
            assert {"prod": Route(version="1", weights=(("2", 0.5),))} == found.aliases
            assert (["prod"], 2) == (list(found.policies), found.reserved)
            assert "http://127.0.0.1:9" == found.versions["$LATEST"].runtime_url
            assert one.known.package(found.versions["1"]).startswith(b"PK")

    run(known())


def test_a_deleted_function_is_known_no_more(run: Run) -> None:
    """Others stay as they are, and are not read again."""

    async def gone() -> None:
        async with made("x = 1") as one:
            one.put({"app.py": "x = 2"}, name="other")
            before = one.known.current[ACCOUNT, REGION, "other"]
            one.delete("f")

            assert [(ACCOUNT, REGION, "other")] == list(one.known.current)
            assert before is one.known.current[ACCOUNT, REGION, "other"]

    run(gone())


def test_who_listens_is_told_of_functions_only() -> None:
    """A commit that touches no function changes nothing here."""
    told: list[int] = []
    store = Store.open(None)
    known = KnownFunctions(store, changed=lambda: told.append(1))
    known.refresh()
    with store.transaction(ACCOUNT, REGION) as documents:
        documents.put("rest_api", "a", document={"id": "a"})
    known.refresh()

    assert ([], {}) == (told, dict(known.current))
    store.close()


def test_a_policy_that_cannot_be_read_lets_nobody_in(run: Run) -> None:
    """It keeps no other function from being known."""

    async def known() -> None:
        async with made("x = 1") as one:
            with one.store.transaction(ACCOUNT, REGION) as documents:
                policy = {"policy": {"Statement": [{**STATEMENT, "Principal": {"AWS": "arn:aws:iam::1:user/*"}}]}}
                documents.put("function_policy", "f", "", document=policy)
            one.refresh()

            assert {} == dict(one.known.current[ACCOUNT, REGION, "f"].policies)

    run(known())


def test_code_that_is_gone_is_an_error(run: Run) -> None:
    """Whoever starts a function says so."""

    async def gone() -> None:
        async with made("x = 1") as one:
            runnable = one.known.current[ACCOUNT, REGION, "f"].versions["$LATEST"]
            with one.store.transaction(ACCOUNT, REGION) as documents:
                documents.forget_blob(runnable.code_digest)
            with pytest.raises(OSError, match="the code of function `f` is gone"):
                one.known.package(runnable)

    run(gone())
