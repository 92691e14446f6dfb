"""
The code of functions: what is taken, and how long it is kept.

https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html
"""

import base64
import hashlib
from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.function_package import BadPackage, check
from gatewright.services.lambda_.errors import invalid
from gatewright.services.s3.lookup import body_of, object_version
from gatewright.store.documents import Document, Documents
from gatewright.store.iam_answers import GLOBAL
from gatewright.wire.errors import ServiceError

ZIPPED_BYTES: Final = 52_428_800
"""What a package may hold that is sent along (documented: Lambda quotas, 50 MB)."""


def keep(documents: Documents, code: Mapping[str, Any]) -> tuple[str, Document]:
    """Keep the package, sent along or in S3; return its name in the store, and what the configuration tells of it."""
    package = code.get("ZipFile")
    if package is None:
        package = _in_s3(documents, code)
    if not package:
        raise invalid("Uploaded file must be a non-empty zip")
    if len(package) > ZIPPED_BYTES:
        raise invalid(f"Zipped size must be smaller than {ZIPPED_BYTES} bytes")
    try:
        check(package)
    except BadPackage as error:
        raise invalid(str(error)) from error
    sha = base64.b64encode(hashlib.sha256(package).digest()).decode()
    return documents.keep_blob(package), {"CodeSha256": sha, "CodeSize": len(package)}


def _in_s3(documents: Documents, code: Mapping[str, Any]) -> bytes:
    bucket, key = code.get("S3Bucket"), code.get("S3Key")
    if not bucket or not key:
        raise invalid("Please provide a source for function code.")
    try:
        return body_of(object_version(documents.in_region(GLOBAL), bucket, key, code.get("S3ObjectVersion")))
    except ServiceError as error:
        # Reported by users of AWS, word for word.
        raise invalid(
            f"Error occurred while GetObject. S3 Error Code: {error.code}. S3 Error Message: {error.message}"
        ) from None


def forget_unused(documents: Documents, *digests: str) -> None:
    """Delete the packages that no version of any function names any more."""
    used = {one["codeDigest"] for kind in ("function", "function_version") for one in documents.list(kind)}
    for digest in set(digests) - used:
        documents.forget_blob(digest)
