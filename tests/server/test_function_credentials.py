import asyncio
import json
from collections.abc import Callable, Mapping
from itertools import count

import pytest

from gatewright.server import function_credentials
from gatewright.server.function_credentials import OF_NOBODY, SESSION_SECONDS, FunctionCredentials, begin_session
from gatewright.store.iam_answers import GLOBAL
from gatewright.store.store import Store
from tests.gateway.functions.made import runnable
from tests.services.account import Account

TRUST = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
NUMBERS = count()


def new_id() -> str:
    """Count up."""
    return f"{next(NUMBERS):010d}"


@pytest.fixture
def with_role() -> Account:
    """Return an account with the role of the functions."""
    account = Account()
    text = json.dumps({"Version": "2012-10-17", "Statement": [TRUST]})
    account.call("create_role", service="iam", RoleName="r", AssumeRolePolicyDocument=text)
    return account


def test_a_function_signs_as_its_role(with_role: Account) -> None:
    """Its session is named after the function, and is kept so that its key is known."""
    given = begin_session(with_role.store, runnable=runnable(), new_id=new_id, now=1000.0)
    with with_role.store.reading("000000000000", GLOBAL) as documents:
        session = documents.get("sts_session", given["AWS_ACCESS_KEY_ID"]) or {}

    assert given["AWS_ACCESS_KEY_ID"].startswith("ASIA")
    assert (given["AWS_SECRET_ACCESS_KEY"], given["AWS_SESSION_TOKEN"]) == (
        session["SecretAccessKey"],
        session["SessionToken"],
    )
    assert ("arn:aws:sts::000000000000:assumed-role/r/f", 1000 + SESSION_SECONDS) == (
        session["Arn"],
        session["Expiration"],
    )


def test_a_role_that_is_not_known_has_no_session() -> None:
    """The key is nobody's."""
    assert OF_NOBODY == begin_session(Account().store, runnable=runnable(), new_id=new_id, now=0)


def test_processes_of_a_function_share_a_session(with_role: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until it is old; each function has its own."""

    async def commit(work: Callable[[Store], Mapping[str, str]]) -> Mapping[str, str]:
        return work(with_role.store)

    async def given() -> list[str]:
        credentials = FunctionCredentials(commit, new_id)
        first = [await credentials(runnable()), await credentials(runnable()), await credentials(runnable(name="g"))]
        monkeypatch.setattr(function_credentials, "SHARED_SECONDS", 0)
        return [each["AWS_ACCESS_KEY_ID"] for each in [*first, await credentials(runnable())]]

    first, again, other, later = asyncio.run(given())

    assert first == again
    assert 3 == len({first, other, later})
