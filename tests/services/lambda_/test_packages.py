import base64
import hashlib

import pytest

from gatewright.services.lambda_ import packages
from tests.services.account import ACCOUNT, REGION, Account
from tests.services.lambda_.small import call, create, given, package, refusal


def stored(account: Account) -> int:
    """Return how many packages the store holds."""
    with account.store._writer.transaction() as connection:
        return int(connection.execute("SELECT count(*) FROM blob").fetchone()[0])


def test_a_package_is_told_by_size_and_digest(account: Account) -> None:
    """SHA-256 in Base64, as AWS tells it."""
    told = create(account)

    assert (len(package()), base64.b64encode(hashlib.sha256(package()).digest()).decode()) == (
        told["CodeSize"],
        told["CodeSha256"],
    )


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ({}, "Please provide a source for function code."),
        ({"ZipFile": b""}, "Uploaded file must be a non-empty zip"),
        ({"ZipFile": b"no zip"}, "Could not unzip uploaded file. Please check your file, then try to upload again."),
        (
            {"ZipFile": package(name="../x")},
            "Could not unzip uploaded file. Please check your file, then try to upload again.",
        ),
    ],
)
def test_what_cannot_be_unpacked_is_refused(account: Account, code: dict, message: str) -> None:
    """Before anything is created."""
    assert ("InvalidParameterValueException", message) == refusal(account, "create_function", **given(Code=code))


def test_a_package_has_a_size(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    """50 MB on AWS."""
    monkeypatch.setattr(packages, "ZIPPED_BYTES", 10)

    assert "Zipped size must be smaller than 10 bytes" == refusal(account, "create_function", **given())[1]


def test_a_package_stays_as_long_as_a_version_runs_it(account: Account) -> None:
    """It goes with the last one that names it."""
    create(account, Publish=True)
    create(account, "same")
    call(account, "update_function_code", FunctionName="f", ZipFile=package("x = 1"))
    assert 2 == stored(account)
    call(account, "delete_function", FunctionName="same")
    assert 2 == stored(account)
    call(account, "delete_function", FunctionName="f:1")
    assert 1 == stored(account)
    call(account, "delete_function", FunctionName="f")
    with account.store.reading(ACCOUNT, REGION) as documents:
        left = documents.list("function")

    assert (0, []) == (stored(account), left)


def test_a_package_may_come_from_s3(account: Account) -> None:
    """The object as it is when the function is told of it, a version of it where one is named."""
    here = {"LocationConstraint": REGION}
    account.call("create_bucket", service="s3", Bucket="code", CreateBucketConfiguration=here)
    versions = {"Status": "Enabled"}
    account.call("put_bucket_versioning", service="s3", Bucket="code", VersioningConfiguration=versions)
    first = account.call("put_object", service="s3", Bucket="code", Key="f.zip", Body=package())["VersionId"]
    account.call("put_object", service="s3", Bucket="code", Key="f.zip", Body=package(name="other.py"))
    place = {"S3Bucket": "code", "S3Key": "f.zip"}
    made = call(account, "create_function", **given(Code={**place, "S3ObjectVersion": first}))
    updated = call(account, "update_function_code", FunctionName=made["FunctionName"], **place)

    assert [
        base64.b64encode(hashlib.sha256(one).digest()).decode() for one in (package(), package(name="other.py"))
    ] == [
        made["CodeSha256"],
        updated["CodeSha256"],
    ]


def test_a_package_that_is_not_in_s3_is_refused(account: Account) -> None:
    """With S3's own error (reported by users of AWS)."""
    lost = {"S3Bucket": "nobodys", "S3Key": "f.zip"}
    told = "S3 Error Code: NoSuchBucket. S3 Error Message: The specified bucket does not exist"
    assert ("InvalidParameterValueException", f"Error occurred while GetObject. {told}") == refusal(
        account, "create_function", **given(Code=lost)
    )
