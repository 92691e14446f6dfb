from typing import Any

import pytest

from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.includes import included

FILES: dict[str, Any] = {"api.yaml": {"paths": {"/a": {}}}, "all.yaml": {"Resources": {"A": 1}, "Outputs": {}}, "x": 1}


def include(location: Any) -> dict[str, Any]:
    """Return what includes a file."""
    return {"Name": "AWS::Include", "Parameters": {"Location": location}}


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        ({"Body": {"Fn::Transform": include("api.yaml")}}, {"Body": FILES["api.yaml"]}),
        ({"Body": [{"Fn::Transform": include("x")}]}, {"Body": [1]}),
        ({"Body": {"Fn::Transform": include("api.yaml"), "paths": {}}}, {"Body": {"paths": {}}}),
        ({"Transform": include("all.yaml"), "Outputs": 2}, {"Resources": {"A": 1}, "Outputs": 2}),
        (
            {"Transform": ["AWS::Serverless-2016-10-31", include("all.yaml")]},
            {"Transform": ["AWS::Serverless-2016-10-31"], "Resources": {"A": 1}, "Outputs": {}},
        ),
        ({"Transform": "AWS::Serverless-2016-10-31"}, {"Transform": "AWS::Serverless-2016-10-31"}),
        ({"A": {"Fn::Transform": {"Name": "Mine"}}}, {"A": {"Fn::Transform": {"Name": "Mine"}}}),
        ("no template", "no template"),
    ],
)
def test_what_is_included_stands_in_its_place(root: Any, expected: Any) -> None:
    """What the template says itself stands above it; other transforms are left."""
    assert expected == included(root, FILES.__getitem__)


def test_a_parameter_may_hold_the_place() -> None:
    """What was given, or its default."""
    root = {"Parameters": {"Place": {"Default": "x"}}, "A": {"Fn::Transform": include({"Ref": "Place"})}}

    assert 1 == included(root, FILES.__getitem__)["A"]
    assert FILES["api.yaml"] == included(root, FILES.__getitem__, {"Place": "api.yaml"})["A"]


def test_any_other_place_is_refused() -> None:
    """Functions are not evaluated before there is a template."""
    with pytest.raises(DocumentError, match="`AWS::Include` takes a place, or a parameter that holds one"):
        included({"A": {"Fn::Transform": include({"Fn::Sub": "x"})}}, FILES.__getitem__)
