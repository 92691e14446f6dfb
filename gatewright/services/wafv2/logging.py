"""
Where the logs of a web ACL go.

https://docs.aws.amazon.com/waf/latest/APIReference/API_LoggingConfiguration.html: a log group whose name starts with
`aws-waf-logs-`.
"""

from typing import Final

from gatewright.services.errors import not_implemented
from gatewright.services.operation import Operation
from gatewright.services.wafv2 import items
from gatewright.services.wafv2.errors import BAD_ARN, EXACTLY_ONE, invalid_parameter, nonexistent
from gatewright.store.documents import Document, Documents

_LOG_GROUP: Final = ":log-group:"
_PREFIX: Final = "aws-waf-logs-"
_REDACTABLE: Final = frozenset({"UriPath", "QueryString", "SingleHeader", "Method"})


def put_logging_configuration(documents: Documents, operation: Operation) -> Document:
    """Let a web ACL write its log to a log group, instead of where it did before."""
    given = operation.params["LoggingConfiguration"]
    arn = given["ResourceArn"]
    items.by_arn(documents, items.WEB_ACL, arn)
    if given.get("LogScope") not in (None, "CUSTOMER"):
        raise not_implemented("a LogScope other than CUSTOMER is not offered: no service of AWS writes logs here")
    _check_destination(operation, given["LogDestinationConfigs"])
    for field in given.get("RedactedFields") or ():
        if len(field) != 1 or not set(field) <= _REDACTABLE:
            raise invalid_parameter(EXACTLY_ONE, "FIELD_TO_MATCH", ",".join(field))
    for one in (given.get("LoggingFilter") or {}).get("Filters") or ():
        if any(len(condition) != 1 for condition in one["Conditions"]):
            raise invalid_parameter(EXACTLY_ONE, "FILTER_CONDITION", one["Behavior"])
    kept = {**given, "ManagedByFirewallManager": False}
    documents.put("waf_logging", arn, document=kept)
    return {"LoggingConfiguration": kept}


def get_logging_configuration(documents: Documents, operation: Operation) -> Document:
    """Answer where the log of a web ACL goes."""
    found = documents.get("waf_logging", operation.params["ResourceArn"])
    if found is None or not _of_customers(operation):
        raise nonexistent()
    return {"LoggingConfiguration": found}


def list_logging_configurations(documents: Documents, operation: Operation) -> Document:
    """Answer where the logs of a scope's web ACLs go."""
    place = ":global/" if items.scope_of(operation) == "CLOUDFRONT" else ":regional/"
    kept = documents.list("waf_logging") if _of_customers(operation) else []
    found = [one for one in kept if place in one["ResourceArn"]]
    shown, marker = items.page(found, operation.params)
    return {"LoggingConfigurations": shown, **({"NextMarker": marker} if marker else {})}


def delete_logging_configuration(documents: Documents, operation: Operation) -> Document:
    """Let a web ACL write no log any more."""
    if not _of_customers(operation) or not documents.delete("waf_logging", operation.params["ResourceArn"]):
        raise nonexistent()
    return {}


def _of_customers(operation: Operation) -> bool:
    """Tell whether the configurations of customers are meant: services of AWS have none here."""
    return operation.params.get("LogScope") in {None, "CUSTOMER"}


def _check_destination(operation: Operation, arns: list[str]) -> None:
    if len(arns) != 1:
        raise invalid_parameter(EXACTLY_ONE, "LOG_DESTINATION", ",".join(arns))
    arn = arns[0]
    if _LOG_GROUP not in arn:
        if arn.split(":")[2:3] in (["s3"], ["firehose"]):
            raise not_implemented("web ACLs write their logs to log groups here, not to buckets or delivery streams")
        raise invalid_parameter(BAD_ARN, "LOG_DESTINATION", arn)
    name = arn.partition(_LOG_GROUP)[2].removesuffix(":*")
    if not name.startswith(_PREFIX) or operation.log_events.group(operation.account_id, operation.region, name) is None:
        # Inferred for a group that is not there; that the name must start so is documented.
        raise invalid_parameter(BAD_ARN, "LOG_DESTINATION", arn)
