"""
Amazon S3: buckets and objects, which have no account in their ARNs.

https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
"""

from collections.abc import Mapping
from typing import Final

from gatewright.aws.policy.facts import resource
from gatewright.aws.s3_access import permission
from gatewright.services.access.demand import Asked, Demand, demand

_OF_VERSIONS: Final[Mapping[str, str]] = {
    "s3:GetObject": "s3:GetObjectVersion",
    "s3:DeleteObject": "s3:DeleteObjectVersion",
}
_CONTEXT: Final[Mapping[str, str]] = {
    "Prefix": "s3:prefix",
    "Delimiter": "s3:delimiter",
    "MaxKeys": "s3:max-keys",
    "VersionId": "s3:versionid",
}


def demands(asked: Asked) -> tuple[Demand, ...]:
    """Return the action on the bucket, on the object, or on each object that is to be deleted."""
    params = asked.params
    if asked.operation == "DeleteObjects":
        objects = (params.get("Delete") or {}).get("Objects") or [{}]
        return tuple(_on(asked, one.get("Key"), one.get("VersionId")) for one in objects)
    return (_on(asked, params.get("Key"), params.get("VersionId")),)


def reading(bucket: str, key: str, asked: Asked) -> Demand:
    """Return what whoever has a service read an object needs himself."""
    action, arn = permission("GetObject", bucket, key)
    return demand(action, resource(arn, owner=asked.account_id))


def _on(asked: Asked, key: str | None, version: str | None) -> Demand:
    action, arn = permission(asked.operation, asked.params.get("Bucket"), key)
    told = {
        name: (str(asked.params[member]),) for member, name in _CONTEXT.items() if asked.params.get(member) is not None
    }
    one = asked.everything() if arn == "*" else resource(arn, owner=asked.account_id)
    return Demand(action=_OF_VERSIONS.get(action, action) if version else action, on=((one,),), context=told)
