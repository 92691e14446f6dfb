"""What somebody answers to the doctor's questions who knows everything about a case, and has no log of it."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from gatewright.aws.addresses import address, split_stage
from gatewright.aws.sigv4.form import read
from gatewright.aws.sigv4.sent import SignatureSent
from tests.casebook import Case

_PREFIX_OF_A_SIGNATURE: Final = "AWS4-HMAC-SHA256"


class Truth:
    """One case, as its account and its caller see it."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._cause = case.expected_cause or ""
        self._answers = case.world().answers
        named = address(case.request.host, case.request.path)
        self._api_id = None if named is None else named.api_id
        self._stage, self._path = ("", "") if named is None else split_stage(named.path)

    def __call__(self, question: str) -> str | None:
        """Return the answer; `None` where it would take a log, or more than the account and the call tell."""
        by_cause = _BY_CAUSE.get(question)
        if by_cause is not None:
            return by_cause.get(self._cause, _OTHERWISE.get(question))
        tell = _TELL.get(question)
        return None if tell is None else tell(self)

    def _of(self, kind: str) -> Mapping[str, Any]:
        found = self._answers.get((kind, self._api_id or ""))
        return found if isinstance(found, Mapping) else {}

    def host(self) -> str:
        """Return the kind of the host's name."""
        host = self._case.request.host
        if host.startswith("apigateway."):
            return "apigateway.REGION.amazonaws.com"
        if "vpce-" in host:
            return "a-name-with-vpce-"
        return "API-ID.execute-api.REGION.amazonaws.com" if ".execute-api." in host else "a-custom-domain-name"

    def authorization(self) -> str:
        """Return how the Authorization header begins."""
        sent = self._case.request.headers.get("authorization")
        if not isinstance(sent, str):
            return "there-is-none"
        if sent.startswith(_PREFIX_OF_A_SIGNATURE):
            return _PREFIX_OF_A_SIGNATURE
        return "Bearer-or-a-token" if sent.startswith("Bearer") or " " not in sent else "otherwise"

    def credentials(self) -> str | None:
        """Return of which kind the access key is, and whether a token went with it."""
        sent = read(self._case.request.headers, self._case.request.query)
        if not isinstance(sent, SignatureSent):
            return None
        if not sent.access_key.startswith("ASIA"):
            return "no-AKIA"
        has_token = isinstance(self._case.request.headers.get("x-amz-security-token"), str)
        return "ASIA-with-a-token" if has_token else "ASIA-without-a-token"

    def preflight(self) -> str:
        """Return whether a browser asked first."""
        asked = isinstance(self._case.request.headers.get("access-control-request-method"), str)
        return "yes" if self._case.request.method == "OPTIONS" and asked else "no"

    def ids(self) -> str:
        """Return which of its header fields the answer has."""
        shown = (self._case.expected_response or "").lower()
        return "x-amzn-ErrorType" if "x-amzn-errortype" in shown else "x-amz-apigw-id-or-apigw-requestid-alone"

    def kind(self) -> str:
        """Return of which kind the API is."""
        listed = self._answers.get(("v2_get_apis",)) or {}
        kinds = {each["ApiId"]: each["ProtocolType"] for each in listed.get("Items", [])}
        return str(kinds.get(self._api_id, "REST"))

    def address(self) -> str:
        """Return where the name leads."""
        return "private" if self._case.request.peer.vpc_endpoint is not None else "public"

    def policy(self) -> str | None:
        """Return whether the API has a resource policy."""
        api = self._of("get_rest_api")
        return ("yes" if api.get("policy") else "no") if api else None

    def endpoint_type(self) -> str | None:
        """Return whether the API is private."""
        api = self._of("get_rest_api")
        return (
            ("PRIVATE" if "PRIVATE" in api["endpointConfiguration"]["types"] else "REGIONAL-or-EDGE") if api else None
        )

    def web_acl(self) -> str | None:
        """Return whether the stage has a web ACL."""
        stages = [each for each in self._of("get_stages").get("item", []) if each["stageName"] == self._stage]
        return ("yes" if stages[0].get("webAclArn") else "no") if stages else None

    def _method(self, resources: Iterable[tuple[str, Mapping[str, Any]]]) -> tuple[bool, Mapping[str, Any] | None]:
        """Return whether a resource has the path, and its method for the verb."""
        verb, found, there = self._case.request.method, None, False
        for template, methods in resources:
            form = re.sub(r"\\{[^}]+\\+\\}", ".+", re.sub(r"\\{[^}+]+\\}", "[^/]+", re.escape(template)))
            if re.fullmatch(form, self._path) and methods:
                there, found = True, found or methods.get(verb) or methods.get("ANY")
        return there, found

    def _saved(self) -> tuple[bool, Mapping[str, Any] | None]:
        items = self._of("get_resources").get("items", [])
        return self._method((each["path"], each.get("resourceMethods") or {}) for each in items)

    def saved(self) -> str | None:
        """Return what the saved API has of the route."""
        if not self._of("get_resources"):
            return None
        there, method = self._saved()
        return "both" if method is not None else "only-the-path" if there else "neither"

    def requires_a_key(self) -> str | None:
        """Return whether the saved method wants an API key."""
        method = self._saved()[1]
        return None if method is None else "yes" if method.get("apiKeyRequired") else "no"

    def method_authorization(self) -> str | None:
        """Return what the deployed method wants."""
        stages = [each for each in self._of("get_stages").get("item", []) if each["stageName"] == self._stage]
        deployed = (
            self._answers.get(("get_deployment", self._api_id or "", stages[0]["deploymentId"])) if stages else None
        )
        method = None if deployed is None else self._method(deployed.get("apiSummary", {}).items())[1]
        return None if method is None else str(method["authorizationType"])

    def state(self) -> str | None:
        """Return what the region has of the API and its stage."""
        named = address(self._case.request.host, self._case.request.path)
        api = self._of("get_rest_api")
        if named is None or self.kind() != "REST":
            return None
        if not api or named.region not in (None, self._case.world().region):
            return "no-such-api"
        if api.get("disableExecuteApiEndpoint"):
            return "endpoint-disabled"
        stages = [each["stageName"] for each in self._of("get_stages").get("item", [])]
        return "all-of-it" if self._stage in stages else "no-such-stage"

    def key(self) -> str:
        """Return what the account says of the API key that was sent."""
        sent = self._case.request.headers.get("x-api-key")
        if not isinstance(sent, str) or not sent:
            return "none-was-sent"
        keys = (self._answers.get(("get_api_keys",)) or {}).get("items", [])
        key = next((each for each in keys if each.get("value") == sent), None)
        if key is None or not key.get("enabled"):
            return "no-such-key" if key is None else "disabled"
        plans = [
            plan
            for plan in (self._answers.get(("get_usage_plans",)) or {}).get("items", [])
            for held in (self._answers.get(("get_usage_plan_keys", plan["id"])) or {}).get("items", [])
            if held["id"] == key["id"]
        ]
        stages = [(each["apiId"], each["stage"]) for plan in plans for each in plan.get("apiStages", [])]
        if (self._api_id, self._stage) not in stages:
            return "plan-without-this-stage" if plans else "in-no-usage-plan"
        by_function = self._of("get_rest_api").get("apiKeySource") == "AUTHORIZER"
        return "good-but-the-key-source-is-AUTHORIZER" if by_function else "good-for-this-stage"

    def mapping(self) -> str | None:
        """Return what the account has for a custom domain name."""
        host = urlsplit(f"https://{self._case.request.host}").hostname or ""
        if ".execute-api." in host:
            return None
        names = (host, f"*.{host.partition('.')[2]}")
        known = any(key[0] == "get_domain_name" and key[1].partition("+")[0] in names for key in self._answers)
        return _MAPPINGS.get(self._cause, "a-mapping-to-a-stage-that-exists") if known else "no-such-domain-name"


