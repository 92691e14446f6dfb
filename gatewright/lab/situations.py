"""One situation for each cause that the gateway can produce: what goes wrong, and the call that meets it."""

from collections.abc import Mapping
from typing import Final

from gatewright.lab.attempt import Attempt, Situation
from gatewright.lab.authorizer_situations import BEHIND_A_FUNCTION
from gatewright.lab.backend_situations import BEHIND_THE_DOOR
from gatewright.lab.chat import AROUND_A_CHAT
from gatewright.lab.domain import add_domain, add_routed_domain
from gatewright.lab.endpoint_situations import THROUGH_ENDPOINTS
from gatewright.lab.estate import STAGE, Estate, add_method, resource_maker
from gatewright.lab.handshakes import certificate_missing, untrusted, version_refused
from gatewright.lab.http_api import add_http_api
from gatewright.lab.request_situations import OF_THE_REQUEST
from gatewright.lab.signed_situations import SIGNED
from gatewright.lab.user_pools import behind_a_pool, tokens_of_another_pool
from gatewright.lab.web_acls import BY_MARK, BY_METHOD, MARKED, protect


def _wrong_path(_: Estate) -> Attempt:
    return Attempt(method="GET", path="/prod/pet")


def _wrong_verb(_: Estate) -> Attempt:
    return Attempt(method="DELETE", path="/prod/pets")


def _wrong_path_with_token(_: Estate) -> Attempt:
    return Attempt(method="GET", path="/prod/pet", headers={"Authorization": "Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2ln"})


def _preflight(_: Estate) -> Attempt:
    asked = {"Origin": "https://shop.example", "Access-Control-Request-Method": "GET"}
    return Attempt(method="OPTIONS", path="/prod/pets", headers=asked)


def _no_such_route(estate: Estate) -> Attempt:
    return Attempt(method="GET", path="/pet", api_id=add_http_api(estate))


def _wrong_stage(_: Estate) -> Attempt:
    return Attempt(method="GET", path="/Prod/pets")


def _not_deployed(estate: Estate) -> Attempt:
    dogs = resource_maker(estate.client, estate.api_id)(estate.root_id, "dogs")
    add_method(estate.client, estate.api_id, dogs, "GET")
    return Attempt(method="GET", path="/prod/dogs")


def _wrong_api(estate: Estate) -> Attempt:
    other = "a" if estate.api_id[-1] != "a" else "b"
    return Attempt(method="GET", path="/prod/pets", api_id=estate.api_id[:-1] + other)


def _endpoint_disabled(estate: Estate) -> Attempt:
    disable = {"op": "replace", "path": "/disableExecuteApiEndpoint", "value": "true"}
    estate.client.update_rest_api(restApiId=estate.api_id, patchOperations=[disable])
    estate.client.create_deployment(restApiId=estate.api_id, stageName=STAGE)
    return Attempt(method="GET", path="/prod/pets")


def _path_without_mapping(estate: Estate) -> Attempt:
    return Attempt(method="GET", path="/pets", host=add_domain(estate, base_path="shop"))


def _request_without_rule(estate: Estate) -> Attempt:
    return Attempt(method="GET", path="/pets", host=add_routed_domain(estate, header="x-version", value="beta*"))


def _stage_repeated(estate: Estate) -> Attempt:
    return Attempt(method="GET", path="/prod/pets", host=add_domain(estate, base_path="(none)"))


def _order(key: str | None, times: int = 1) -> Attempt:
    headers = {} if key is None else {"x-api-key": key}
    return Attempt(method="POST", path="/prod/orders", headers=headers, times=times)


def _no_key(_: Estate) -> Attempt:
    return _order(None)


def _no_such_key(estate: Estate) -> Attempt:
    return _order(estate.key_value[::-1] + "x")


def _disabled_key(estate: Estate) -> Attempt:
    disable = {"op": "replace", "path": "/enabled", "value": "false"}
    estate.client.update_api_key(apiKey=estate.key_id, patchOperations=[disable])
    return _order(estate.key_value)


def _key_without_plan(estate: Estate) -> Attempt:
    estate.client.delete_usage_plan_key(usagePlanId=estate.plan_id, keyId=estate.key_id)
    return _order(estate.key_value)


def _plan_without_stage(estate: Estate) -> Attempt:
    leave = {"op": "remove", "path": "/apiStages", "value": f"{estate.api_id}:{STAGE}"}
    estate.client.update_usage_plan(usagePlanId=estate.plan_id, patchOperations=[leave])
    return _order(estate.key_value)


