"""What goes wrong with signatures and with what their callers may do, one situation for each cause."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from gatewright.aws.sigv4.sign import Credentials
from gatewright.lab.at_hand import AtHand
from gatewright.lab.attempt import Attempt, Situation
from gatewright.lab.callers import (
    client,
    invoke,
    policy,
    role,
    session,
    signature,
    user,
    user_elsewhere,
    want_signatures,
)
from gatewright.lab.clock import clock_moved
from gatewright.lab.estate import STAGE, Estate, add_method

_PETS: Final = f"/{STAGE}/pets"
_FORM: Final = "application/x-www-form-urlencoded"
_JSON: Final = "application/json"
_TWO_HOURS: Final = 7200.0


def _shop(estate: Estate) -> AtHand:
    """Let the method want a signature; return the credentials of somebody who may call."""
    want_signatures(estate)
    return AtHand(keys=(user(estate, "ann", "Allow"),))


def _unsigned(estate: Estate) -> Attempt:
    return Attempt(method="GET", path=_PETS, at_hand=_shop(estate))


def _with_a_token(estate: Estate) -> Attempt:
    headers = {"Authorization": "Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2ln"}
    return Attempt(method="GET", path=_PETS, headers=headers, at_hand=_shop(estate))


def _half_signed(estate: Estate) -> Attempt:
    owner = _shop(estate)
    headers = signature(estate, owner.credentials())
    headers["Authorization"] = headers["Authorization"].partition(", Signature=")[0]
    return Attempt(method="GET", path=_PETS, headers=headers, at_hand=owner)


def _signed_wrongly(path: str = _PETS, **slip: Any) -> Situation:
    """Return the situation in which something else is signed than is sent."""

    def situation(estate: Estate) -> Attempt:
        owner = _shop(estate)
        return Attempt(method="GET", path=path, headers=signature(estate, owner.credentials(), **slip), at_hand=owner)

    return situation


def _for_another_host(estate: Estate) -> Attempt:
    owner = _shop(estate)
    host = f"{estate.api_id}.execute-api.us-east-1.amazonaws.com:443"
    return Attempt(method="GET", path=_PETS, headers=signature(estate, owner.credentials(), host=host), at_hand=owner)


def _by_another_secret(estate: Estate) -> Attempt:
    owner = _shop(estate)
    wrong = replace(owner.credentials(), secret="not-the-secret-of-this-key")  # noqa: S106  # that is the point
    return Attempt(method="GET", path=_PETS, headers=signature(estate, wrong), at_hand=owner)


def _posted(estate: Estate) -> AtHand:
    add_method(estate.client, estate.api_id, estate.pets_id, "POST", content_types=(_JSON, _FORM))
    place = {"restApiId": estate.api_id, "resourceId": estate.pets_id, "httpMethod": "POST"}
    patch = {"op": "replace", "path": "/authorizationType", "value": "AWS_IAM"}
    estate.client.update_method(**place, patchOperations=[patch])
    return _shop(estate)


def _another_body(estate: Estate) -> Attempt:
    owner = _posted(estate)
    headers = signature(estate, owner.credentials(), method="POST", content_type=_JSON)
    return Attempt(method="POST", path=_PETS, headers=headers, body=b'{"name":"rex"}', at_hand=owner)


def _form_beside_a_query(estate: Estate) -> Attempt:
    owner, target, body = _posted(estate), f"{_PETS}?size=big", b"name=rex"
    # Most signers canonicalise the query alone: they sign as if the body were no form.
    headers = signature(estate, owner.credentials(), method="POST", target=target, body=body)
    return Attempt(method="POST", path=target, headers={"Content-Type": _FORM, **headers}, body=body, at_hand=owner)


def _unknown_key(estate: Estate) -> Attempt:
    owner = _shop(estate)
    gone = Credentials(access_key="AKIAIOSFODNN7EXAMPLE", secret="of-a-key-that-is-gone")  # noqa: S106  # AWS's example
    return Attempt(method="GET", path=_PETS, headers=signature(estate, gone), at_hand=owner)


def _without_the_token(estate: Estate) -> Attempt:
    want_signatures(estate)
    owner = AtHand(sessions=(session(estate, role(estate)),))
    by = replace(owner.credentials(), session_token=None)
    return Attempt(method="GET", path=_PETS, headers=signature(estate, by), at_hand=owner)


def _with_an_old_session(estate: Estate) -> Attempt:
    want_signatures(estate)
    shop = role(estate)
    with clock_moved(estate, -_TWO_HOURS):
        old = AtHand(sessions=(session(estate, shop),))
    # Whoever signs with credentials that are over has the role still, and may assume it again.
    owner = AtHand(sessions=(*old.sessions, session(estate, shop)))
    return Attempt(method="GET", path=_PETS, headers=signature(estate, old.credentials()), at_hand=owner)


def _caller(*effects: str) -> Callable[[Estate], Attempt]:
    """Return the situation in which a user with these statements calls."""

    def situation(estate: Estate) -> Attempt:
        want_signatures(estate)
        owner = AtHand(keys=(user(estate, "bob", *effects), user(estate, "ann", "Allow")))
        return Attempt(method="GET", path=_PETS, headers=signature(estate, owner.credentials()), at_hand=owner)

    return situation


def _guest(estate: Estate) -> Attempt:
    want_signatures(estate)
    owner = user_elsewhere(estate)
    return Attempt(method="GET", path=_PETS, headers=signature(estate, owner.credentials()), at_hand=owner)


def _under(estate: Estate, *statements: Mapping[str, Any]) -> Attempt:
    """Deploy a resource policy, and call the open method."""
    patch = {"op": "replace", "path": "/policy", "value": policy(*statements)}
    estate.client.update_rest_api(restApiId=estate.api_id, patchOperations=[patch])
    estate.client.create_deployment(restApiId=estate.api_id, stageName=STAGE)
    return Attempt(method="GET", path=_PETS)


def _policy_denies(estate: Estate) -> Attempt:
    everyone, curl = {"Principal": "*"}, {"StringLike": {"aws:UserAgent": "curl/*"}}
    return _under(estate, invoke(estate, "Allow", **everyone), invoke(estate, "Deny", Condition=curl, **everyone))


def _policy_is_silent(estate: Estate) -> Attempt:
    me = client(estate, "sts").get_caller_identity()["Arn"]
    return _under(estate, invoke(estate, "Allow", Principal={"AWS": me}))


SIGNED: Final[Mapping[str, Situation]] = {
    "iam.signature-missing": _unsigned,
    "iam.bearer-token-sent": _with_a_token,
    "iam.header-malformed": _half_signed,
    "iam.signature-expired": _signed_wrongly(ago=600),
    "iam.signature-not-yet-current": _signed_wrongly(ago=-600),
    "iam.scope-mismatch": _signed_wrongly(region="eu-west-1"),
    "iam.access-key-unknown": _unknown_key,
    "iam.session-token-missing": _without_the_token,
    "iam.session-expired": _with_an_old_session,
    "iam.signature-mismatch-secret": _by_another_secret,
    "iam.signature-mismatch-path": _signed_wrongly(target="/pets"),
    "iam.signature-mismatch-encoding": _signed_wrongly(path=f"{_PETS}?name=a%2Bb", target=f"{_PETS}?name=a%252Bb"),
    "iam.signature-mismatch-query-order": _signed_wrongly(path=f"{_PETS}?size=big&age=2", target=_PETS),
    "iam.signature-mismatch-host": _for_another_host,
    "iam.signature-mismatch-body": _another_body,
    "iam.form-body-with-query": _form_beside_a_query,
    "iam.not-allowed": _caller(),
    "iam.explicit-deny": _caller("Allow", "Deny"),
    "iam.cross-account-needs-both": _guest,
    "resource-policy.explicit-deny": _policy_denies,
    "resource-policy.nothing-allows": _policy_is_silent,
}
"""By cause id."""
