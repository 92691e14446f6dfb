"""An account to call Cognito in."""

import base64
import json
from typing import Any

from gatewright.store.documents import Document
from tests.services.account import Account

PASSWORD = "Perm1234!"
FLOWS = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]


class PoolAccount:
    """An account with the pool `pets`, a client that signs in with passwords, and the user `ada`."""

    def __init__(self) -> None:
        self.account = Account()
        self.pool = str(self.call("create_user_pool", PoolName="pets")["UserPool"]["Id"])
        self.client = self.make_client()
        self.make_user("ada", UserAttributes=[{"Name": "email", "Value": "ada@example.org"}])

    def call(self, name: str, /, **params: Any) -> Document:
        """Perform an operation and return what it answers."""
        return self.account.call(name, service="cognito-idp", **params)

    def refusal(self, name: str, /, **params: Any) -> tuple[str, str]:
        """Perform an operation that has to be refused, and return the code and the message."""
        return self.account.refusal(name, service="cognito-idp", **params)

    def in_pool(self, name: str, /, **params: Any) -> Document:
        """Perform an operation on the pool."""
        return self.call(name, UserPoolId=self.pool, **params)

    def pool_refusal(self, name: str, /, **params: Any) -> tuple[str, str]:
        """Perform an operation on the pool that has to be refused."""
        return self.refusal(name, UserPoolId=self.pool, **params)

    def make_client(self, **params: Any) -> str:
        """Create a client and return its id."""
        wanted = {"ClientName": "web", "ExplicitAuthFlows": FLOWS, **params}
        return str(self.in_pool("create_user_pool_client", **wanted)["UserPoolClient"]["ClientId"])

    def make_user(self, name: str, **params: Any) -> None:
        """Create a user who has chosen his password."""
        self.in_pool("admin_create_user", Username=name, **params)
        self.in_pool("admin_set_user_password", Username=name, Password=PASSWORD, Permanent=True)

    def sign_in(self, name: str = "ada", password: str = PASSWORD, **params: Any) -> Document:
        """Sign a user in and return the answer."""
        given = {"USERNAME": name, "PASSWORD": password, **params}
        return self.call("initiate_auth", ClientId=self.client, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=given)

    def tokens(self, **params: Any) -> Document:
        """Sign `ada` in and return her tokens."""
        found: Document = self.sign_in(**params)["AuthenticationResult"]
        return found

    def refresh(self, token: str, **params: Any) -> Document:
        """Return the answer to a refresh token."""
        given = {"REFRESH_TOKEN": token, **params}
        return self.call("initiate_auth", ClientId=self.client, AuthFlow="REFRESH_TOKEN_AUTH", AuthParameters=given)

    def refresh_refusal(self, token: str) -> tuple[str, str]:
        """Return why a refresh token is refused."""
        given = {"REFRESH_TOKEN": token}
        return self.refusal("initiate_auth", ClientId=self.client, AuthFlow="REFRESH_TOKEN_AUTH", AuthParameters=given)


def claims(token: str) -> Document:
    """Return the claims of a token, unverified."""
    part = token.split(".")[1]
    found: Document = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return found
