"""How a body becomes a version of an object."""

from tests.services.s3.s3_account import S3Account


def test_what_is_not_kept_is_refused_by_name(s3: S3Account) -> None:
    """S3's own encryption is taken, a key of KMS and a storage class are not; in parts as at once."""
    for name in ("put_object", "create_multipart_upload"):
        assert "NotImplemented" == s3.refusal(name, Bucket="trust", Key="k", ServerSideEncryption="aws:kms")
        assert "InvalidStorageClass" == s3.refusal(name, Bucket="trust", Key="k", StorageClass="GLACIER")
        assert "AES256" == s3.call(name, Bucket="trust", Key="k", ServerSideEncryption="AES256")["ServerSideEncryption"]


def test_an_object_in_parts_is_a_version_as_any_other(s3: S3Account) -> None:
    """Where versions are kept."""
    s3.keep_versions()
    s3.put(body=b"one")
    upload = {"Bucket": "trust", "Key": "k"}
    upload["UploadId"] = s3.call("create_multipart_upload", **upload)["UploadId"]
    tag = s3.call("upload_part", **upload, PartNumber=1, Body=b"two")["ETag"]
    parts = {"Parts": [{"PartNumber": 1, "ETag": tag}]}
    done = s3.call("complete_multipart_upload", **upload, MultipartUpload=parts)

    assert b"two" == s3.body(VersionId=done["VersionId"]) == s3.body()
    assert 2 == len(s3.call("list_object_versions", Bucket="trust")["Versions"])
