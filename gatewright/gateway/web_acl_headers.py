"""Headers that a web ACL adds to a request that it lets through.

Restates "Inserting custom request headers in AWS WAF", AWS WAF developer guide: names begin with `x-amzn-waf-`, and a
header of that name that the caller sent is replaced.
https://docs.aws.amazon.com/waf/latest/developerguide/customizing-the-incoming-request.html
"""

from dataclasses import replace

from gatewright.aws.waf.verdict import Verdict
from gatewright.checks.waf.check import inspected
from gatewright.model.call import Call
from gatewright.model.request import Headers
from gatewright.model.unknown import Unknown


def with_inserted(call: Call) -> Call:
    """Return the call as the backend gets it."""
    if isinstance(call.stage, Unknown) or call.stage.web_acl_arn is None:
        return call
    verdict = inspected(call)
    if not isinstance(verdict, Verdict) or not verdict.inserted:
        return call
    names = {name.lower() for name, _ in verdict.inserted}
    kept = tuple(field for field in call.request.headers.items if field[0].lower() not in names)
    # Of two rules that insert the same header, the later one counts (inferred).
    last = {name.lower(): (name, value) for name, value in verdict.inserted}
    return replace(call, request=replace(call.request, headers=Headers((*kept, *last.values()))))
