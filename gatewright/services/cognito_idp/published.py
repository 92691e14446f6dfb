"""What a user pool publishes of itself: its keys, and where everything is.

https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
and https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html.
Named are only places that this server answers.
"""

from gatewright.services.cognito_idp.identifiers import region_of
from gatewright.services.cognito_idp.keys import issuer, jwks_text
from gatewright.services.cognito_idp.places import place_of_pool
from gatewright.store.documents import Document, Documents
from gatewright.store.reader import StoreReader


def key_set(documents: Documents, pool_id: str) -> str | None:
    """Return the JSON Web Key Set of a pool, `None` when there is no such pool."""
    key = documents.get("user_pool_key", pool_id)
    return None if key is None else jwks_text(key)


def key_set_of(store: StoreReader, named: str) -> str | None:
    """Return the key set of the issuer of that name, `None` when it is none of our pools."""
    pool_id = named.rpartition("/")[2]
    place = place_of_pool(store, pool_id) if issuer(pool_id) == named else None
    if place is None:
        return None
    with store.reading(place.account_id, place.region) as documents:
        return key_set(documents, pool_id)


def discovery(documents: Documents, pool_id: str, base: str) -> Document | None:
    """Return the OpenID configuration of a pool; `base` is where it was asked, since its keys can be had there too."""
    if documents.get("user_pool", pool_id) is None:
        return None
    domain = next((one["Domain"] for one in documents.list("user_pool_domain") if one["UserPoolId"] == pool_id), None)
    place = f"https://{domain}.auth.{region_of(pool_id)}.amazoncognito.com/oauth2/token"
    return {
        "id_token_signing_alg_values_supported": ["RS256"],
        "issuer": issuer(pool_id),
        "jwks_uri": f"{base}/{pool_id}/.well-known/jwks.json",
        "response_types_supported": ["code", "token"],
        "scopes_supported": ["openid", "email", "phone", "profile"],
        "subject_types_supported": ["public"],
        **({"token_endpoint": place} if domain else {}),
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
    }
