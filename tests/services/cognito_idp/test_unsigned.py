from typing import Any

import pytest

from gatewright.services.cognito_idp.places import Place
from gatewright.services.cognito_idp.unsigned import unsigned_place
from tests.services.account import ACCOUNT, REGION
from tests.services.cognito_idp.pool_account import PoolAccount
from tests.tokens import ACCESS_CLAIMS, signed

HERE = Place(ACCOUNT, REGION)


def test_client_and_token_are_placed_by_what_they_name(cognito: PoolAccount) -> None:
    """The pool's account and region."""
    store = cognito.account.store

    assert unsigned_place({"ClientId": cognito.client}, store) == HERE
    assert unsigned_place({"AccessToken": cognito.tokens()["AccessToken"]}, store) == HERE


@pytest.mark.parametrize(
    "params",
    [{"ClientId": "d"}, {"AccessToken": signed(ACCESS_CLAIMS)}, {"AccessToken": signed({})}, {"AccessToken": "x"}, {}],
)
def test_what_names_nothing_has_no_place(cognito: PoolAccount, params: dict[str, Any]) -> None:
    """The server's own region is taken then."""
    assert unsigned_place(params, cognito.account.store) is None
