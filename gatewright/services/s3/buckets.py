"""
Buckets.

https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html. A name is one bucket in all regions.
"""

from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.services.operation import Operation
from gatewright.services.s3 import lookup
from gatewright.services.s3.errors import conflict, invalid, refuse_others
from gatewright.services.s3.locations import HOME, located
from gatewright.store.documents import Document, Documents

NAME: Final = pattern(r"(?!xn--|sthree-|\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?<!-s3alias)(?<!--ol-s3)")
"""https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"""


def create_bucket(documents: Documents, operation: Operation) -> Document:
    """Create a bucket in the region of the call."""
    params = operation.params
    refuse_others(params, ("Bucket", "CreateBucketConfiguration", "ACL", "ObjectOwnership"))
    _check_private(operation)
    name = params["Bucket"]
    if NAME.fullmatch(name) is None or ".." in name:
        raise invalid("InvalidBucketName", "The specified bucket is not valid.")
    configuration = params.get("CreateBucketConfiguration") or {}
    refuse_others(configuration, ("LocationConstraint",))
    region = located(configuration.get("LocationConstraint"), operation.region)
    known = documents.get("bucket", name)
    if known is not None and not known["Region"] == region == HOME:
        # Documented: in us-east-1 the owner may create it again, without effect.
        raise conflict(
            "BucketAlreadyOwnedByYou",
            "Your previous request to create the named bucket succeeded and you already own it.",
            name,
        )
    if known is None:
        created = {"Name": name, "CreationDate": operation.seconds, "Region": region}
        documents.put("bucket", name, document=created)
    return {"Location": f"/{name}" if region == HOME else f"http://{name}.s3.amazonaws.com/"}


def head_bucket(documents: Documents, operation: Operation) -> Document:
    """Say that a bucket is there, and where."""
    refuse_others(operation.params, ("Bucket",))
    return {"BucketRegion": lookup.bucket(documents, operation.params["Bucket"])["Region"]}


def list_buckets(documents: Documents, operation: Operation) -> Document:
    """Answer all buckets of the account."""
    refuse_others(operation.params, ("MaxBuckets",))
    found = [{name: one[name] for name in ("Name", "CreationDate")} for one in documents.list("bucket")]
    owner = {"ID": operation.account_id, "DisplayName": operation.account_id}
    return {"Buckets": sorted(found, key=lambda one: str(one["Name"])), "Owner": owner}


def delete_bucket(documents: Documents, operation: Operation) -> Document:
    """Delete a bucket that holds nothing, not even an old version."""
    refuse_others(operation.params, ("Bucket",))
    name = lookup.bucket(documents, operation.params["Bucket"])["Name"]
    if documents.list("object", name):
        raise conflict("BucketNotEmpty", "The bucket you tried to delete is not empty", name)
    documents.delete("bucket", name)
    return {}


def get_bucket_location(documents: Documents, operation: Operation) -> Document:
    """Answer the region of a bucket; that of us-east-1 is empty (documented)."""
    refuse_others(operation.params, ("Bucket",))
    region = lookup.bucket(documents, operation.params["Bucket"])["Region"]
    return {} if region == HOME else {"LocationConstraint": region}


def put_bucket_versioning(documents: Documents, operation: Operation) -> Document:
    """Keep every version of the objects from now on, or no longer."""
    refuse_others(
        operation.params, ("Bucket", "VersioningConfiguration", "ContentMD5", "ChecksumAlgorithm", "ChecksumCRC32")
    )
    found = lookup.bucket(documents, operation.params["Bucket"])
    wanted = operation.params.get("VersioningConfiguration") or {}
    refuse_others(wanted, ("Status",))
    if wanted.get("Status") not in {"Enabled", "Suspended"}:
        raise invalid("IllegalVersioningConfigurationException", "The Versioning element must be specified")
    documents.put("bucket", found["Name"], document={**found, "Versioning": wanted["Status"]})
    return {}


def get_bucket_versioning(documents: Documents, operation: Operation) -> Document:
    """Answer whether versions are kept; nothing where that was never said."""
    refuse_others(operation.params, ("Bucket",))
    found = lookup.bucket(documents, operation.params["Bucket"])
    return {"Status": found["Versioning"]} if "Versioning" in found else {}


def _check_private(operation: Operation) -> None:
    """Refuse what would let others in: nobody but the account is served here."""
    if operation.params.get("ACL") not in {None, "private"}:
        refuse_others({"ACL": operation.params["ACL"]}, ())
    if operation.params.get("ObjectOwnership") not in {None, "BucketOwnerEnforced"}:
        refuse_others({"ObjectOwnership": operation.params["ObjectOwnership"]}, ())
