"""Lambda functions from AWS's answers: which there are, and who may call them."""

from collections.abc import Iterable, Mapping
from typing import Any

from gatewright.aws.function_arn import parse_arn
from gatewright.configuration.documents import Documents
from gatewright.model.function import Function
from gatewright.model.listing import Listing
from gatewright.model.unknown import Unknown


def functions(documents: Documents, arns: Iterable[str] = ()) -> Listing[Function]:
    """
    Return the functions of one account and region by the ARN by which they are called.

    `arns` are those that authorizers and integrations name, qualifiers included: a version or an alias has a policy of
    its own and stands in no listing. A name that is not told is looked for by its policy alone; whether it lacks the
    policy or is not there at all makes no difference to who may call it.
    """
    listed = documents.get("list_functions")
    rest = listed if isinstance(listed, Unknown) else None
    known: Mapping[str, Any] = {} if listed is None or isinstance(listed, Unknown) else listed
    names = {one["FunctionArn"] for one in known.get("Functions", ())}
    items: dict[str, Function | None] = {arn: _function(documents, arn) for arn in sorted(names)}
    for arn in arns:
        if arn not in items:
            there = rest is not None or _unqualified(arn) in names
            items[arn] = _function(documents, arn) if there else None
    return Listing(items, rest)


def _function(documents: Documents, arn: str) -> Function:
    answer = documents.get("get_policy", arn)
    if answer is None or isinstance(answer, Unknown):
        return Function(arn=arn, policy=answer)
    return Function(arn=arn, policy=answer["Policy"])


def _unqualified(arn: str) -> str:
    parsed = parse_arn(arn)
    return arn if parsed is None else parsed.function
