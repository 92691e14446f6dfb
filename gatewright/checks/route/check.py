"""Does a deployed resource serve this path and verb?

An unmatched call is treated as one to an IAM method: the signature front end runs, and its first complaint is the
answer. So nothing in Authorization gives "Missing Authentication Token" (recorded: `test_routing_not_found`,
2024-07-23), and a bearer token gives a complaint about its form (five public transcripts). Documented in part under
MISSING_AUTHENTICATION_TOKEN, "Gateway response types for API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
"""

from collections.abc import Iterator

from gatewright.aws.addresses import split_stage
from gatewright.aws.paths import router
from gatewright.aws.preflights import ORIGIN, REQUESTED_HEADERS, REQUESTED_METHOD, is_preflight
from gatewright.aws.sigv4.answers import MISSING_TOKEN, Complaint
from gatewright.aws.vpc_endpoint_names import vpc_endpoint_name
from gatewright.checks.reach import NO_API, is_control_plane
from gatewright.checks.route import method_not_found, not_found, not_found_with_authorization, preflight_refused
from gatewright.checks.stage import changed_since_deployment, repeated_in_path
from gatewright.checks.unmatched import complaint_of
from gatewright.checks.words import NOT_KNOWN, command, words
from gatewright.i18n import N_
from gatewright.model.api import Definition, Resource
from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.outcome import Deny, Outcome, Pass, Unsure
from gatewright.model.unknown import Missing, PartlyTold, Unknown


def check(call: Call) -> Outcome:
    """Match path and verb against what the stage serves."""
    if isinstance(call.address, Unknown):
        if is_control_plane(call):
            return NO_API
        return Unsure((_deployed_missing(call),), _all_refusals(call))
    _, path = split_stage(call.address.path)
    deployed = call.stage if isinstance(call.stage, Unknown) else call.stage.deployed
    if isinstance(deployed, Unknown):
        return _without_deployment(call, path, deployed)
    route = router(deployed).route(call.request.method, path)
    if route is not None:
        return Pass(call.on_route(route))
    if _repeats_the_stage(call, path, deployed):
        complained = complaint_of(call)
        repeated = _denial(call, repeated_in_path.CAUSE, complained, ())
        return _of(repeated, complained)
    return _unmatched(call, path, deployed)


def _of(refusal: Deny, complained: Complaint | Unknown) -> Outcome:
    """Return a refusal that is certain, in words that may not be."""
    return Unsure(complained.missing, (refusal,), refuses=True) if isinstance(complained, Unknown) else refusal


def _repeats_the_stage(call: Call, path: str, deployed: Definition | None) -> bool:
    """Tell a path that begins with the stage which its mapping stands for, and that is served without it.

    Where nobody told us what is deployed, the beginning is enough.
    """
    if isinstance(call.address, Unknown) or not call.address.implied_stage:
        return False
    stage, (again, rest) = split_stage(call.address.path)[0], split_stage(path)
    return again == stage and (deployed is None or router(deployed).route(call.request.method, rest) is not None)


def _unmatched(call: Call, path: str, deployed: Definition) -> Outcome:
    """Name the reason why the deployed definition has no such route."""
    complained = complaint_of(call)
    saved = call.api if isinstance(call.api, Unknown) else call.api.saved
    here = router(deployed).resources(path)
    if isinstance(saved, Unknown):
        return Unsure(saved.missing or (_saved_missing(call),), _refusals(call, here, complained), refuses=True)
    if router(saved).route(call.request.method, path) is not None:
        changed = _denial(call, changed_since_deployment.CAUSE, complained, ())
        return _of(changed, complained)
    preflight = is_preflight(call.request)
    for told in (complained, preflight):
        if isinstance(told, Unknown):
            # What is saved is known, and has no such route either.
            return Unsure(told.missing, tuple(_unchanged(_refusals(call, here, complained))), refuses=True)
    return _denial(call, _cause(call, here, complained), complained, here)


def _without_deployment(call: Call, path: str, unknown: Unknown) -> Outcome:
    """Say what could be meant when nobody told us what the stage serves; the saved definition tells what is likely."""
    complained = complaint_of(call)
    missing = unknown.missing or (_deployed_missing(call),)
    saved = call.api if isinstance(call.api, Unknown) else call.api.saved
    if isinstance(saved, Unknown):
        return Unsure(missing, _all_refusals(call))
    changed = _denial(call, changed_since_deployment.CAUSE, complained, ())
    if router(saved).route(call.request.method, path) is not None:
        repeated = (_denial(call, repeated_in_path.CAUSE, complained, ()),)
        return Unsure(missing, (changed, *(repeated if _repeats_the_stage(call, path, None) else ())))
    likely = _cause(call, router(saved).resources(path), complained)
    unmatched = _unchanged(_all_refusals(call))
    return Unsure(missing, tuple(sorted(unmatched, key=lambda denial: denial.cause is not likely)))


