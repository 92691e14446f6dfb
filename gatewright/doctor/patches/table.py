"""Which changes of a document do what a remedy does."""

from collections.abc import Mapping
from typing import Final

from gatewright.checks.api_key import remedies as keys
from gatewright.checks.authorizer import remedies as authorizers
from gatewright.checks.domain import mapping_remedies as mappings
from gatewright.checks.endpoint import remedies as endpoints
from gatewright.checks.integration import remedies as functions
from gatewright.checks.request import remedies as request_rules
from gatewright.checks.resource_policy import exemption
from gatewright.checks.resource_policy import remedies as resource_policies
from gatewright.checks.route import remedies as methods
from gatewright.checks.throttle import remedies as limits
from gatewright.checks.waf import remedies as rules
from gatewright.doctor.patches import access, doors, permissions, plans, policies, requests, routes
from gatewright.doctor.patches.document import Writer
from gatewright.model.cause import Remedy

WRITERS: Final[Mapping[Remedy, Writer]] = {
    authorizers.accept_a_scope_of_the_token: access.accept_a_scope_of_the_token,
    authorizers.require_no_authorizer: access.require_no_authorizer,
    authorizers.use_the_authorizer: access.use_the_authorizer,
    endpoints.open_default_endpoint: doors.open_default_endpoint,
    functions.permit_the_method: permissions.permit_the_method,
    keys.add_the_key_to_a_plan: plans.add_the_key_to_a_plan,
    keys.add_the_stage_to_the_plan: plans.add_the_stage_to_the_plan,
    keys.enable_the_key: plans.enable_the_key,
    keys.join_by_a_new_plan: plans.join_by_a_new_plan,
    keys.require_no_key: access.require_no_key,
    limits.take_the_quota_off_the_plan: plans.take_the_quota_off_the_plan,
    limits.take_the_rate_limit_off_the_plan: plans.take_the_rate_limit_off_the_plan,
    mappings.lead_the_mapping_to_a_stage: doors.lead_the_mapping_to_a_stage,
    mappings.map_the_path: doors.map_the_path,
    methods.add_the_method: routes.add_a_preflight,
    methods.add_the_method_as_its_neighbours: routes.add_the_method_as_its_neighbours,
    resource_policies.allow_this_call: policies.allow_this_call,
    exemption.exempt_the_caller: policies.exempt_the_caller,
    resource_policies.take_the_denials_out: policies.take_the_denials_out,
    request_rules.pass_every_content_type: requests.pass_every_content_type,
    request_rules.take_the_validator_off: requests.take_the_validator_off,
    rules.leave_the_path_out: doors.leave_the_path_out,
    rules.let_the_rule_count: doors.let_the_rule_count,
    rules.take_the_web_acl_off_the_stage: doors.take_the_web_acl_off_the_stage,
}
"""By remedy; one that is not here changes the request, or nothing that a document says."""
