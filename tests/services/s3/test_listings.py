"""Listings of a bucket."""

from tests.services.s3.s3_account import S3Account

KEYS = ("a", "b/1", "b/2", "c d", "ü")


def filled(s3: S3Account) -> S3Account:
    """Put some objects, and hide one."""
    s3.keep_versions()
    for key in (*reversed(KEYS), "gone"):
        s3.put(key)
    s3.call("delete_object", Bucket="trust", Key="gone")
    return s3


def test_keys_come_in_order_page_by_page(s3: S3Account) -> None:
    """What a delete marker hides is not there."""
    first = filled(s3).call("list_objects_v2", Bucket="trust", MaxKeys=3)
    rest = s3.call("list_objects_v2", Bucket="trust", ContinuationToken=first["NextContinuationToken"])

    assert list(KEYS) == [one["Key"] for one in (*first["Contents"], *rest["Contents"])]
    assert (True, False, 3, 2) == (first["IsTruncated"], rest["IsTruncated"], first["KeyCount"], rest["KeyCount"])
    assert "InvalidArgument" == s3.refusal("list_objects_v2", Bucket="trust", ContinuationToken="ü")
    assert "InvalidArgument" == s3.refusal("list_objects_v2", Bucket="trust", ContinuationToken="")
    assert "k" == s3.call("list_objects_v2", Bucket="trust", StartAfter="k")["StartAfter"]
    both = {"StartAfter": "k", "ContinuationToken": first["NextContinuationToken"]}
    assert {"ContinuationToken"} == set(both) & set(s3.call("list_objects_v2", Bucket="trust", **both))


def test_a_delimiter_gathers_keys_under_prefixes(s3: S3Account) -> None:
    """In both forms of the operation."""
    for name in ("list_objects_v2", "list_objects"):
        found = filled(S3Account()).call(name, Bucket="trust", Delimiter="/")
        assert ["a", "c d", "ü"] == [one["Key"] for one in found["Contents"]]
        assert [{"Prefix": "b/"}] == found["CommonPrefixes"]
    marked = filled(s3).call("list_objects", Bucket="trust", Prefix="b/", MaxKeys=1)
    assert (["b/1"], True) == ([one["Key"] for one in marked["Contents"]], marked["IsTruncated"])


def test_keys_are_encoded_for_who_asks(s3: S3Account) -> None:
    """XML cannot hold all of them."""
    found = filled(s3).call("list_objects_v2", Bucket="trust", EncodingType="url", StartAfter="b/2")

    assert (["c%20d", "%C3%BC"], "url") == ([one["Key"] for one in found["Contents"]], found["EncodingType"])


def test_versions_and_markers_are_listed_latest_first(s3: S3Account) -> None:
    """Each key's latest is marked."""
    filled(s3).put("a")
    found = s3.call("list_object_versions", Bucket="trust", Prefix="a")
    hidden = s3.call("list_object_versions", Bucket="trust", Prefix="gone")

    assert [True, False] == [one["IsLatest"] for one in found["Versions"]]
    assert ([False], [True]) == (
        [one["IsLatest"] for one in hidden["Versions"]],
        [one["IsLatest"] for one in hidden["DeleteMarkers"]],
    )