_MAPPINGS: Final = {
    "domain.path-not-mapped": "no-mapping-for-the-path",
    "domain.routing-rule-unmatched": "routing-rules-only",
    "domain.access-association-missing": "a-private-domain-name-without-an-association",
}
_TELL: Final[Mapping[str, Callable[[Truth], str | None]]] = {
    "route.saved": Truth.saved,
    "api-key.required": Truth.requires_a_key,
    "api-key.sent": Truth.key,
    "api.state": Truth.state,
    "method.authorization": Truth.method_authorization,
    "url.host": Truth.host,
    "call.authorization": Truth.authorization,
    "call.credentials": Truth.credentials,
    "call.preflight": Truth.preflight,
    "answer.ids": Truth.ids,
    "api.kind": Truth.kind,
    "dns.address": Truth.address,
    "resource-policy.attached": Truth.policy,
    "api.endpoint-type": Truth.endpoint_type,
    "stage.web-acl": Truth.web_acl,
    "domain.mapping": Truth.mapping,
}
_BY_CAUSE: Final[Mapping[str, Mapping[str, str]]] = {
    "stage.deployed-since": {"stage.changed-since-deployment": "no"},
    "url.stage-repeated": {"stage.repeated-in-path": "yes"},
    "throttle.text": {"throttle.quota-exceeded": "Limit Exceeded"},
    "domain.mutual-tls": {"tls.client-certificate-untrusted": "yes"},
    "caller.account": {"iam.cross-account-needs-both": "no"},
    "iam.credentials": {
        "iam.access-key-unknown": "InvalidClientTokenId",
        "iam.session-token-missing": "InvalidClientTokenId",
        "iam.session-expired": "ExpiredToken",
    },
    "iam.canonical-string": {
        "iam.signature-mismatch-secret": "none",
        "iam.signature-mismatch-path": "path",
        "iam.signature-mismatch-query-order": "query",
        "iam.signature-mismatch-host": "a-header",
        "iam.signature-mismatch-body": "body-hash",
        "iam.form-body-with-query": "query",
    },
    "authorizer.when": {"authorizer.cached-policy-too-narrow": "passes-later"},
    "authorizer.token": {
        "authorizer.identity-source-missing": "none",
        "authorizer.token-invalid": "expired-or-of-another-pool",
        "authorizer.token-type-wrong": "id-token-for-access-token-or-reverse",
        "authorizer.scope-missing": "access-token-without-a-scope-of-the-method",
    },
    "cloudfront.in-front": {},
    "call.direct": {},
}
_OTHERWISE: Final = {
    "stage.deployed-since": "yes",
    "url.stage-repeated": "no",
    "throttle.text": "Too Many Requests",
    "domain.mutual-tls": "no",
    "caller.account": "yes",
    "iam.credentials": "they-are-good",
    "authorizer.when": "never-passes",
    "authorizer.token": "a-good-one",
    "cloudfront.in-front": "no",
    "call.direct": "the-same",
}
