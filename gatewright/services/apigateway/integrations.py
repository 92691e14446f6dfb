"""
Integrations: what stands behind a method.

https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html. An integration is the `methodIntegration` of its
method, within the resource's document. Defaults as recorded by LocalStack's snapshot tests
(test_lifecycle_method_response, 2025-07-01; test_put_integration_responses, 2023-05-26).
"""

from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway import integration_arns, integration_credentials, lookup, mapping, patching
from gatewright.services.apigateway.errors import bad_request
from gatewright.services.apigateway.methods import VERBS
from gatewright.services.apigateway.patching import ADD_REMOVE, ADD_REPLACE_REMOVE, Path, Table
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

PASSTHROUGH_BEHAVIORS = ("WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER")
DEFAULT_TIMEOUT = 29_000
SHORTEST_TIMEOUT = 50
LONGEST_TIMEOUT = 29_000
"""https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html"""

HTTP_TYPES = ("HTTP", "HTTP_PROXY")

ENDPOINT_SYNTAX = pattern(r"https?://[^\s/].*|\$\{stageVariables\..*")
"""An HTTP endpoint; a stage variable may stand for any part of it."""

COPIED = (
    "uri",
    "connectionType",
    "connectionId",
    "credentials",
    "requestParameters",
    "requestTemplates",
    "contentHandling",
    "tlsConfig",
    "responseTransferMode",
    "integrationTarget",
)
"""Members that are stored as they come, when they come."""

AIMLESS = ("uri",)
"""What MOCK has no use for: AWS forgets it, and the verb (recorded: test_put_integration_validation, 2024-06-06, and

test_integration_mock_with_path_param, 2024-11-29)."""


def put_integration(documents: Documents, operation: Operation) -> Document:
    """Give a method its integration, in place of one that it may have."""
    params = operation.params
    resource, method = lookup.method(documents, operation)
    verb = None if params["type"] == "MOCK" else params.get("integrationHttpMethod")
    left_out = AIMLESS if params["type"] == "MOCK" else ()
    created = {
        "type": params["type"],
        **({"httpMethod": verb} if verb else {}),
        **({"connectionType": "INTERNET"} if params["type"] in HTTP_TYPES else {}),
        **{name: params[name] for name in COPIED if params.get(name) not in (None, "") and name not in left_out},
        "passthroughBehavior": params.get("passthroughBehavior") or "WHEN_NO_MATCH",
        "timeoutInMillis": params.get("timeoutInMillis") or DEFAULT_TIMEOUT,
        "cacheNamespace": params.get("cacheNamespace") or resource["id"],
        "cacheKeyParameters": list(params.get("cacheKeyParameters") or []),
    }
    if created["type"] == "MOCK":
        # Recorded (test_cfn_with_apigateway_resources, 2025-04-11): it has no connection, whatever is said.
        created.pop("connectionType", None)
    method["methodIntegration"] = _checked(created, method, operation.account_id)
    lookup.put_resource(documents, operation, resource)
    return created


def get_integration(documents: Documents, operation: Operation) -> Document:
    """Answer the integration of a method."""
    return lookup.integration(documents, operation)[1]


def update_integration(documents: Documents, operation: Operation) -> Document:
    """Change members of an integration."""
    resource, integration = lookup.integration(documents, operation)
    method = resource["resourceMethods"][operation.params["httpMethod"]]
    changed = patching.apply(integration, operation.params.get("patchOperations") or [], PATHS)
    method["methodIntegration"] = _checked(changed, method, operation.account_id)
    lookup.put_resource(documents, operation, resource)
    return changed


def delete_integration(documents: Documents, operation: Operation) -> Document:
    """Take the integration away from its method."""
    resource, _ = lookup.integration(documents, operation)
    del resource["resourceMethods"][operation.params["httpMethod"]]["methodIntegration"]
    lookup.put_resource(documents, operation, resource)
    return {}


def _checked(integration: Document, method: Document, account_id: str) -> Document:
    """Return the integration, or raise AWS's refusal."""
    if integration["type"] != "MOCK" and not integration.get("httpMethod"):
        raise bad_request("Enumeration value for HttpMethod must be non-empty")  # recorded, 2024-06-06
    if integration["type"] in HTTP_TYPES:
        _check_endpoint(integration)
    elif integration["type"] != "MOCK":
        integration_arns.check(integration["type"], integration.get("uri") or "")
    integration_credentials.check(integration, account_id)
    if integration["passthroughBehavior"] not in PASSTHROUGH_BEHAVIORS:
        # Inferred from the sentence for verbs.
        allowed = ",".join(PASSTHROUGH_BEHAVIORS)
        raise bad_request(f"Invalid PassthroughBehavior specified. Valid options are {allowed}")
    if not SHORTEST_TIMEOUT <= integration["timeoutInMillis"] <= LONGEST_TIMEOUT:
        # Reported by users of AWS.
        raise bad_request(f"Timeout should be between {SHORTEST_TIMEOUT} ms and {LONGEST_TIMEOUT} ms")
    mapping.check_request(integration.get("requestParameters", {}), method.get("requestParameters", {}))
    mapping.check_templates(integration.get("requestTemplates", {}))
    return integration


def _check_endpoint(integration: Document) -> None:
    if integration["httpMethod"] not in VERBS:
        raise bad_request(f"Invalid HttpMethod specified. Valid options are {','.join(VERBS)}")
    if ENDPOINT_SYNTAX.fullmatch(integration.get("uri") or "") is None:
        raise bad_request("Invalid HTTP endpoint specified for URI")  # reported by users of AWS


PATHS = Table(
    wording="plain",
    # Recorded: an integration shows `cacheKeyParameters` though there are none.
    keep_empty=frozenset({"cacheKeyParameters"}),
    paths=(
        Path(pattern="/type", member="type"),
        Path(pattern="/uri", member="uri"),
        Path(pattern="/httpMethod", member="httpMethod"),
        Path(pattern="/connectionType", member="connectionType"),
        Path(pattern="/connectionId", member="connectionId"),
        Path(pattern="/integrationTarget", member="integrationTarget", read=patching.text_or_nothing),
        Path(pattern="/credentials", member="credentials", read=patching.text_or_nothing),
        Path(pattern="/requestParameters/{name}", member="requestParameters", ops=ADD_REPLACE_REMOVE, shape="entry"),
        Path(
            pattern="/requestTemplates/{contentType}",
            member="requestTemplates",
            ops=ADD_REPLACE_REMOVE,
            shape="entry",
        ),
        Path(pattern="/passthroughBehavior", member="passthroughBehavior"),
        Path(pattern="/cacheNamespace", member="cacheNamespace"),
        Path(pattern="/cacheKeyParameters", member="cacheKeyParameters", ops=ADD_REMOVE, shape="listed"),
        Path(pattern="/contentHandling", member="contentHandling", read=patching.text_or_nothing),
        Path(pattern="/timeoutInMillis", member="timeoutInMillis", read=patching.integer),
        Path(
            pattern="/tlsConfig/insecureSkipVerification",
            member="tlsConfig.insecureSkipVerification",
            read=patching.boolean,
        ),
        Path(pattern="/responseTransferMode", member="responseTransferMode"),
        Path(pattern="/integrationTarget", member="integrationTarget"),
    ),
)
"""https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateIntegration-Patch"""
