"""AWS's default quotas."""

import pytest

from gatewright.services.apigatewayv2 import limits
from gatewright.wire.errors import ServiceError
from tests.services.account import ACCOUNT, REGION
from tests.services.api_account import ApiAccount


@pytest.mark.parametrize(("kind", "most"), [(kind, most) for kind, (most, _) in limits.OF_AN_API.items()])
def test_there_may_be_so_many_and_no_more(apis: ApiAccount, kind: str, most: int) -> None:
    """Of each API."""
    with apis.account.store.transaction(ACCOUNT, REGION) as documents:
        for number in range(most):
            limits.check(documents, kind, "pets")
            documents.put(kind, "pets", str(number), document={})
        with pytest.raises(ServiceError, match=r"^TooManyRequestsException: Maximum number of \w+ for this API has"):
            limits.check(documents, kind, "pets")
        limits.check(documents, kind, "chat")


def test_an_account_has_so_many_apis(apis: ApiAccount) -> None:
    """The two that are there count."""
    with apis.account.store.transaction(ACCOUNT, REGION) as documents:
        for number in range(limits.APIS - 2):
            limits.check_apis(documents)
            documents.put("api", str(number), document={})
        with pytest.raises(ServiceError) as caught:
            limits.check_apis(documents)

    assert (429, "TooManyRequestsException") == (caught.value.status, caught.value.code)
