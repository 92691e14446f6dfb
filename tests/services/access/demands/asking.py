"""Operations that are asked for, without a call."""

from typing import Any

from botocore import xform_name

from gatewright.services.access.demand import Asked
from gatewright.services.access.demands.table import demands_of
from gatewright.services.performing import GLOBAL_SERVICES
from gatewright.store.iam_answers import GLOBAL
from gatewright.store.store import Store
from tests.services.account import ACCOUNT, REGION, Account

ANN = f"arn:aws:iam::{ACCOUNT}:user/ann"


def asked(service: str, operation: str, **params: Any) -> Asked:
    """Return an operation that somebody asks for; what stands in the store is nothing."""
    store = Store.open(None)
    with store.reading(ACCOUNT, REGION) as documents:
        return Asked(
            service=service,
            operation=operation,
            path="/",
            verb="POST",
            params=params,
            account_id=ACCOUNT,
            region=REGION,
            documents=documents,
            caller=ANN,
        )


def demanded(
    service: str, operation: str, account: Account | None = None, **params: Any
) -> list[tuple[str, tuple[str, ...]]]:
    """Return what an operation demands: each action, and every name of what it is needed on; `?` is unknown."""
    account = account or Account()
    place = GLOBAL if service in GLOBAL_SERVICES else REGION
    with account.store.reading(ACCOUNT, place) as documents:
        found = demands_of(service, xform_name(operation), documents, account.operation(params))
    return [(one.action, tuple(each.whole or "?" for alternatives in one.on for each in alternatives)) for one in found]
