"""SECRET_HASH: how a client with a secret proves that it has it, without sending it.

https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html: Base64 of HMAC-SHA256 of
user name and client id, with the secret as key. Texts as users of AWS reported them.
"""

import base64
import hashlib
import hmac

from gatewright.services.cognito_idp.errors import not_authorized
from gatewright.store.documents import Document


def check(client: Document, username: str, sent: str | None) -> None:
    """Raise unless the hash is right; a client without a secret sends none."""
    secret, name = client.get("ClientSecret"), client["ClientId"]
    if secret is None:
        if sent:
            raise not_authorized(f"Client {name} is configured without secret but SECRET_HASH was received")
        return
    if not sent:
        raise not_authorized(f"Client {name} is configured with secret but SECRET_HASH was not received")
    if not hmac.compare_digest(secret_hash(client, username).encode(), sent.encode()):
        raise not_authorized(f"Unable to verify secret hash for client {name}")


def check_secret(client: Document, sent: str | None) -> None:
    """Raise unless the secret itself is right, where an operation takes it."""
    secret = client.get("ClientSecret")
    if (secret is None) != (not sent) or not hmac.compare_digest((secret or "").encode(), (sent or "").encode()):
        raise not_authorized(f"Unable to verify secret hash for client {client['ClientId']}")


def secret_hash(client: Document, username: str) -> str:
    """Return the hash that a client must send for a user."""
    digest = hmac.digest(
        str(client["ClientSecret"]).encode(), f"{username}{client['ClientId']}".encode(), hashlib.sha256
    )
    return base64.b64encode(digest).decode()
