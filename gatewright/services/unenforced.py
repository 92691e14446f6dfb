"""
Enforce or refuse, never pretend: the configuration that this version would store but not obey.

One table names each member of a document that carries a security property (or changes what a caller gets) and that
the data plane does not enforce yet, with the values that mean nothing special. After a handler ran, and before
anything is committed, every document that it wrote is held against the table, so that no road into the store
(`put_*`, `create_*`, `update_*`, an import) can be forgotten. With `allow_unenforced` the member is stored, and
`standing` lists it for as long as it stands: what is listed is read from the documents themselves and cannot be out
of date.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from gatewright.aws.lambda_uri import service
from gatewright.aws.service_role import names_no_user
from gatewright.services.apigateway.errors import bad_request
from gatewright.services.cognito_idp import not_offered
from gatewright.store.documents import Document, Documents, Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One row: a member that is not enforced."""

    kind: str
    """The kind of the documents that hold it."""

    member: str
    """Where it stands, `.` between levels; `*` means every entry of a map or item of a list."""

    words: str
    """What it would do, for people."""

    harmless: tuple[Any, ...] = ()
    """Values that need no enforcement, or functions that say so of one; an absent or empty member never does."""

    def needs(self, value: Any) -> bool:
        """Return whether a value would have to be enforced."""
        if value in (None, "", [], {}):
            return False
        return not any(fine(value) if callable(fine) else fine == value for fine in self.harmless)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unenforced:
    """One member of one document that is stored and not enforced."""

    kind: str
    """The kind of the document."""

    ids: tuple[str, ...]
    """Its ids."""

    member: str
    """Where the member stands, with real names for `*`."""

    words: str
    """What it would do."""


def of_no_service(uri: str) -> bool:
    """Return whether the URI of an integration names no AWS service."""
    return service(uri) is None


def of_served(uri: str) -> bool:
    """Return whether the URI of an integration names a service that integrations may call."""
    return service(uri) in {"lambda", "s3"}


# "Security policies for REST APIs", API Gateway developer guide: STRICT rejects a request that comes through another
# type of endpoint, or whose Host is not its SNI. With which status and bytes is neither documented nor recorded.
_STRICT = "(AWS documents which requests STRICT rejects, but neither the status nor the body that it answers)"

_API = (("endpointAccessMode", f"the endpoint access mode of an API {_STRICT}", ("BASIC",)),)

_RESOURCE = (
    (
        "resourceMethods.*.methodIntegration.uri",
        "integrations with AWS services other than Lambda and S3",
        (of_no_service, of_served),
    ),
    (
        "resourceMethods.*.methodIntegration.credentials",
        "integrations with a certain user's credentials",
        (names_no_user,),
    ),
    ("resourceMethods.*.methodIntegration.responseTransferMode", "streamed responses", ("BUFFERED",)),
)

_DOMAIN_NAME = (("endpointAccessMode", f"the endpoint access mode of a domain name {_STRICT}", ("BASIC",)),)

_INTEGRATION = (
    (
        "IntegrationUri",
        "integrations with AWS services other than Lambda and S3",
        (of_no_service, of_served),
    ),
    ("IntegrationSubtype", "integrations with AWS services other than Lambda", ()),
    ("CredentialsArn", "integrations with a certain user's credentials", (names_no_user,)),
)

_ROUTE_RESPONSE = (
    ("ResponseModels", "the models of a route's responses", ()),
    ("ResponseParameters", "the parameters of a route's responses", ()),
)

_API_STAGE = (("ClientCertificateId", "the client certificates that backends are shown", ()),)

_RULES = (
    ("not_enforced.GeoMatchStatement", "rules about the caller's country, of which it has no data", ()),
    ("not_enforced.AsnMatchStatement", "rules about the caller's network, of which it has no data", ()),
    ("not_enforced.ASN", "rules about the caller's network, of which it has no data", ()),
    ("not_enforced.JA3Fingerprint", "rules about TLS fingerprints, which it does not see", ()),
    ("not_enforced.JA4Fingerprint", "rules about TLS fingerprints, which it does not see", ()),
    ("not_enforced.ManagedRuleGroupStatement", "managed rule groups whose rules or data it does not have", ()),
)

_WEB_ACL = (
    ("WebACL.DataProtectionConfig", "the protection of data in logs", ()),
    ("WebACL.OnSourceDDoSProtectionConfig", "protection against denial of service at load balancers", ()),
    ("WebACL.ApplicationConfig", "the application attributes of a web ACL", ()),
    ("WebACL.MonetizationConfig", "payments for requests", ()),
    ("WebACL.AssociationConfig.ChallengeJavascriptSdkInjection", "scripts injected into answers", ()),
)

