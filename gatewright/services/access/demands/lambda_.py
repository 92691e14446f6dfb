"""
Lambda: functions, and their versions and aliases, by ARN.

https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
Code that lies in a bucket has to be the caller's to read (documented: CreateFunction, "Amazon S3 permissions").
"""

from typing import Final

from gatewright.aws.function_arn import parse
from gatewright.aws.policy.facts import Resource
from gatewright.services.access.demand import Asked, Demand, demand
from gatewright.services.access.demands.s3 import reading
from gatewright.store import function_answers

_ACTIONS: Final = {"Invoke": "InvokeFunction"}
_EVERYTHING: Final = frozenset({"ListFunctions", "GetAccountSettings"})
_BY_QUALIFIER: Final = frozenset({"Invoke", "GetFunction", "GetFunctionConfiguration"})
"""Operations that are judged on the version or alias that they name; all others on the function."""


def demands(asked: Asked) -> tuple[Demand, ...]:
    """Return the action on the function that is named."""
    action = f"lambda:{_ACTIONS.get(asked.operation, asked.operation)}"
    if asked.operation in _EVERYTHING:
        return (demand(action, asked.everything()),)
    on = _function(asked)
    named = Demand(action=action, on=((on,),), policy=None if on.whole is None else _policy(asked, on.whole))
    code = asked.params.get("Code") or asked.params
    if code.get("S3Bucket"):
        return named, reading(code["S3Bucket"], code.get("S3Key") or "", asked)
    return (named,)


def _policy(asked: Asked, arn: str) -> str | None:
    """Return the resource policy of the function, version or alias: it may let users call it, too."""
    found = function_answers.policy(asked.documents, arn)
    return None if found is None else str(found["Policy"])


def _function(asked: Asked) -> Resource:
    named = asked.params.get("FunctionName") or asked.params.get("Resource")
    arn = None if named is None else parse(str(named), region=asked.region, account_id=asked.account_id)
    if arn is None:
        return asked.untold()
    qualifier = asked.params.get("Qualifier") or arn.qualifier
    if qualifier is not None and asked.operation in _BY_QUALIFIER:
        return asked.named(f"{arn.function}:{qualifier}")
    return asked.named(arn.function)
