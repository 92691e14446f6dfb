import base64
from typing import Any

import pytest

from gatewright.services.cognito_idp.token_endpoint import OAuthError, token
from gatewright.store.documents import Document
from tests.services.account import ACCOUNT, NOW, REGION
from tests.services.cognito_idp.pool_account import PoolAccount, claims


class Machine:
    """A client that signs in for itself."""

    def __init__(self, cognito: PoolAccount, **params: Any) -> None:
        self.cognito = cognito
        scopes = [{"ScopeName": name, "ScopeDescription": name} for name in ("read", "write")]
        cognito.in_pool("create_resource_server", Identifier="pets", Name="pets", Scopes=scopes)
        wanted = {
            "ClientName": "m2m",
            "GenerateSecret": True,
            "AllowedOAuthFlows": ["client_credentials"],
            "AllowedOAuthFlowsUserPoolClient": True,
            "AllowedOAuthScopes": ["pets/read", "pets/write"],
            **params,
        }
        self.client = cognito.in_pool("create_user_pool_client", **wanted)["UserPoolClient"]

    @property
    def form(self) -> dict[str, str]:
        """Return what it sends."""
        return {
            "grant_type": "client_credentials",
            "client_id": self.client["ClientId"],
            "client_secret": self.client["ClientSecret"],
        }

    def basic(self, secret: str | None = None) -> str:
        """Return the header that says the same."""
        pair = f"{self.client['ClientId']}:{secret or self.client['ClientSecret']}"
        return f"Basic {base64.b64encode(pair.encode()).decode()}"

    def ask(self, form: dict[str, str], authorization: str | None = None, pool: str | None = None) -> Document:
        """Return what the endpoint answers."""
        with self.cognito.account.store.reading(ACCOUNT, REGION) as documents:
            return token(documents, self.cognito.account.operation(form), authorization, pool)

    def refusal(self, form: dict[str, str], authorization: str | None = None, pool: str | None = None) -> str:
        """Return the error."""
        with pytest.raises(OAuthError) as caught:
            self.ask(form, authorization, pool)
        return caught.value.code


def test_access_token_holds_the_scopes(cognito: PoolAccount) -> None:
    """All that the client may have, or those that it asks for."""
    machine = Machine(cognito)
    answer = machine.ask(machine.form)
    told = claims(answer["access_token"])
    ids = told.pop("jti")

    assert (answer["expires_in"], answer["token_type"]) == (3_600, "Bearer")
    assert len(ids) == 36
    assert told == {
        "sub": machine.client["ClientId"],
        "client_id": machine.client["ClientId"],
        "token_use": "access",
        "scope": "pets/read pets/write",
        "iss": f"https://cognito-idp.eu-west-1.amazonaws.com/{cognito.pool}",
        "auth_time": int(NOW),
        "iat": int(NOW),
        "exp": int(NOW) + 3_600,
        "version": 2,
    }
    assert claims(machine.ask({**machine.form, "scope": "pets/write"})["access_token"])["scope"] == "pets/write"


def test_client_proves_itself_by_header_or_form(cognito: PoolAccount) -> None:
    """At the domain of its own pool."""
    machine = Machine(cognito)
    form = {"grant_type": "client_credentials"}

    assert machine.ask(form, machine.basic(), cognito.pool)["access_token"]
    assert machine.refusal(form, machine.basic("wrong")) == "invalid_client"
    assert machine.refusal(form, machine.basic(), "eu-west-1_other") == "invalid_client"
    assert machine.refusal({**form, "client_id": "other"}, machine.basic()) == "invalid_client"
    assert machine.refusal(form, "Basic é") == "invalid_client"
    assert machine.refusal(form, "Bearer YTpi") == "invalid_client"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"grant_type": ""}, "invalid_request"),
        ({"client_secret": "x"}, "invalid_client"),
        ({"client_secret": ""}, "invalid_client"),
        ({"client_id": "nobody"}, "invalid_client"),
        ({"scope": "pets/delete"}, "invalid_scope"),
        ({"scope": "pets/read openid"}, "invalid_scope"),
    ],
)
def test_errors_have_the_names_of_the_rfc(cognito: PoolAccount, changed: dict[str, str], code: str) -> None:
    """RFC 6749, section 5.2."""
    machine = Machine(cognito)

    assert machine.refusal({**machine.form, **changed}) == code


def test_client_of_other_flows_is_not_authorized(cognito: PoolAccount) -> None:
    """Though it has a secret; one without any scope has nothing to ask for."""
    machine = Machine(cognito, AllowedOAuthFlows=["code"], CallbackURLs=["https://x.example"])
    cognito.pool = cognito.call("create_user_pool", PoolName="other")["UserPool"]["Id"]
    scopeless = Machine(cognito, AllowedOAuthScopes=[])

    assert machine.refusal(machine.form) == "unauthorized_client"
    assert scopeless.refusal(scopeless.form) == "invalid_scope"
