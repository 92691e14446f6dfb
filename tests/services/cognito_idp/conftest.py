"""What the tests of Cognito user pools start from."""

import pytest

from gatewright.services.cognito_idp import keys, passwords
from gatewright.services.operation import Operation
from gatewright.store.documents import Document
from tests.services.cognito_idp.pool_account import PoolAccount
from tests.tokens import KEYS, KID


@pytest.fixture(autouse=True)
def cheap_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every pool have the same key pair, and hash passwords for next to nothing: both take a while."""
    text = (KEYS / "pool.pem").read_text("ascii")

    def new_key(_operation: Operation) -> Document:
        return {"kid": KID, "privateKey": text}

    monkeypatch.setattr(keys, "new_key", new_key)
    monkeypatch.setitem(passwords._COST, "n", 4)


@pytest.fixture
def cognito() -> PoolAccount:
    """Return an account with a pool, a client and the user `ada`, who has chosen her password."""
    return PoolAccount()
