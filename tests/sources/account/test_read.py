"""One row of what is read."""

from gatewright.sources.account.read import Read


def test_the_operation_is_the_kind_without_the_mark_of_the_second_version() -> None:
    """Both versions of API Gateway have operations of one name."""
    rows = [
        Read(kind=kind, resource="*", command="aws", subject="s", what="w") for kind in ("get_stages", "v2_get_stages")
    ]

    assert [row.operation for row in rows] == ["get_stages", "get_stages"]
