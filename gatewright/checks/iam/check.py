"""Can the method refuse the call for its AWS signature, or for its caller's rights?

Restates "Control access to a REST API with IAM permissions": the form of what came tells much, the rest takes the
caller's secret and policies, which this version does not know.
https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html
"""

from dataclasses import replace

from gatewright.aws.sigv4.answers import MISSING_TOKEN, Complaint
from gatewright.aws.sigv4.form import complaint
from gatewright.checks.authorization import authorization_type
from gatewright.checks.endpoint import vpc_endpoint_policy_reads_authorization
from gatewright.checks.iam.possible import possible
from gatewright.checks.reach import NO_API, is_control_plane, may_be_private
from gatewright.checks.unproven import unproven
from gatewright.checks.words import command, words
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.outcome import Deny, Outcome, Skip, Unsure
from gatewright.model.unknown import Missing, Unknown

_NOT_IAM = Skip(Message(N_("the method does not want an AWS signature")))
_CALLER = Missing(
    subject="answer.caller",
    what=Message(N_("who signed the call, whether the signature is right, and what the caller may do")),
    command="aws sts get-caller-identity",
)


def check(call: Call) -> Outcome:
    """Skip a method that wants no signature; say what any other may refuse for."""
    if isinstance(call.route, Unknown):
        if isinstance(call.address, Unknown) and is_control_plane(call):
            return NO_API
        return Unsure((authorization_type(call),), (*_refusals(call, ()), *_by_an_endpoint_policy(call)))
    kind = call.route.method.authorization_type
    if isinstance(kind, Unknown):
        return Unsure(
            kind.missing or (authorization_type(call),), (*_refusals(call, ()), *_by_an_endpoint_policy(call))
        )
    if kind == "AWS_IAM":
        where = f"deployed[{call.route.resource.path}].{call.route.method.http_method}.authorizationType"
        return Unsure((_CALLER,), _refusals(call, (Fact("configuration", where, kind),)))
    if may_be_private(call) and (misread := _by_an_endpoint_policy(call)):
        return Unsure((_endpoint_policy(call),), misread)
    return _NOT_IAM


def _refusals(call: Call, facts: tuple[Fact, ...]) -> tuple[Deny, ...]:
    """Return what an IAM method can refuse the call for; the answer is exact where the form of what came decides."""
    complained = _complaint(call)
    causes = possible(call.request, complained)
    if len(causes) == 1 and isinstance(complained, tuple):
        signature, values = complained
        return tuple(replace(denial, signature=signature) for denial in unproven(call, causes, *facts, **values))
    return unproven(call, causes, *facts)


def _by_an_endpoint_policy(call: Call) -> tuple[Deny, ...]:
    """Return the refusal of a header that a VPC endpoint's policy makes a signature of; none without credentials."""
    complained = _complaint(call)
    unsigned = isinstance(complained, tuple) and complained[0] is MISSING_TOKEN
    if unsigned or not may_be_private(call):
        return ()
    return unproven(call, (vpc_endpoint_policy_reads_authorization.CAUSE,))


def _complaint(call: Call) -> Complaint | Unknown | None:
    region = None if isinstance(call.address, Unknown) else call.address.region
    return complaint(call.request.headers, call.request.query, call.request.received_at, region)


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
