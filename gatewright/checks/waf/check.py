"""Does the stage's web ACL let the request through?

Restates "Control access to your REST APIs using AWS WAF": a web ACL belongs to a stage, and comes before resource
policies, IAM and authorizers.
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html
"""

from typing import TYPE_CHECKING

from gatewright.aws.waf.verdict import Verdict
from gatewright.checks.reach import NO_API, is_control_plane
from gatewright.checks.unproven import unproven
from gatewright.checks.waf import challenge_unanswered, default_action_blocked, rate_exceeded, rule_blocked
from gatewright.checks.waf.refusals import refused
from gatewright.checks.words import command, words
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.outcome import Ask, Deny, Outcome, Pass, Skip, Unsure
from gatewright.model.question import CountRequest
from gatewright.model.unknown import Missing, Unknown

if TYPE_CHECKING:
    from gatewright.aws.waf.inspect import Result

_NONE = Skip(Message(N_("the stage has no web ACL")))
_CAUSES = (rule_blocked.CAUSE, rate_exceeded.CAUSE, default_action_blocked.CAUSE, challenge_unanswered.CAUSE)


def check(call: Call) -> Outcome:
    """Skip a stage without a web ACL, else say what its web ACL says."""
    if isinstance(call.stage, Unknown):
        if is_control_plane(call):
            return NO_API
        return Unsure((_web_acl(call),), unproven(call, _CAUSES))
    arn = call.stage.web_acl_arn
    if arn is None:
        return _NONE
    if isinstance(arn, Unknown):
        return Unsure(arn.missing or (_web_acl(call),), unproven(call, _CAUSES))
    result = inspected(call)
    if isinstance(result, Verdict):
        return Pass(call) if result.allows else refused(call, arn, result)
    if isinstance(result, CountRequest):
        return Ask(result)
    fact = Fact("configuration", f"stages[{call.stage.name}].webAclArn", arn)
    if result is None:
        return Unsure((_rules(arn),), unproven(call, _CAUSES, fact, web_acl_arn=arn))
    may = tuple(refused(call, arn, one) for one in result.may if not one.allows)
    if len(may) == len(result.may) and all(_same(one, may[-1]) for one in may):
        # Whatever nobody told us, it is refused in this way.
        return may[-1]
    return Unsure(result.missing or (_rules(arn),), may)


def _same(one: Deny, other: Deny) -> bool:
    return one.cause is other.cause and one.answered == other.answered and one.custom == other.custom


def inspected(call: Call) -> "Result | None":
    """Return what the web ACL of the call's stage says; `None` when there is none, or nobody told us of it."""
    if isinstance(call.stage, Unknown) or not isinstance(call.stage.web_acl_arn, str):
        return None
    acl = call.configuration.web_acls.get(call.stage.web_acl_arn)
    if acl is None or isinstance(acl, Unknown):
        return None
    from gatewright.aws.waf.inspect import inspect  # noqa: PLC0415 - large: only calls of a stage with an ACL need it

    return inspect(acl, call.request, call.public_path, call.answers)


def _web_acl(call: Call) -> Missing:
    values = words(call)
    return Missing(
        subject="configuration.stage.web_acl_arn",
        what=Message(N_("whether a web ACL is associated with the stage {stage}"), values),
        permission="apigateway:GET",
        command=command(
            "aws apigateway get-stage --rest-api-id {rest_api_id} --stage-name {stage} --query webAclArn", values
        ),
    )


def _rules(arn: str) -> Missing:
    return Missing(
        subject=f"configuration.web_acls[{arn}]",
        what=Message(N_("the rules of the web ACL {web_acl_arn}"), {"web_acl_arn": arn}),
        permission="wafv2:GetWebACL",
        command=f"aws wafv2 get-web-acl --arn {arn}",
    )
