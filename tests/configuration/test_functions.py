import json
from dataclasses import replace
from typing import Any

import pytest

from gatewright.configuration.functions import functions
from gatewright.model.api import Api, Definition, Integration, Method, Resource
from gatewright.model.authorizer import Authorizer
from gatewright.model.function import Function
from gatewright.model.listing import Listing
from gatewright.model.stage import Stage
from gatewright.model.unknown import UNKNOWN

ARN = "arn:aws:lambda:eu-west-1:000000000000:function:f"
URI = f"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/{ARN}/invocations"
AUTHORIZER = Authorizer(id="au7h0r", type="TOKEN", uri=URI)
STAGE = Stage(name="prod", deployment_id="d", variables={"alias": "live"})


class Told:
    """Documents by kind and ids; what was not told is unknown."""

    def __init__(self, *told: tuple[tuple[str, ...], Any]) -> None:
        self._told = dict(told)

    def get(self, kind: str, *ids: str) -> Any:
        return self._told.get((kind, *ids), UNKNOWN)


def api(**members: Any) -> Api:
    """Return an API whose one stage has the authorizer, with other members."""
    deployed = Definition(resources={}, authorizers=Listing({"au7h0r": replace(AUTHORIZER, **members)}))
    return Api(id="a1b2c3d4e5", stages=Listing({"prod": replace(STAGE, deployed=deployed)}))


@pytest.mark.parametrize("policy", [json.dumps({"Statement": []}), None])
def test_an_authorizers_function_has_its_policy(policy: str | None) -> None:
    """Or none, which AWS says of a function that is not there too."""
    told = Told((("get_policy", ARN), None if policy is None else {"Policy": policy, "RevisionId": "r"}))

    assert functions(told, [api()]) == Listing({ARN: Function(arn=ARN, policy=policy)}, UNKNOWN)


def test_a_policy_that_nobody_told_is_unknown() -> None:
    """Of that function, and of every other."""
    found = functions(Told(), [api()])

    assert found.get(ARN) == Function(arn=ARN, policy=UNKNOWN)
    assert found.get(f"{ARN}:other") == UNKNOWN


def test_a_stage_variable_names_the_alias() -> None:
    """Each alias has a policy of its own; a URI that lacks its variable names no function."""
    with_alias = api(uri=URI.replace("/invocations", ":${stageVariables.alias}/invocations"))
    without = api(uri=URI.replace("/invocations", ":${stageVariables.other}/invocations"))

    assert set(functions(Told(), [with_alias]).items) == {f"{ARN}:live"}
    assert set(functions(Told(), [without]).items) == set()


def test_under_a_role_the_functions_policy_does_not_count() -> None:
    """Nor is it read; nor for an authorizer of a user pool, or of a stage that nobody told."""
    undeployed = Api(id="a1b2c3d4e5", stages=Listing({"prod": STAGE}))
    apis = [api(credentials="arn:aws:iam::000000000000:role/r"), api(uri=None), undeployed]

    assert functions(Told(), apis) == Listing({}, UNKNOWN)


def test_functions_behind_methods_are_read_where_somebody_asks() -> None:
    """By their own policies; whoever assumes a role asks none."""
    uris = {"GET": None, "PUT": "arn:aws:iam::000000000000:role/r"}
    methods = {
        verb: Method(http_method=verb, integration=Integration(uri=URI.replace(":f/", f":{verb}/"), credentials=role))
        for verb, role in uris.items()
    }
    deployed = Definition(resources={"/x": Resource(path="/x", methods=methods)})
    one = Api(id="a1b2c3d4e5", stages=Listing({"prod": replace(STAGE, deployed=deployed)}))

    assert set(functions(Told(), [one]).items) == set()
    assert set(functions(Told(), [one], behind_methods=True).items) == {
        "arn:aws:lambda:eu-west-1:000000000000:function:GET"
    }
