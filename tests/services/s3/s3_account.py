"""An account to call S3 in."""

from typing import Any

from gatewright.store.documents import Document
from tests.services.account import Account


class S3Account:
    """An account with the bucket `trust`, in eu-west-1."""

    def __init__(self) -> None:
        self.account = Account()
        self.call("create_bucket", Bucket="trust", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})

    def call(self, name: str, /, **params: Any) -> Document:
        """Perform an operation and return what it answers."""
        return self.account.call(name, service="s3", **params)

    def refusal(self, name: str, /, **params: Any) -> str:
        """Perform an operation that has to be refused, and return the code."""
        return self.account.refusal(name, service="s3", **params)[0]

    def put(self, key: str = "k", body: bytes = b"body", **more: Any) -> Document:
        """Put an object."""
        return self.call("put_object", Bucket="trust", Key=key, Body=body, **more)

    def keep_versions(self, status: str = "Enabled") -> None:
        """Keep versions from now on, or no longer."""
        self.call("put_bucket_versioning", Bucket="trust", VersioningConfiguration={"Status": status})

    def body(self, key: str = "k", **more: Any) -> bytes:
        """Return the body of an object."""
        found = self.call("get_object", Bucket="trust", Key=key, **more)["Body"]
        assert isinstance(found, bytes)
        return found
