"""A guarded control plane without a server: people in a store, a gate, and calls that botocore signs."""

import json
import time
from typing import Any
from urllib.parse import urlsplit

import botocore.session
from botocore.config import Config

from gatewright.model.request import Peer, Request, headers
from gatewright.model.response import Response
from gatewright.services.access.gate import Gate
from gatewright.services.access.root_credentials import RootCredentials
from gatewright.services.callers import Calling
from gatewright.services.dispatch import random_id, respond
from gatewright.services.settings import Settings
from tests.services.account import ACCOUNT
from tests.services.iam.people import People

ROOT = RootCredentials(access_key="AKIAROOTROOTROOTROOT", secret="root-secret")
SESSION = botocore.session.get_session()
SETTINGS = Settings(new_id=random_id)
REGION = "eu-west-1"


class Caught(Exception):
    """Raised in place of sending."""

    def __init__(self, request: Request) -> None:
        super().__init__()
        self.request = request


def _arrived(sent: Any) -> Request:
    parts = urlsplit(sent.url)
    items = [(name, value.decode() if isinstance(value, bytes) else str(value)) for name, value in sent.headers.items()]
    body = sent.body or b""
    body = body if isinstance(body, bytes) else body.encode() if isinstance(body, str) else body.read()
    if not any(name.lower() == "host" for name, _ in items):
        items.append(("Host", parts.netloc))
    return Request(
        method=sent.method,
        host=parts.hostname or "",
        path=parts.path or "/",
        query=parts.query,
        headers=headers(items),
        body=body,
        peer=Peer(source_ip="192.0.2.7", tls=None, vpc_endpoint=None),
        received_at=time.time(),
    )


def signed(
    service: str,
    operation: str,
    key: str = ROOT.access_key,
    secret: str = ROOT.secret,
    token: str | None = None,
    url: str = "http://gateway.example:4566",
    **params: Any,
) -> Request:
    """Return the request that botocore would send."""
    client = SESSION.create_client(
        service,
        REGION,
        aws_access_key_id=key,
        aws_secret_access_key=secret,
        aws_session_token=token,
        endpoint_url=url,
        config=Config(retries={"max_attempts": 0, "mode": "standard"}),
    )

    def catch(request: Any, **_: Any) -> None:
        raise Caught(_arrived(request))

    client.meta.events.register("before-send", catch)
    try:
        getattr(client, operation)(**params)
    except Caught as caught:
        return caught.request
    finally:
        client.close()
    raise AssertionError("expected botocore to send something")


def policy(effect: str, action: str | list[str], resource: str | list[str] = "*", **condition: Any) -> str:
    """Return a policy of one statement."""
    statement: dict[str, Any] = {"Effect": effect, "Action": action, "Resource": resource}
    if condition:
        statement["Condition"] = condition
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


class Guarded(People):
    """An account whose control plane is not open."""

    def __init__(self) -> None:
        super().__init__()
        self.now = float(int(time.time()))
        self.gate = Gate(ROOT, ACCOUNT, b"k" * 32)

    def answer(self, request: Request) -> Response:
        """Answer a request."""
        answered = respond(request, self.store, SETTINGS, None, self.gate)
        assert isinstance(answered, Response)
        return answered

    def ask(self, service: str, operation: str, *key: str, **params: Any) -> tuple[int, str]:
        """Call an operation; return the status and the body of the answer."""
        answered = self.answer(signed(service, operation, *key, **params))
        return answered.status, answered.body.decode()

    def keys_of(self, name: str = "ann") -> tuple[str, str]:
        """Create an access key of a user."""
        key = self.iam("create_access_key", UserName=name)["AccessKey"]
        return key["AccessKeyId"], key["SecretAccessKey"]

    def person(self, text: str, name: str = "ann") -> tuple[str, str]:
        """Create a user with a policy, and return his access key."""
        self.user(name)
        self.iam("put_user_policy", UserName=name, PolicyName="own", PolicyDocument=text)
        return self.keys_of(name)

    def session(self, caller: Calling | None = None, **params: Any) -> tuple[str, str, str]:
        """Begin a session of a role; return what it signs with."""
        issued = self.sts("assume_role", caller, RoleSessionName="sess", **params)["Credentials"]
        return issued["AccessKeyId"], issued["SecretAccessKey"], issued["SessionToken"]