def _cause(call: Call, here: tuple[Resource, ...], complained: Complaint | Unknown) -> Cause:
    """Return which of the reasons for an unmatched call is meant."""
    if is_preflight(call.request) is True:
        return preflight_refused.CAUSE
    if here:
        return method_not_found.CAUSE
    if _credentials_came(complained) is True:
        return not_found_with_authorization.CAUSE
    return not_found.CAUSE


def _credentials_came(complained: Complaint | Unknown) -> bool | Unknown:
    """Tell whether the front end was shown credentials; of a header that is told in part, its beginning tells."""
    if isinstance(complained, PartlyTold):
        return bool(complained.begins.strip()) or complained
    return complained if isinstance(complained, Unknown) else complained[0] is not MISSING_TOKEN


def _denial(call: Call, cause: Cause, complained: Complaint | Unknown, here: tuple[Resource, ...]) -> Deny:
    signature, values = (None, {}) if isinstance(complained, Unknown) else complained
    methods = ", ".join(sorted(verb for resource in here for verb in resource.methods))
    more = {"methods": methods or "-", "resource": here[0].path if here else "-"}
    if cause is preflight_refused.CAUSE:
        more |= asked_for(call)
    said = words(call, **more, **values)
    facts = [Fact("request", "method", call.request.method), Fact("request", "path", said["path"])]
    if not isinstance(call.stage, Unknown):
        deployment = call.stage.deployment_id
        shown = "-" if isinstance(deployment, Unknown) else deployment
        facts.append(Fact("configuration", f"stages[{call.stage.name}].deploymentId", shown))
    if here:
        facts.append(Fact("configuration", f"resources[{here[0].path}].methods", methods))
    authorization = call.request.headers.get("authorization")
    if isinstance(authorization, str):
        facts.append(Fact("request", "headers.authorization", authorization, secret=True))
    return Deny(cause, tuple(facts), said, signature)


def asked_for(call: Call) -> dict[str, str]:
    """Return what a preflight asks for, as placeholders: `origin`, `requested_method` and `requested_headers`."""
    origin, method, fields = map(call.request.headers.get, (ORIGIN, REQUESTED_METHOD, REQUESTED_HEADERS))
    return {
        "origin": origin if isinstance(origin, str) else NOT_KNOWN,
        "requested_method": method if isinstance(method, str) else NOT_KNOWN,
        "requested_headers": fields.replace(" ", "") if isinstance(fields, str) and fields else "*",
    }


def _refusals(call: Call, here: tuple[Resource, ...], complained: Complaint | Unknown) -> tuple[Deny, ...]:
    """Return what a call can be refused for that is unmatched for sure."""
    causes = [_cause(call, here, complained), changed_since_deployment.CAUSE]
    preflight = is_preflight(call.request)
    if isinstance(preflight, Unknown):
        causes.append(preflight_refused.CAUSE)
    if isinstance(_credentials_came(complained), Unknown) and not here and preflight is not True:
        causes.append(not_found_with_authorization.CAUSE)
    return tuple(_denial(call, cause, complained, here) for cause in causes)


def _unchanged(refusals: tuple[Deny, ...]) -> Iterator[Deny]:
    return (denial for denial in refusals if denial.cause is not changed_since_deployment.CAUSE)


def _all_refusals(call: Call) -> tuple[Deny, ...]:
    """Return every refusal that a call of which no route is known can meet here."""
    complained = complaint_of(call)
    preflight = is_preflight(call.request)
    causes: list[Cause] = []
    if preflight is not True:
        came = _credentials_came(complained)
        if came is not True:
            causes.append(not_found.CAUSE)
        if came is not False:
            causes.append(not_found_with_authorization.CAUSE)
        causes.append(method_not_found.CAUSE)
    if preflight is not False:
        causes.append(preflight_refused.CAUSE)
    causes.append(changed_since_deployment.CAUSE)
    if isinstance(call.address, Unknown):
        repeats = vpc_endpoint_name(call.request.host) is None
    else:
        repeats = _repeats_the_stage(call, split_stage(call.address.path)[1], None)
    if repeats:
        causes.append(repeated_in_path.CAUSE)
    return tuple(_denial(call, cause, complained, ()) for cause in causes)


def _deployed_missing(call: Call) -> Missing:
    values = words(call)
    return Missing(
        subject="configuration.stage.deployed",
        what=Message(N_("what the deployment of the stage {stage} holds"), values),
        permission="apigateway:GET",
        command=command(
            "aws apigateway get-deployment --rest-api-id {rest_api_id} --deployment-id {deployment_id}"
            " --embed apisummary",
            values,
        ),
    )


def _saved_missing(call: Call) -> Missing:
    values = words(call)
    return Missing(
        subject="configuration.resources",
        what=Message(N_("the saved resources of the API {rest_api_id}"), values),
        permission="apigateway:GET",
        command=command("aws apigateway get-resources --rest-api-id {rest_api_id} --embed methods", values),
    )
