"""Fetch the keys that a user pool publishes, so that a signature can be judged; no credentials are needed for it.

https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
"""

import http.client
from typing import Final
from urllib.parse import urlsplit

from gatewright.aws.jwt.key_sets import LONGEST, public_keys
from gatewright.aws.user_pools import KEYS_BELOW, is_user_pool

_SECONDS: Final = 5.0
_OK: Final = 200
_OF_AWS: Final = (".amazonaws.com", ".amazonaws.com.cn")


def published(endpoint_url: str, issuer: str) -> str | None:
    """Return the key set of a user pool; `None` when it cannot be had.

    `endpoint_url` is where the account's Cognito is called: a local server publishes the keys of its own pools there.
    """
    if not is_user_pool(issuer):
        return None
    endpoint = urlsplit(endpoint_url)
    at_aws = (endpoint.hostname or "").endswith(_OF_AWS)
    place = urlsplit((issuer if at_aws else f"{endpoint_url.rstrip('/')}/{issuer.rpartition('/')[2]}") + KEYS_BELOW)
    kind = http.client.HTTPSConnection if place.scheme == "https" else http.client.HTTPConnection
    try:
        connection = kind(place.hostname or "", place.port, timeout=_SECONDS)
        try:
            connection.request("GET", place.path, headers={"Accept": "application/json"})
            response = connection.getresponse()
            text = response.read(LONGEST + 1).decode(errors="replace")
        finally:
            connection.close()
    except (OSError, http.client.HTTPException, ValueError):
        # What is not known stays open: the diagnosis says so, with the command that fetches it.
        return None
    return text if response.status == _OK and public_keys(text).failure is None else None