TABLE: tuple[Property, ...] = (
    *(Property(kind="rest_api", member=member, words=words, harmless=fine) for member, words, fine in _API),
    *(Property(kind="resource", member=member, words=words, harmless=fine) for member, words, fine in _RESOURCE),
    *(Property(kind="domain_name", member=member, words=words, harmless=fine) for member, words, fine in _DOMAIN_NAME),
    *(Property(kind="web_acl", member=member, words=words, harmless=fine) for member, words, fine in _RULES + _WEB_ACL),
    *(Property(kind="rule_group", member=member, words=words, harmless=fine) for member, words, fine in _RULES),
    Property(kind="rule_group", member="RuleGroup.MonetizationConfig", words="payments for requests"),
    *(Property(kind="integration", member=member, words=words, harmless=fine) for member, words, fine in _INTEGRATION),
    *(
        Property(kind="route_response", member=member, words=words, harmless=fine)
        for member, words, fine in _ROUTE_RESPONSE
    ),
    Property(
        kind="integration_response", member="ResponseParameters", words="the parameters of an integration's responses"
    ),
    *(Property(kind="api_stage", member=member, words=words, harmless=fine) for member, words, fine in _API_STAGE),
    *(
        Property(kind=kind, member=member, words=f"`{member}`: {words}", harmless=fine)
        for kind, table in (("user_pool", not_offered.POOL), ("user_pool_client", not_offered.CLIENT))
        for member, (words, fine) in table.items()
    ),
    # A deployment holds copies: what was deployed stands, though it may be gone from the API.
    *(
        Property(kind="deployment", member=f"snapshot.restApi.{member}", words=words, harmless=fine)
        for member, words, fine in _API
    ),
    *(
        Property(kind="deployment", member=f"snapshot.resources.*.{member}", words=words, harmless=fine)
        for member, words, fine in _RESOURCE
    ),
    *(
        Property(kind="api_deployment", member=f"Snapshot.Integrations.*.{member}", words=words, harmless=fine)
        for member, words, fine in _INTEGRATION
    ),
)
"""Every member that is not enforced. A row goes when the data plane learns to enforce it."""

_ROWS: Final = {
    kind: tuple((row, row.member.split(".")) for row in TABLE if row.kind == kind)
    for kind in dict.fromkeys(row.kind for row in TABLE)
}
"""The rows by the kind of their documents, each with its path."""

_JSON: Final = json.JSONDecoder()


def refuse(documents: Documents, changed: Iterable[Key]) -> None:
    """Raise when a document that was written holds a member that is not enforced."""
    for kind, ids in changed:
        for found in _in_document(documents, kind, ids):
            raise bad_request(
                f"This server does not enforce {found.words}, so it refuses `{found.member}` rather than ignore it; "
                "started with --allow-unenforced it stores it, and lists it as not enforced"
            )


def standing(documents: Documents) -> list[Unenforced]:
    """Return every member that is stored and not enforced, in the order in which its document was created."""
    return [
        found
        for kind in _ROWS
        for ids, one in documents.items(kind, where=partial(_may_hold, kind))
        for found in _find(kind, ids, one)
    ]


def _may_hold(kind: str, text: str) -> bool:
    """Tell by its text whether a document may hold such a member: a state of many APIs is seen through at each start.

    A member that stands somewhere else and has the same name makes a document worth reading, and no more.
    """
    for row, path in _ROWS[kind]:
        name = f'"{path[-1]}":'
        at = text.find(name)
        while at >= 0:
            value, end = _JSON.raw_decode(text, at + len(name))
            if row.needs(value):
                return True
            at = text.find(name, end)
    return False


def _in_document(documents: Documents, kind: str, ids: tuple[str, ...]) -> Iterator[Unenforced]:
    document = documents.get(kind, *ids)
    if document is not None:
        yield from _find(kind, ids, document)


def _find(kind: str, ids: tuple[str, ...], document: Document) -> Iterator[Unenforced]:
    for row, path in _ROWS.get(kind, ()):
        for place, value in _members(document, path, ()):
            if row.needs(value):
                yield Unenforced(kind=kind, ids=ids, member=".".join(place), words=row.words)


def _members(value: Any, path: list[str], place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield every value at the path, and where it stands."""
    if not path:
        yield place, value
        return
    first, rest = path[0], path[1:]
    if isinstance(value, list) and first == "*":
        for number, item in enumerate(value):
            yield from _members(item, rest, (*place, str(number)))
    elif isinstance(value, dict):
        for name in value if first == "*" else [first] if first in value else []:
            yield from _members(value[name], rest, (*place, name))
