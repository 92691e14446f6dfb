import pytest

from gatewright.services.ec2.filters import matching
from gatewright.wire.errors import ServiceError

ITEMS = [
    {"Id": "a", "Open": True, "Groups": [{"Id": "g1"}, {"Id": "g2"}], "Tags": [{"Key": "Name", "Value": "web-1"}]},
    {"Id": "b*", "Open": False, "Groups": []},
    {"Id": "c", "Number": 4},
]
PLACES = {"id": "Id", "open": "Open", "group": "Groups.Id", "number": "Number"}


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ([], "abc"),
        ([("id", ["a", "c"])], "ac"),
        ([("id", ["?"])], "ac"),
        ([("id", ["b\\*"])], "b"),
        ([("id", ["*"])], "abc"),
        ([("open", ["true"])], "a"),
        ([("number", ["4"])], "c"),
        ([("group", ["g2"])], "a"),
        ([("group", ["g*"]), ("open", ["false"])], ""),
        ([("tag:Name", ["web-*"])], "a"),
        ([("tag:Name", ["WEB-1"])], ""),
        ([("tag:Other", ["*"])], ""),
        ([("tag-key", ["Name"])], "a"),
        ([("id", [])], ""),
    ],
)
def test_all_filters_hold_each_for_one_of_its_values(filters: list[tuple[str, list[str]]], found: str) -> None:
    """Stars and question marks stand for letters; lists are looked through; letters differ by case."""
    params = {"Filters": [{"Name": name, "Values": values} for name, values in filters]}

    assert found == "".join(one["Id"][0] for one in matching(ITEMS, params, PLACES))


def test_unknown_filter_is_refused() -> None:
    """Rather than left out."""
    with pytest.raises(ServiceError, match="The filter 'size' is invalid"):
        matching(ITEMS, {"Filters": [{"Name": "size", "Values": ["1"]}]}, PLACES)
