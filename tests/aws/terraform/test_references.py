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


def test_an_instance_is_named_by_its_key_or_is_the_one_of_the_same_key() -> None:
    """Of `x.y[each.key].id` the plan lists `x.y` and `each.key`: the attribute is not told (recorded)."""
    key = "aws_api_gateway_api_key.k"

    assert found(several("x", 1), key, "each.key") == [(f"{key}[1]", "")]
    assert found(several("x", 1), f"{key}[0].id", f"{key}[0]", key) == [(f"{key}[0]", "id")]
    assert found(several("x", 1), f'{key}["gone"].id', f'{key}["gone"]', key) == []
    assert found(several("x", 1), f"{key}[local.which].id", key) == []


def test_each_instance_of_a_module_leads_to_its_own_resources() -> None:
    """Not to those of the other."""
    kinds = [("aws_api_gateway_rest_api", "a"), ("aws_api_gateway_resource", "r")]
    instances = tuple(
        Shown(address=f'module.m["{place}"].{kind}.{name}', module="module.m", type=kind, name=name, values={})
        for place in ("eu", "us")
        for kind, name in kinds
    )
    shown = Show(resources=instances, configuration=CONFIGURATION, region=None)
    names = {"references": ["aws_api_gateway_rest_api.a.id"]}

    assert [leads(shown, one, names)[0].to.address for one in instances if one.name == "r"] == [
        'module.m["eu"].aws_api_gateway_rest_api.a',
        'module.m["us"].aws_api_gateway_rest_api.a',
    ]
    outside = {"references": ['module.m["us"].resource', 'module.m["us"]', "module.m"]}
    assert [each.to.address for each in leads(shown, API, outside)] == ['module.m["us"].aws_api_gateway_resource.r']
