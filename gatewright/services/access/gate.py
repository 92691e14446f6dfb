"""
Who enters the control plane where it is not open: callers whose signature is right, by a key that this server knows.

https://docs.aws.amazon.com/IAM/latest/UserGuide/intro-structure.html: first the request is authenticated, then the
policies are asked (`permit.py`). Operations that apps call for their users without AWS credentials need neither
(`authtype: none` of the service's model): they bring passwords and tokens of their own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Final

from botocore import xform_name

from gatewright.aws.sigv4.answers import KEY_UNKNOWN
from gatewright.model.lazy_pattern import pattern
from gatewright.model.request import Request
from gatewright.services import registry
from gatewright.services.access import known_keys
from gatewright.services.access.known_keys import KnownKey
from gatewright.services.access.permit import Permit
from gatewright.services.access.refusals import refusal
from gatewright.services.access.root_credentials import RootCredentials
from gatewright.services.access.sealed_urls import SealedUrls
from gatewright.services.access.signatures import Signatures
from gatewright.services.callers import Calling, root
from gatewright.store.store import Store
from gatewright.wire import models, route
from gatewright.wire.errors import ServiceError
from gatewright.wire.models import Service

_WITHOUT_IAM: Final = frozenset({"user", "federated-user"})
"""Sessions with which nobody may call IAM (documented: GetSessionToken, GetFederationToken; there is no MFA here)."""

_REST: Final = ("apigateway", "apigatewayv2", "lambda")
"""Services whose calls only their signature or their path tell."""

_OF_AWS: Final = pattern(r"([a-z0-9-]+)(?:\.[a-z0-9-]+)?\.amazonaws\.com(?:\.cn)?")
"""The host of a service."""


@dataclass(frozen=True, slots=True)
class Entrant:
    """Somebody who was let in."""

    calling: Calling
    """Who."""

    permit: Permit | None
    """What he may do; `None` for the root user of the server's own key, and for operations that need no permission."""

    seal: Callable[[str], str] = str
    """What seals the URLs that he is told."""


class Gate:
    """Lets in who signed well."""

    def __init__(self, given: RootCredentials | None, account_id: str, key: bytes) -> None:
        """
        Take the root user's key, where the server was given one, and the account that it stands for; and a key of this
        run that nobody can guess.
        """
        self.urls = SealedUrls(key)
        """What opens the code of functions to who was told its URL."""
        self._given = given
        self._account_id = account_id
        self._signatures, self._of_pages = Signatures(), Signatures()

    def enter(self, request: Request, store: Store, service: Service) -> Entrant:
        """Return who calls a service; raise what it answers to whom it does not let in."""
        if needs_no_signature(request, service):
            return Entrant(root(self._account_id), None)
        return self._entrant(self._signatures.verified(request, service, self._finder(store)), request, service)

    def visit(self, request: Request, store: Store, service: Service, signed_for: str | None = None) -> Entrant:
        """
        Return who asks for a page of the server itself, as `enter` does; `signed_for` is another service that he may
        have signed for. Calls and pages are looked at on threads of their own, and share no signing keys.
        """
        key = self._of_pages.verified(request, service, self._finder(store), signed_for)
        return self._entrant(key, request, service)

    def _entrant(self, key: KnownKey, request: Request, service: Service) -> Entrant:
        if key.session in _WITHOUT_IAM and service.name == "iam":
            raise refusal(service, (KEY_UNKNOWN, {}))
        permit = None if key.principal is None else Permit(key.principal, request, service.name)
        return Entrant(key.calling, permit, partial(self.urls.sealed, now=request.received_at))

    def anybody_may_enter(self, store: Store) -> bool:
        """Tell whether there is a key with which anybody could sign."""
        return known_keys.anybody_may_enter(store, self._given)

    def _finder(self, store: Store) -> known_keys.FindKey:
        return partial(known_keys.find, store=store, given=self._given, account_id=self._account_id)


def needs_no_signature(request: Request, service: Service) -> bool:
    """Tell whether a call is of an operation that nobody signs."""
    if not _has_unsigned(service.name):
        # Which one it is may stand in megabytes of a form, that nobody reads for whom he does not know.
        return False
    try:
        model = route.operation(service, request).operation
    except ServiceError:
        return False
    return bool(model.auth_type == "none")


@cache
def _has_unsigned(name: str) -> bool:
    """Tell whether a service has operations here that nobody signs."""
    offered = registry.handlers(name)
    if not offered:
        return False
    model = models.service(name).model
    return any(
        xform_name(each) in offered and model.operation_model(each).auth_type == "none"
        for each in model.operation_names
    )


def unsigned_service(request: Request) -> Service | None:
    """Return the service that a call without a readable signature would be of, by its host or its path."""
    found = _OF_AWS.fullmatch(request.host)
    if found is not None and found[1] in registry.MODULES:
        return models.service(found[1])
    for name in _REST:
        service = models.service(name)
        try:
            route.operation(service, request)
        except ServiceError:
            continue
        return service
    return None
