"""Where VPC links lead."""

from typing import Any

import pytest

from gatewright.gateway.vpc_links import LinkTarget, UnreachableError, VpcLinks, load_balancer_of, target_of

REGION = "eu-west-1"
ELB = f"arn:aws:elasticloadbalancing:{REGION}:000000000000"
BALANCER = f"{ELB}:loadbalancer/net/pets/50dc6c495c0c9188"
LISTENER = f"{ELB}:listener/net/pets/50dc6c495c0c9188/f2f7dc8efc522ab2"
SERVICE = f"arn:aws:servicediscovery:{REGION}:000000000000:service/srv-1"
HERE = LinkTarget(arn=BALANCER, host="127.0.0.1", port=None)
CLOUD_MAP = LinkTarget(arn=SERVICE, host="::1", port=8080)


@pytest.fixture
def links() -> VpcLinks:
    """A link of REST APIs, a link of HTTP APIs, and where their targets stand."""
    known: dict[tuple[str, str], dict[str, Any]] = {
        (REGION, "v1"): {"id": "v1", "targetArns": [BALANCER]},
        (REGION, "lost"): {"id": "lost", "targetArns": [BALANCER + "0"]},
        (REGION, "v2"): {"VpcLinkId": "v2"},
    }
    return VpcLinks(known, (HERE, CLOUD_MAP))


@pytest.mark.parametrize(
    ("integration", "found"),
    [
        ({"connectionId": "v1"}, HERE),
        ({"connectionId": "${stageVariables.link}"}, HERE),
        ({"connectionId": "v2", "integrationTarget": BALANCER}, HERE),
    ],
)
def test_a_rest_api_reaches_the_links_target_or_the_one_it_chooses(
    links: VpcLinks, integration: dict[str, Any], found: LinkTarget
) -> None:
    """A stage variable may name the link (documented)."""
    assert found == links.of_rest(REGION, integration, {"link": "v1"})


@pytest.mark.parametrize(("uri", "found"), [(LISTENER, HERE), (BALANCER, HERE), (SERVICE, CLOUD_MAP)])
def test_an_http_api_reaches_what_its_uri_names(links: VpcLinks, uri: str, found: LinkTarget) -> None:
    """A listener stands where its load balancer does."""
    assert found == links.of_http(REGION, {"ConnectionId": "v2", "IntegrationUri": uri}, {})


@pytest.mark.parametrize(
    ("integration", "why"),
    [
        ({"connectionId": "v3"}, "there is no VPC link `v3`"),
        ({}, "there is no VPC link ``"),
        ({"connectionId": "${stageVariables.nil}"}, "needs the stage variable `nil`"),
        ({"connectionId": "v2"}, "the VPC link `v2` needs an `integrationTarget`"),
        ({"connectionId": "lost"}, f"nobody told where `{BALANCER}0` stands"),
    ],
)
def test_what_leads_nowhere_says_why(links: VpcLinks, integration: dict[str, Any], why: str) -> None:
    """The log has it, and the caller an error."""
    with pytest.raises(UnreachableError, match=r".") as raised:
        links.of_rest(REGION, integration, {})
    assert why in str(raised.value)


def test_a_link_of_another_region_is_none(links: VpcLinks) -> None:
    """Ids count within a region."""
    with pytest.raises(UnreachableError, match="there is no VPC link"):
        links.of_rest("us-east-1", {"connectionId": "v1"}, {})


def test_an_integration_without_a_link_has_no_target() -> None:
    """INTERNET leads where the URI says."""
    assert target_of({"connectionType": "INTERNET"}, {}, lambda *_: HERE) is None


def test_a_listener_belongs_to_its_load_balancer() -> None:
    """Their ARNs share kind, name and id."""
    assert (BALANCER, SERVICE) == (load_balancer_of(LISTENER), load_balancer_of(SERVICE))
