"""Changes of a call that several fixes share: each on a copy."""

from dataclasses import replace

from gatewright.checks.remedies import (
    deploy_saved,
    deployable,
    known_stages,
    with_api,
    with_header,
    with_path,
    with_plan,
    with_stage,
    without_header,
)
from gatewright.model.api import Api
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.request import Headers
from gatewright.model.stage import Stage
from gatewright.model.unknown import Unknown
from gatewright.model.usage import ApiKey, UsagePlan
from tests.casebook import reached, request, world

CALL = request("GET https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/toys")
LOCAL = request("GET https://localhost/restapis/a1b2c3d4e5/prod/_user_request_/toys")
PETS = world("pets").configuration()
NOBODY_KNOWS = Call(CALL, Configuration())


def pets(configuration: Configuration) -> Api:
    """Return the API of the pet shop."""
    api = configuration.rest_apis.get("a1b2c3d4e5")
    if api is None or isinstance(api, Unknown):
        raise ValueError("the world has this API")
    return api


def test_a_path_changes_below_the_same_address() -> None:
    """Another path is called in the form in which the old one was written."""
    by_host = with_path(reached("stage", CALL, PETS), "/beta/pets")
    by_path = with_path(reached("stage", LOCAL, PETS), "/beta/pets")

    assert by_host is not None
    assert by_path is not None
    assert (by_host.host, by_host.path) == (CALL.host, "/beta/pets")
    assert by_path.path == "/restapis/a1b2c3d4e5/beta/_user_request_/pets"


def test_without_an_address_no_path_is_proposed() -> None:
    """Where nobody knows which API is called, there is no other path of it."""
    assert with_path(NOBODY_KNOWS, "/beta/pets") is None


def test_a_header_is_set_in_place_of_its_namesakes() -> None:
    """Whatever its letters and however often it was sent, a header that is set is there once."""
    twice = replace(CALL, headers=Headers((("X-API-Key", "a"), ("Accept", "*/*"), ("x-api-key", "b"))))

    assert with_header(twice, "x-api-key", "c").headers.items == (("Accept", "*/*"), ("x-api-key", "c"))
    assert without_header(twice, "X-Api-Key").headers.items == (("Accept", "*/*"),)
    assert twice.headers.all("x-api-key") == ("a", "b")


def test_setting_a_header_does_not_tell_what_else_was_sent() -> None:
    """Headers that the evidence withholds stay withheld."""
    partly = replace(CALL, headers=Headers((), withheld=True))

    assert with_header(partly, "a", "b").headers.withheld is True
    assert without_header(partly, "a").headers.withheld is True


def test_setting_a_header_tells_its_value_alone() -> None:
    """Of another one that was sent, the value stays unknown."""
    blackened = replace(CALL, headers=Headers((), untold=(("A", ""), ("B", "b"))))

    assert with_header(blackened, "a", "x").headers == Headers((("a", "x"),), untold=(("B", "b"),))


def test_a_stage_changes_on_a_copy() -> None:
    """The called API gets the stage; the configuration that is decided under stays as it was."""
    changed = with_stage(reached("stage", CALL, PETS), Stage(name="new"))

    assert changed is not None
    assert [stage.name for stage in pets(changed).stages.known()] == ["prod", "beta", "new"]
    assert [stage.name for stage in pets(PETS).stages.known()] == ["prod", "beta"]


def test_an_api_changes_on_a_copy() -> None:
    """The API of the same id is replaced, and nothing else."""
    changed = with_api(PETS, replace(pets(PETS), name="shop"))

    assert pets(changed).name == "shop"
    assert (changed.api_keys, changed.usage_plans) == (PETS.api_keys, PETS.usage_plans)


def test_deploying_brings_what_was_saved() -> None:
    """After a deployment the called stage serves the saved methods, and only resources with a method."""
    changed = deploy_saved(reached("route", CALL, PETS))
    saved = pets(PETS).saved

    assert changed is not None
    assert not isinstance(saved, Unknown)
    stage = pets(changed).stages.get("prod")
    assert isinstance(stage, Stage)
    assert stage.deployed == deployable(saved)
    assert "/toys" in deployable(saved).resources
    assert "/files" not in deployable(saved).resources


def test_what_is_not_known_is_not_deployed() -> None:
    """Without the stage or the saved definition there is nothing to deploy."""
    assert deploy_saved(NOBODY_KNOWS) is None
    assert with_stage(NOBODY_KNOWS, Stage(name="new")) is None
    assert list(known_stages(NOBODY_KNOWS)) == []


def test_a_plan_joins_its_key() -> None:
    """A plan that is put in is found by its key before the key's others, and replaces the one of its id."""
    key = ApiKey(id="k3yg00d001", value="-")
    fresh, changed = UsagePlan(id="new"), UsagePlan(id="pl4npr", name="changed")

    assert [plan.id for plan in with_plan(PETS, key, fresh).plans_by_key[key.id]] == ["new", "pl4npr"]
    assert with_plan(PETS, key, changed).plans_by_key[key.id] == (changed,)
    assert with_plan(Configuration(), key, fresh).usage_plans == (fresh,)
