"""Which API does the host name?"""

from gatewright.checks.domain import (
    access_association_missing,
    host_unknown,
    path_not_mapped,
    policy_denied,
    routing_rule_unmatched,
)
from gatewright.checks.domain.check import check
from gatewright.checks.endpoint import (
    api_id_missing,
    control_plane_host,
    not_associated,
    public_api_through_vpc_endpoint,
)
from gatewright.i18n import N_
from gatewright.model.check import Check

DOMAIN = Check(
    id="domain",
    title=N_("Does the host name an API?"),
    run=check,
    establishes=("address", "api"),
    causes=(
        host_unknown.CAUSE,
        path_not_mapped.CAUSE,
        routing_rule_unmatched.CAUSE,
        access_association_missing.CAUSE,
        policy_denied.CAUSE,
        api_id_missing.CAUSE,
        not_associated.CAUSE,
        control_plane_host.CAUSE,
        public_api_through_vpc_endpoint.CAUSE,
    ),
)
