"""What AWS would answer: the JSON of read operations, by operation and ids."""

from collections.abc import Mapping
from typing import Any, Protocol, runtime_checkable

from gatewright.model.unknown import Unknown

Document = Mapping[str, Any]
"""One answer of a read operation, in AWS's member names, without `ResponseMetadata`."""


class Documents(Protocol):
    """Whoever can say what AWS would answer: our own store, an account, or a folder of saved answers."""

    def get(self, kind: str, *ids: str) -> Document | Unknown | None:
        """Return the answer of operation `kind` for `ids`; `None` when AWS says that there is no such thing.

        `UNKNOWN` carries how to learn it where nobody asked, or where the reader may not. Kinds are `get_rest_apis`,
        `get_rest_api`, `get_resources`, `get_stages`, `get_deployment`, `get_authorizers`,
        `get_gateway_responses`, `get_request_validators`, `get_models`, `get_api_keys`, `get_usage_plans`,
        `get_usage_plan_keys`, `get_domain_names`, `get_domain_name` and `get_base_path_mappings`
        of API Gateway; `list_routing_rules`, `v2_get_apis`, `v2_get_api`, `v2_get_routes`,
        `v2_get_integrations`, `v2_get_authorizers`,
        `v2_get_stages`, `v2_get_deployment` and `v2_export_api` of API Gateway V2, which has operations of the same
        names; `get_policy` of Lambda, by the ARN of a function; `describe_vpc_endpoints` of EC2;
        `get_web_acl` and `get_rule_group` by ARN, `get_ip_set` and `get_regex_pattern_set` by name, scope and id.
        """
        ...


@runtime_checkable
class OfOneRegion(Protocol):
    """Whoever answers for one region alone: what is called by a name without a region is of that one."""

    @property
    def region(self) -> str:
        """Return its name."""
        ...


@runtime_checkable
class OfADocument(Protocol):
    """Whoever knows what a document declares, and nothing of what stands around it."""

    @property
    def assumes_stage(self) -> bool:
        """Tell whether the document names no stage."""
        ...


@runtime_checkable
class PublishesKeys(Protocol):
    """Whoever can also say with which keys an issuer signs its tokens; no operation of AWS tells them."""

    def key_set(self, issuer: str) -> str | None:
        """Return the issuer's JSON Web Key Set, `None` when it cannot be had."""
        ...
