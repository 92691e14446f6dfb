"""
What a function calls AWS's APIs with: a session of its role, as Lambda assumes it for each process.

https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html. A role that IAM of this server does not
know has no sessions: its functions get a key of nobody's, which an open control plane takes for the root user's, as it
takes every key that it did not issue, and which a guarded one refuses.
"""

import time
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Final

from gatewright.aws.iam_arns import role_arn
from gatewright.gateway.functions.runnable import Runnable
from gatewright.services.operation import Operation
from gatewright.services.sts.sessions import issue
from gatewright.store.iam_answers import GLOBAL
from gatewright.store.store import Store

SESSION_SECONDS: Final = 12 * 3600
"""How long the credentials of a process are good for."""

SHARED_SECONDS: Final = 5 * 3600
"""How long new processes get the same; what is left then is more than a process lives."""

Commit = Callable[[Callable[[Store], Mapping[str, str]]], Awaitable[Mapping[str, str]]]
"""Runs what changes the store, and returns what it returns."""

OF_NOBODY: Final[Mapping[str, str]] = {
    "AWS_ACCESS_KEY_ID": "ASIAGATEWRIGHTFUNCTI",
    "AWS_SECRET_ACCESS_KEY": "of-no-account",
    "AWS_SESSION_TOKEN": "of-no-session",
}
"""What a function gets whose role is not known."""


class FunctionCredentials:
    """The credentials of every function: one session of its role for all its processes, and a new one in time."""

    def __init__(self, commit: Commit, new_id: Callable[[], str]) -> None:
        """Take who changes the store for the server (`ControlPlane.commit`), and where chance comes from."""
        self._commit = commit
        self._new_id = new_id
        self._known: dict[tuple[str, str, str], tuple[float, Mapping[str, str]]] = {}

    async def __call__(self, runnable: Runnable) -> Mapping[str, str]:
        """Return what a new process of a function signs its calls with."""
        key = (runnable.role, runnable.region, runnable.name)
        issued_at, known = self._known.get(key, (0.0, OF_NOBODY))
        now = time.time()
        if now < issued_at + SHARED_SECONDS:
            return known
        issued = await self._commit(partial(begin_session, runnable=runnable, new_id=self._new_id, now=now))
        if issued is not OF_NOBODY:
            self._known[key] = (now, issued)
        return issued


def begin_session(store: Store, *, runnable: Runnable, new_id: Callable[[], str], now: float) -> Mapping[str, str]:
    """Begin a session of a function's role, and return it as environment variables."""
    named = role_arn(runnable.role)
    if named is None:
        return OF_NOBODY
    account_id = named.account_id
    with store.transaction(account_id, GLOBAL) as documents:
        role = documents.get("iam_role", named.name.lower())
        if role is None or role["Arn"] != runnable.role:
            return OF_NOBODY
        issued = issue(
            documents,
            _operation(store, runnable, account_id, new_id, now),
            duration=SESSION_SECONDS,
            Kind="assumed-role",
            Arn=f"arn:aws:sts::{account_id}:assumed-role/{role['RoleName']}/{runnable.name}",
            UserId=f"{role['RoleId']}:{runnable.name}",
            IssuerArn=role["Arn"],
            IssuerId=role["RoleId"],
        )
    return {
        "AWS_ACCESS_KEY_ID": issued["AccessKeyId"],
        "AWS_SECRET_ACCESS_KEY": issued["SecretAccessKey"],
        "AWS_SESSION_TOKEN": issued["SessionToken"],
    }


def _operation(store: Store, runnable: Runnable, account_id: str, new_id: Callable[[], str], now: float) -> Operation:
    """Return the call by which Lambda would assume the role."""
    return Operation(
        params={},
        account_id=account_id,
        region=runnable.region,
        now=now,
        new_id=new_id,
        caller="lambda.amazonaws.com",
        counters=store.counters,
        log_events=store.log_events,
    )
