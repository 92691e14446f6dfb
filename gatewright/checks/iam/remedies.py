"""Fixes of signed calls, made on a copy: sign well, sign as somebody else, allow the caller."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from gatewright.aws.policy import combine
from gatewright.aws.sigv4.form import SERVICE, read
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.aws.sigv4.sign import Credentials, signed
from gatewright.aws.websocket_routes import CONNECTION, CONNECTIONS
from gatewright.checks.policies import facts, method, of_the_caller
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.configuration import Configuration
from gatewright.model.principal import AccessKey, NamedPolicy, Principal
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown

POLICY_NAME: Final = "invoke-one-method"
"""How the inline policy is called that allows one method."""

_INVOKE: Final = "execute-api:Invoke"
_OF_A_SIGNATURE: Final = ("authorization", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256")
_IN_A_QUERY: Final = "X-Amz-"
_FORM: Final = "application/x-www-form-urlencoded"


def sign_well(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Sign with the key that was meant, or else with one that may call the method."""
    del values  # the call itself says more
    return _signed_by(call, call.request, (*_own_key(call), *_others(call)))


def sign_with_another_key(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Sign with the key of somebody who may call the method."""
    del values  # the call itself says more
    return _signed_by(call, call.request, tuple(_others(call)))


def sign_in_the_own_account(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Sign as somebody of the API's account who may call the method."""
    del values  # the call itself says more
    here = call.configuration.account_id
    return _signed_by(call, call.request, tuple(key for key in _others(call) if _account(key) == here))


def sign_the_query_in_the_body(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Move the parameters of the query to those of the form, and sign."""
    del values  # the call itself says more
    request = call.request
    if isinstance(request.body, Unknown) or _FORM not in str(request.headers.get("content-type")):
        return None
    body = b"&".join(part for part in (request.body, request.query.encode()) if part)
    return _signed_by(call, replace(request, query="", body=body), (*_own_key(call), *_others(call)))


def activate_the_key(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Let the key that signed be active again."""
    del values  # the call itself says more
    key = _key(call)
    if key is None or key.active is not False or isinstance(key.principal, Unknown):
        return None
    user = key.principal.caller.user_name
    if not isinstance(user, str):
        return None
    listing = call.configuration.access_keys
    active = replace(listing, items={**listing.items, key.id: replace(key, active=True)})
    configuration = replace(call.configuration, access_keys=active)
    return Proposal(request=call.request, configuration=configuration, values={"key_id": key.id, "user_name": user})


def allow_the_user(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Allow the user just this method, by a policy of his own."""
    del values  # the call itself says more
    user = user_of(call)
    return None if user is None else allowed(call, {"user_name": user}, _INVOKE, method(call).text)


def allow_the_role(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Allow the role just this method, by a policy of its own."""
    del values  # the call itself says more
    role = role_of(call)
    return None if role is None else allowed(call, {"role_name": role}, _INVOKE, method(call).text)


def user_of(call: Call) -> str | None:
    """Return the name of the user who calls; `None` when it is none, or unknown."""
    user = None if not isinstance(call.principal, Principal) else call.principal.caller.user_name
    return user if isinstance(user, str) else None


def role_of(call: Call) -> str | None:
    """Return the name of the role as which somebody calls; `None` when it is none, or unknown."""
    if not isinstance(call.principal, Principal) or call.principal.caller.kind != "assumed-role":
        return None
    role = call.principal.caller.issuer_arn
    return role.rpartition("/")[2] if isinstance(role, str) else None


def allowed(call: Call, values: Mapping[str, str], action: str, resource: str | Unknown) -> Proposal | None:
    """Allow the caller one action on one resource, or on all of an API's connections by this verb."""
    principal = call.principal
    if not isinstance(principal, Principal) or isinstance(resource, Unknown) or _is_a_pattern(resource):
        return None
    if isinstance(principal.identity_policies, Unknown):
        return None
    statement = {"Effect": "Allow", "Action": action, "Resource": resource.replace(CONNECTION, f"{CONNECTIONS}*")}
    text = json.dumps({"Version": "2012-10-17", "Statement": [statement]}, separators=(",", ":"))
    changed = replace(principal, identity_policies=(*principal.identity_policies, NamedPolicy(POLICY_NAME, text)))
    configuration = with_principal(call.configuration, principal, changed)
    return Proposal(request=call.request, configuration=configuration, values={**values, "policy_document": text})


def _is_a_pattern(resource: str) -> bool:
    """Tell whether a policy would take the ARN of a call for more than this one."""
    return any(sign in resource for sign in "*?$'")


def with_principal(configuration: Configuration, before: Principal, after: Principal) -> Configuration:
    """Return the configuration in which every key of a principal is that of another."""
    listing = configuration.access_keys
    items = {
        key_id: replace(key, principal=after) if key is not None and key.principal == before else key
        for key_id, key in listing.items.items()
    }
    return replace(configuration, access_keys=replace(listing, items=items))


def _signed_by(call: Call, request: Request, keys: tuple[AccessKey, ...]) -> Proposal | None:
    """Return the call signed by the first of the keys whose owner may make it, or by the first of them."""
    region = call.configuration.region if isinstance(call.address, Unknown) else call.address.region
    if not keys or not request.received_at or not isinstance(region, str):
        return None
    key = next((one for one in keys if _may_call(call, one)), keys[0])
    token = key.session_token
    credentials = Credentials(
        access_key=key.id, secret=str(key.secret), session_token=token if isinstance(token, str) else None
    )
    unsigned = _unsigned(request)
    headers = signed(unsigned, credentials, now=request.received_at, region=region, service=SERVICE)
    if isinstance(headers, Unknown):
        return None
    return Proposal(request=replace(unsigned, headers=headers), configuration=call.configuration)


def _unsigned(request: Request) -> Request:
    """Return the request without whatever was meant as a signature."""
    query = "&".join(part for part in request.query.split("&") if not part.startswith(_IN_A_QUERY))
    return replace(request, query=query, headers=request.headers.without(*_OF_A_SIGNATURE))


def _own_key(call: Call) -> tuple[AccessKey, ...]:
    """Return the key that the signature names, if it is one to sign with."""
    key = _key(call)
    return () if key is None or not _is_good(call, key) else (key,)


def _others(call: Call) -> Iterator[AccessKey]:
    """Yield the keys of others than the caller that are good to sign with."""
    own = _key(call)
    for key in call.configuration.access_keys.known():
        if _is_good(call, key) and not (own is not None and _is_same(key, own)):
            yield key


def _is_same(one: AccessKey, other: AccessKey) -> bool:
    """Tell whether two keys stand for one caller, as far as that is known."""
    known = not isinstance(one.principal, Unknown)
    return one.id == other.id or (known and one.principal == other.principal)


def _is_good(call: Call, key: AccessKey) -> bool:
    known = key.active is True and isinstance(key.secret, str) and not isinstance(key.session_token, Unknown)
    ends = key.expires_at
    return known and not isinstance(ends, Unknown) and (ends is None or ends > call.request.received_at)


def _may_call(call: Call, key: AccessKey) -> bool:
    if isinstance(key.principal, Unknown):
        return False
    return combine.iam(of_the_caller(key.principal, call), facts(call, key.principal.caller)).decision == "allowed"


def _account(key: AccessKey) -> object:
    return None if isinstance(key.principal, Unknown) else key.principal.caller.account


def _key(call: Call) -> AccessKey | None:
    """Return the key that the signature names, where it is known."""
    sent = read(call.request.headers, call.request.query)
    key = call.configuration.access_keys.get(sent.access_key) if isinstance(sent, SignatureSent) else None
    return key if isinstance(key, AccessKey) else None
