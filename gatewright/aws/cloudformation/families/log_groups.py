"""
Log groups of CloudWatch Logs.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html. What a group
holds outlives an edit of its template.
"""

from collections.abc import Mapping
from typing import Final

from gatewright.aws.cloudformation.errors import OperationRefused
from gatewright.aws.cloudformation.family import Declared, Family, Made, Perform

SERVICE: Final = "logs"
_WITHOUT_EFFECT: Final[Mapping[str, str]] = {
    "DataProtectionPolicy": "nothing in the log is masked",
    "FieldIndexPolicies": "nothing is indexed",
    "KmsKeyId": "the log is not encrypted by KMS",
    "LogGroupClass": "there is one class of logs",
    "BearerTokenAuthenticationEnabled": "nobody writes with a bearer token",
    "DeletionProtectionEnabled": "the group can be deleted",
    "ResourcePolicyDocument": "the group has no policy",
}


def _log_group(one: Declared, perform: Perform) -> Made:
    name = one.name("LogGroupName")
    try:
        perform(SERVICE, "create_log_group", {"logGroupName": name})
    except OperationRefused as error:
        # Groups are no documents: one may be left over from an edit that failed, and one is made by whoever logs first.
        if error.code != "ResourceAlreadyExistsException":
            raise
    return _retained(one, name, perform)


def _changed(one: Declared, before: Made, perform: Perform) -> Made:
    if one.name("LogGroupName") == before.physical_id:
        return _retained(one, before.physical_id, perform)
    return _log_group(one, perform)


def _retained(one: Declared, name: str, perform: Perform) -> Made:
    days = one.properties.get("RetentionInDays")
    if days is not None:
        perform(SERVICE, "put_retention_policy", {"logGroupName": name, "retentionInDays": days})
    place = one.place
    return Made(
        physical_id=name,
        attributes={"Arn": f"arn:aws:logs:{place.region}:{place.account_id}:log-group:{name}:*"},
        undo=((SERVICE, "delete_log_group", {"logGroupName": name}),),
        left_out=tuple(f"{given}: {words}" for given, words in _WITHOUT_EFFECT.items() if given in one.properties),
    )


FAMILIES: Final[Mapping[str, Family]] = {"AWS::Logs::LogGroup": Family(create=_log_group, update=_changed)}
"""Each type, and how it comes to be."""
