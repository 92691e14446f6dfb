"""The errors of S3, by kind. Codes and texts: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html."""

from collections.abc import Iterable, Mapping
from typing import Any

from gatewright.wire.errors import ServiceError


def no_such_bucket(name: str) -> ServiceError:
    """Return NoSuchBucket."""
    return ServiceError("NoSuchBucket", "The specified bucket does not exist", status=404, members={"BucketName": name})


def no_such_key(key: str) -> ServiceError:
    """Return NoSuchKey."""
    return ServiceError("NoSuchKey", "The specified key does not exist.", status=404, members={"Key": key})


def no_such_version(key: str, version: str) -> ServiceError:
    """Return NoSuchVersion."""
    return ServiceError(
        "NoSuchVersion",
        "The specified version does not exist.",
        status=404,
        members={"Key": key, "VersionId": version},
    )


def no_such_upload(upload_id: str) -> ServiceError:
    """Return NoSuchUpload."""
    return ServiceError(
        "NoSuchUpload",
        "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or"
        " completed.",
        status=404,
        members={"UploadId": upload_id},
    )


def invalid(code: str, message: str) -> ServiceError:
    """Return an error of the caller's doing."""
    return ServiceError(code, message, status=400)


def malformed_xml() -> ServiceError:
    """Return MalformedXML."""
    text = "The XML you provided was not well-formed or did not validate against our published schema"
    return invalid("MalformedXML", text)


def precondition_failed(condition: str) -> ServiceError:
    """Return PreconditionFailed."""
    text = "At least one of the pre-conditions you specified did not hold"
    return ServiceError("PreconditionFailed", text, status=412, members={"Condition": condition})


def range_not_satisfiable(asked: str, size: int) -> ServiceError:
    """Return InvalidRange."""
    return ServiceError(
        "InvalidRange",
        "The requested range is not satisfiable",
        status=416,
        members={"RangeRequested": asked, "ActualObjectSize": str(size)},
    )


def conflict(code: str, message: str, bucket: str) -> ServiceError:
    """Return what a bucket's state stands in the way of."""
    return ServiceError(code, message, status=409, members={"BucketName": bucket})


def refuse_others(params: Mapping[str, Any], taken: Iterable[str]) -> None:
    """Raise NotImplemented, S3's own code, for parameters that would do something here which is not done."""
    others = sorted(set(params) - set(taken))
    if others:
        raise ServiceError(
            "NotImplemented",
            f"A header or parameter you provided implies functionality that is not implemented: {', '.join(others)}",
            status=501,
        )
