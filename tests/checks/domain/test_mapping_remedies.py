"""Fixes of mappings."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from gatewright.checks.domain.mapping_remedies import (
    call_a_mapped_path,
    lead_the_mapping_to_a_stage,
    map_the_path,
    map_the_path_to_an_http_api,
    map_the_stage_s_name,
)
from gatewright.engine.decide import walk
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.configuration import Configuration
from tests.casebook import request, world

Remedy = Callable[[Call, Mapping[str, str]], Proposal | None]
ALL: tuple[Remedy, ...] = (call_a_mapped_path, lead_the_mapping_to_a_stage, map_the_path, map_the_stage_s_name)


def refused(path: str, *mappings: dict[str, str]) -> Call:
    """Return a call that was refused behind a domain name with these mappings."""
    change: dict[str, Any] = {"add domain api.example.com": {"mappings": list(mappings)}}
    decision = walk(request(f"GET https://api.example.com{path}"), world("pets", change).configuration())
    assert decision.outcome == "denied"
    return decision.call


SHOP = {"basePath": "shop", "stage": "prod"}


@pytest.mark.parametrize(
    ("remedy", "path", "mappings", "values"),
    [
        (call_a_mapped_path, "/pets", (SHOP,), {"suggested_path": "/shop/pets"}),
        (map_the_path, "/pets", (SHOP,), {"new_base_path": "(none)", "new_stage": "prod"}),
        (map_the_path, "/toys/pets", ({"basePath": "(none)", "stage": "gone"},), {"new_base_path": "toys"}),
        (lead_the_mapping_to_a_stage, "/shop/pets", ({**SHOP, "stage": "gone"},), {"new_stage": "prod"}),
        (map_the_stage_s_name, "/prod/pets", ({"basePath": "(none)", "stage": "prod"},), {"new_base_path": "prod"}),
    ],
)
def test_a_remedy_leaves_no_refusal(
    remedy: Remedy, path: str, mappings: tuple[dict[str, str], ...], values: dict[str, str]
) -> None:
    """The same call, or the same account, changed as it says, passes."""
    proposal = remedy(refused(path, *mappings), {})

    assert proposal is not None
    assert values.items() <= proposal.values.items()
    assert walk(proposal.request, proposal.configuration).outcome == "allowed"


@pytest.mark.parametrize("remedy", ALL)
def test_a_path_that_nobody_serves_has_no_remedy(remedy: Remedy) -> None:
    """Mapping it would only change the refusal."""
    assert remedy(refused("/nothing/at/all", SHOP), {}) is None


@pytest.mark.parametrize("remedy", ALL)
def test_where_nothing_is_known_there_is_no_remedy(remedy: Remedy) -> None:
    """Nobody guesses."""
    assert remedy(walk(request("GET https://api.example.com/pets"), Configuration()).call, {}) is None


def test_behind_a_base_path_the_stage_s_name_cannot_be_mapped() -> None:
    """It is no first segment there."""
    assert map_the_stage_s_name(refused("/shop/prod/pets", SHOP), {}) is None


def test_a_path_is_mapped_to_an_http_api_by_v2() -> None:
    """V1 maps no HTTP API; V2's own operation takes all of it as JSON."""
    shop = world("shop", {"add domain api.example.com": {"mappings": []}})
    decision = walk(request("GET https://api.example.com/orders"), shop.configuration())
    proposal = map_the_path_to_an_http_api(decision.call, {})

    assert proposal is not None
    assert "domain.path-not-mapped" != getattr(walk(proposal.request, proposal.configuration).cause, "id", None)
    assert {"DomainName": "api.example.com", "ApiId": "a1b2c3d4e5", "Stage": "$default", "ApiMappingKey": ""} == (
        json.loads(proposal.values["api_mapping"])
    )
    assert map_the_path(decision.call, {}) is None
    assert map_the_path_to_an_http_api(refused("/pets", SHOP), {}) is None
