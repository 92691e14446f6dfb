from typing import Any

from gatewright.aws.terraform.references import leads, leads_of_all
from gatewright.aws.terraform.show import Show, Shown

API = Shown(address="aws_api_gateway_rest_api.a", module="", type="aws_api_gateway_rest_api", name="a", values={})
INNER = Shown(
    address="module.m.aws_api_gateway_resource.r",
    module="module.m",
    type="aws_api_gateway_resource",
    name="r",
    values={},
)
CONFIGURATION: dict[str, Any] = {
    "module_calls": {
        "m": {
            "expressions": {"api": {"references": ["aws_api_gateway_rest_api.a.id", "aws_api_gateway_rest_api.a"]}},
            "module": {
                "outputs": {"resource": {"expression": {"references": ["aws_api_gateway_resource.r.id"]}}},
                "resources": [],
            },
        }
    }
}


def several(name: str, index: Any) -> Shown:
    """Return one of several instances."""
    address = f"aws_api_gateway_api_key.{name}[{index}]"
    return Shown(address=address, module="", type="aws_api_gateway_api_key", name=name, index=index, values={})


SHOW = Show(resources=(API, INNER, several("k", 0), several("k", 1)), configuration=CONFIGURATION, region=None)


def found(one: Shown, *names: str) -> list[tuple[str, str]]:
    """Return to what names lead."""
    return [(each.to.address, each.attribute) for each in leads(SHOW, one, {"references": list(names)})]


def test_a_name_leads_to_its_resource() -> None:
    """The shorter names beside it are the same."""
    assert found(API, "aws_api_gateway_rest_api.a.id", "aws_api_gateway_rest_api.a") == [(API.address, "id")]


def test_a_variable_leads_out_of_a_module_and_an_output_into_one() -> None:
    """To what was given, and to what is put out."""
    assert found(INNER, "var.api") == [(API.address, "id")]
    assert found(API, "module.m.resource", "module.m") == [(INNER.address, "id")]


def test_of_several_it_is_the_one_of_the_same_index() -> None:
    """Or none: nobody guesses."""
    assert found(several("x", 1), "aws_api_gateway_api_key.k[1].id") == [("aws_api_gateway_api_key.k[1]", "id")]
    assert found(API, "aws_api_gateway_api_key.k.id") == []


def test_names_that_lead_nowhere_are_passed_over() -> None:
    """Locals, data, a variable of the root, a module that is not there."""
    assert found(API, "local.x", "data.aws_region.r.name", "var.stage", "module.n.o", "each.key") == []
    assert leads(SHOW, API, None) == ()


def test_everything_that_a_resource_refers_to_is_found() -> None:
    """Also in nested blocks."""
    expressions = {"a": [{"b": {"references": ["aws_api_gateway_rest_api.a.id"]}}], "c": {"constant_value": 1}}
    one = Shown(address="x.y", module="", type="x", name="y", values={}, expressions=expressions)

    assert [each.to.address for each in leads_of_all(SHOW, one)] == [API.address]