def _too_fast(estate: Estate) -> Attempt:
    limits = [("rateLimit", "0.01"), ("burstLimit", "1")]
    patches = [{"op": "replace", "path": f"/throttle/{name}", "value": value} for name, value in limits]
    estate.client.update_usage_plan(usagePlanId=estate.plan_id, patchOperations=patches)
    return _order(estate.key_value, times=2)


def _too_many(estate: Estate) -> Attempt:
    quota = [("limit", "1"), ("period", "DAY")]
    patches = [{"op": "replace", "path": f"/quota/{name}", "value": value} for name, value in quota]
    estate.client.update_usage_plan(usagePlanId=estate.plan_id, patchOperations=patches)
    return _order(estate.key_value, times=2)


def _pets_with(token: str | None) -> Attempt:
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    return Attempt(method="GET", path="/prod/pets", headers=headers)


def _no_token(estate: Estate) -> Attempt:
    behind_a_pool(estate)
    return _pets_with(None)


def _token_of_another_pool(estate: Estate) -> Attempt:
    behind_a_pool(estate)
    return _pets_with(tokens_of_another_pool(estate)["IdToken"])


def _access_token(estate: Estate) -> Attempt:
    return _pets_with(behind_a_pool(estate)["AccessToken"])


def _token_without_scope(estate: Estate) -> Attempt:
    return _pets_with(behind_a_pool(estate, scopes=("pets/read",))["AccessToken"])


def _blocked_by_a_rule(estate: Estate) -> Attempt:
    protect(estate, "Allow", (BY_MARK, "Block"))
    return Attempt(method="GET", path="/prod/pets", headers=MARKED)


def _blocked_by_rate(estate: Estate) -> Attempt:
    protect(estate, "Allow", (BY_METHOD, "Block"))
    return Attempt(method="GET", path="/prod/pets", times=11)


def _blocked_by_default(estate: Estate) -> Attempt:
    protect(estate, "Block", (BY_MARK, "Allow"))
    return Attempt(method="GET", path="/prod/pets")


def _asked_for_a_puzzle(estate: Estate) -> Attempt:
    protect(estate, "Allow", (BY_MARK, "Captcha"))
    return Attempt(method="GET", path="/prod/pets", headers=MARKED)


SITUATIONS: Final[Mapping[str, Situation]] = {
    "route.not-found": _wrong_path,
    "route.method-not-found": _wrong_verb,
    "route.not-found-with-authorization": _wrong_path_with_token,
    "route.preflight-refused": _preflight,
    "route.http-api-not-found": _no_such_route,
    "stage.not-found": _wrong_stage,
    "stage.changed-since-deployment": _not_deployed,
    "stage.repeated-in-path": _stage_repeated,
    "domain.host-unknown": _wrong_api,
    "domain.path-not-mapped": _path_without_mapping,
    "domain.routing-rule-unmatched": _request_without_rule,
    "tls.client-certificate-untrusted": untrusted,
    "tls.client-certificate-missing": certificate_missing,
    "tls.version-refused": version_refused,
    "endpoint.default-disabled": _endpoint_disabled,
    **THROUGH_ENDPOINTS,
    **SIGNED,
    **AROUND_A_CHAT,
    **BEHIND_A_FUNCTION,
    **OF_THE_REQUEST,
    **BEHIND_THE_DOOR,
    "authorizer.identity-source-missing": _no_token,
    "authorizer.token-invalid": _token_of_another_pool,
    "authorizer.token-type-wrong": _access_token,
    "authorizer.scope-missing": _token_without_scope,
    "api-key.missing": _no_key,
    "api-key.unknown": _no_such_key,
    "api-key.disabled": _disabled_key,
    "api-key.in-no-usage-plan": _key_without_plan,
    "api-key.plan-misses-stage": _plan_without_stage,
    "throttle.rate-exceeded": _too_fast,
    "throttle.quota-exceeded": _too_many,
    "waf.rule-blocked": _blocked_by_a_rule,
    "waf.rate-exceeded": _blocked_by_rate,
    "waf.default-action-blocked": _blocked_by_default,
    "waf.challenge-unanswered": _asked_for_a_puzzle,
}
"""By cause id; every cause that the gateway refuses for has one (a test says so)."""
