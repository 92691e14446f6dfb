"""
Log groups of CloudWatch Logs.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html. What a group
holds outlives an edit of its template.
"""

from collections.abc import Mapping
from typing import Final

from gatewright.aws.arn import partition_of
from gatewright.aws.cloudformation.errors import OperationRefused
from gatewright.aws.cloudformation.family import Declared, Family, Made, Perform, tag_map

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
    tags = tag_map(one.properties.get("Tags") or {})
    try:
        perform(SERVICE, "create_log_group", {"logGroupName": name, **({"tags": tags} if tags else {})})
    except OperationRefused as error:
        # Groups are no documents: one may be left over from an edit that failed, and one is made by whoever logs first.
        if error.code != "ResourceAlreadyExistsException":
            raise
        _tag(name, tags, perform)
    return _retained(one, name, perform)


def _changed(one: Declared, before: Made, perform: Perform) -> Made:
    if one.name("LogGroupName") == before.physical_id:
        _tag(before.physical_id, tag_map(one.properties.get("Tags") or {}), perform)
        return _retained(one, before.physical_id, perform)
    return _log_group(one, perform)


def _tag(name: str, tags: Mapping[str, str], perform: Perform) -> None:
    """Let a group that is there have these tags, and no other."""
    known = perform(SERVICE, "list_tags_log_group", {"logGroupName": name}).get("tags") or {}
    gone = sorted(set(known) - set(tags))
    if gone:
        perform(SERVICE, "untag_log_group", {"logGroupName": name, "tags": gone})
    if tags:
        perform(SERVICE, "tag_log_group", {"logGroupName": name, "tags": dict(tags)})


def _retained(one: Declared, name: str, perform: Perform) -> Made:
    days = one.properties.get("RetentionInDays")
    if days is not None:
        perform(SERVICE, "put_retention_policy", {"logGroupName": name, "retentionInDays": days})
    place = one.place
    return Made(
        physical_id=name,
        attributes={
            "Arn": f"arn:{partition_of(place.region)}:logs:{place.region}:{place.account_id}:log-group:{name}:*"
        },
        undo=((SERVICE, "delete_log_group", {"logGroupName": name}),),
        left_out=tuple(f"{given}: {words}" for given, words in _WITHOUT_EFFECT.items() if given in one.properties),
    )


FAMILIES: Final[Mapping[str, Family]] = {"AWS::Logs::LogGroup": Family(create=_log_group, update=_changed)}
"""Each type, and how it comes to be."""
