"""Is the call signed, by whom, and well?

Restates "Control access to a REST API with IAM permissions": a method with AWS_IAM wants a signature; what its caller
may do is asked later (`checks/authorize`).
https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html
"""

from typing import Final

from gatewright.aws.sigv4.answers import KEY_UNKNOWN, MISSING_TOKEN, Complaint
from gatewright.aws.sigv4.form import complaint, read
from gatewright.aws.sigv4.form_body import form_with_query
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.checks.authentication import authenticate
from gatewright.checks.authorization import authorization_type
from gatewright.checks.endpoint import vpc_endpoint_policy_reads_authorization
from gatewright.checks.iam import access_key_unknown, scope_mismatch, session_expired, session_token_missing
from gatewright.checks.iam.evidence import evidence
from gatewright.checks.iam.mismatch import mismatched
from gatewright.checks.iam.possible import possible
from gatewright.checks.mismatch import MISMATCH
from gatewright.checks.policies import untold_endpoint_policy, vpc_endpoint_policy
from gatewright.checks.reach import NO_API, is_control_plane
from gatewright.checks.unproven import unproven
from gatewright.checks.words import command, words
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.outcome import Deny, Outcome, Pass, Skip, Unsure
from gatewright.model.principal import AccessKey, Principal
from gatewright.model.unknown import UNKNOWN, Missing, Unknown

TEMPORARY: Final = "ASIA"
"""What access keys begin with that are good only with a session token:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids"""

_NOT_IAM: Final = Message(N_("the method does not want an AWS signature"))


def check(call: Call) -> Outcome:
    """Establish who signed a call to an IAM method; refuse one that is not signed well."""
    route = call.route
    if isinstance(route, Unknown):
        if isinstance(call.address, Unknown) and is_control_plane(call):
            return NO_API
        return _untold(call, Unknown())
    kind = route.method.authorization_type
    if isinstance(kind, Unknown):
        return _untold(call, kind)
    if kind == "AWS_IAM":
        where = f"deployed[{route.resource.path}].{route.method.http_method}.authorizationType"
        return _signed(call, Fact("configuration", where, kind))
    if untold_endpoint_policy(call) is not None and (misread := _by_an_endpoint_policy(call)):
        return Unsure((_endpoint_policy(call),), misread, call.signed_by(None))
    return Skip(_NOT_IAM, call.signed_by(None))


def _untold(call: Call, kind: Unknown) -> Unsure:
    """Say what may be meant when nobody told us whether the method wants a signature."""
    complained = _complaint(call)
    may = _refusals(call, complained, ())
    return Unsure(kind.missing or (authorization_type(call),), (*may, *_by_an_endpoint_policy(call)))


def _signed(call: Call, fact: Fact) -> Outcome:
    found = authenticate(call)
    if isinstance(found, AccessKey):
        return Pass(call.signed_by(found.principal))
    if isinstance(found, Unknown) and _lacks_its_token(call):
        lacks = Fact("request", "headers.x-amz-security-token", "-")
        facts = (fact, *evidence(call.request), lacks)
        return Deny(session_token_missing.CAUSE, facts, words(call), KEY_UNKNOWN)
    if isinstance(found, Unknown):
        # Whose key it is may be known where its secret is not: then the policies can be judged all the same.
        return Unsure(found.missing, _refusals(call, _complaint(call), (fact,)), call.signed_by(_owner(call)))
    signature, values = found
    if signature is MISMATCH[0]:
        return mismatched(call, values, fact)
    (cause, *others) = possible(call.request, found)
    if others:
        return Unsure((_when(),), _refusals(call, found, (fact,)))
    if signature is KEY_UNKNOWN and _is_temporary(call):
        cause = session_token_missing.CAUSE
    more = {name: value for name, value in values.items() if name != "authorization"}
    return Deny(cause, (fact, *evidence(call.request)), words(call, **more), signature)


def _is_temporary(call: Call) -> bool:
    """Tell whether the key that signed is known, and good only with its session token."""
    key = _key(call)
    return isinstance(key, AccessKey) and key.active is True and key.session_token is not None


def _lacks_its_token(call: Call) -> bool:
    """Tell a temporary key by its name, that came without any session token: nobody's secret makes that good."""
    if _complaint(call) is not None:
        return False
    sent = read(call.request.headers, call.request.query)
    return isinstance(sent, SignatureSent) and sent.access_key.startswith(TEMPORARY) and sent.session_token is None


def _owner(call: Call) -> Principal | Unknown:
    """Return whose key signed, if the signature is right."""
    key = _key(call)
    return key.principal if isinstance(key, AccessKey) else UNKNOWN


def _key(call: Call) -> AccessKey | Unknown | None:
    sent = read(call.request.headers, call.request.query)
    return call.configuration.access_keys.get(sent.access_key) if isinstance(sent, SignatureSent) else None


def _refusals(call: Call, complained: Complaint | Unknown | None, facts: tuple[Fact, ...]) -> tuple[Deny, ...]:
    """Return what an IAM method can refuse the call for; the answer is exact where the form of what came decides."""
    causes = possible(call.request, complained)
    if complained is None:
        causes = _of_the_key(causes, _key(call))
    if complained is None and isinstance(call.address, Unknown):
        # Nobody told which region the name leads to, so that the signature may be for another one.
        causes = (*causes, scope_mismatch.CAUSE)
    if len(causes) == 1 and isinstance(complained, tuple):
        signature, values = complained
        return tuple(
            Deny(denial.cause, denial.because, denial.values, signature)
            for denial in unproven(call, causes, *facts, **values)
        )
    return unproven(call, causes, *facts)


def _of_the_key(causes: tuple[Cause, ...], key: AccessKey | Unknown | None) -> tuple[Cause, ...]:
    """Leave out what a key is not refused for that is known to be there, and active; a user's own has no session."""
    if not isinstance(key, AccessKey) or key.active is not True:
        return causes
    gone = {access_key_unknown.CAUSE.id}
    if key.session_token is None and key.expires_at is None:
        gone |= {session_token_missing.CAUSE.id, session_expired.CAUSE.id}
    return tuple(cause for cause in causes if cause.id not in gone)


def _by_an_endpoint_policy(call: Call) -> tuple[Deny, ...]:
    """Return the refusal of a header that a VPC endpoint's policy makes a signature of; none without credentials."""
    complained = _complaint(call)
    unsigned = isinstance(complained, tuple) and complained[0] is MISSING_TOKEN
    if unsigned or vpc_endpoint_policy(call) is None:
        return ()
    return unproven(call, (vpc_endpoint_policy_reads_authorization.CAUSE,))


def _complaint(call: Call) -> Complaint | Unknown | None:
    request = call.request
    region = None if isinstance(call.address, Unknown) else call.address.region
    complained = complaint(request.headers, request.query, request.received_at, region)
    sent = read(request.headers, request.query) if complained is None else None
    return form_with_query(request, sent) if isinstance(sent, SignatureSent) else complained


def _when() -> Missing:
    return Missing(subject="request.received_at", what=Message(N_("when the call was made")))


def _endpoint_policy(call: Call) -> Missing:
    return Missing(
        subject="configuration.vpc_endpoint_policy",
        what=Message(N_("the policy of the VPC endpoint that the call came through")),
        permission="ec2:DescribeVpcEndpoints",
        command=command(
            "aws ec2 describe-vpc-endpoints --filters Name=service-name,Values=com.amazonaws.{region}.execute-api",
            words(call),
        ),
    )
