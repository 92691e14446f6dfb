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
from gatewright.store.documents import Document, Documents

ZIPPED_BYTES: Final = 52_428_800
"""What a package may hold that is sent along (documented: Lambda quotas, 50 MB)."""


def keep(documents: Documents, code: Mapping[str, Any]) -> tuple[str, Document]:
    """Keep the package of `ZipFile`; return its name in the store, and what the configuration tells of it."""
    package = code.get("ZipFile")
    if package is None:
        raise invalid("Please provide a source for function code.")
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


def forget_unused(documents: Documents, *digests: str) -> None:
    """Delete the packages that no version of any function names any more."""
    used = {one["codeDigest"] for kind in ("function", "function_version") for one in documents.list(kind)}
    for digest in set(digests) - used:
        documents.forget_blob(digest)
