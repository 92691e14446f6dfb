"""
Read only what one call needs: ask the engine what it lacks, read that, and ask again.

Each check that cannot say names the documents that would tell. So an account is read along the way that the call
takes through the front door, and API keys are read only when the method turns out to require one.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from gatewright.aws.addresses import address, address_of
from gatewright.aws.base_paths import names_of
from gatewright.aws.sigv4.form import read
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.aws.vpc_endpoint_names import vpc_endpoint_name
from gatewright.checks.domain import host_unknown
from gatewright.checks.domain.remedies import nearest_id
from gatewright.checks.request import REQUEST
from gatewright.checks.stage import changed_since_deployment
from gatewright.configuration.build import build
from gatewright.configuration.documents import Documents, OfOneRegion, PublishesKeys
from gatewright.doctor.behind import lacking_behind
from gatewright.doctor.fixes import redecided
from gatewright.doctor.let_in import let_in
from gatewright.doctor.signatures.vouched import Vouched, with_vouched
from gatewright.engine.decide import walk
from gatewright.model.address import Address
from gatewright.model.configuration import Configuration
from gatewright.model.decision import Decision
from gatewright.model.outcome import Unsure
from gatewright.model.question import FetchKeys, KeySet
from gatewright.model.request import Request
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.account.reads import READS, missing_of, read_of

_KEYS: Final = ("get_api_keys", "get_usage_plans", "get_usage_plan_keys")
_FOR_FIXES: Final[Mapping[str, tuple[str, ...]]] = {
    "endpoint": (
        "get_rest_apis",
        "get_stages",
        "get_deployment",
        "describe_vpc_endpoints",
        "get_caller_identity",
        "get_domain_names",
        "get_base_path_mappings",
    ),
    "domain": (
        "get_rest_apis",
        "v2_get_apis",
        "get_stages",
        "v2_get_stages",
        "get_deployment",
        "get_base_path_mappings",
    ),
    "api-key": (*_KEYS, "get_resources"),
    "route": ("v2_get_routes", "get_resources"),
    # A path that names no stage at all is refused before anybody asks which stages there are.
    "stage": ("get_stages", "v2_get_stages", "v2_get_routes", "v2_get_deployment", "get_resources", "get_deployment"),
    "iam": ("v2_get_routes", "get_caller_identity", "get_account_authorization_details", "get_resources"),
    "resource-policy": ("get_caller_identity", "get_resources"),
    "authorizer": ("v2_get_routes", "get_caller_identity", "get_resources"),
    "connections": ("v2_get_stages", "get_caller_identity", "get_account_authorization_details"),
}
"""What working out a fix takes beyond the verdict, by the check that refused."""


class NothingAtHand:
    """What somebody knows besides the account's answers who has no credentials at hand."""

    def get(self, kind: str, *ids: str) -> Mapping[str, Any] | Unknown | None:
        """Return `UNKNOWN`, whatever is asked."""
        del kind, ids  # nothing of the question makes a difference
        return UNKNOWN


NOTHING_AT_HAND: Final = NothingAtHand()
"""Nobody's secrets."""


def consult(
    request: Request,
    documents: Documents,
    at_hand: Documents = NOTHING_AT_HAND,
    *,
    behind: bool = False,
    named: Vouched | None = None,
    chosen_region: str | None = None,
) -> Configuration:
    """Return what `documents` tell of the account, reading no more than this call needs.

    `at_hand` is what no operation of AWS's tells, and somebody knows all the same: whose credentials these are, and
    their secrets. The lab knows them of the callers that it made; `diagnose` looks at a signature by `secret_of`
    instead, since nobody tells it the user, the account and the organization behind a secret.
    What stands `behind` the method is read for an answer that may come from there; `named` is who signed, where the
    answer names him; a host that names no region is of the one that somebody chose.
    """
    told = address_of(request)
    at = None if isinstance(told, Unknown) else told
    narrow = _Narrow(documents, at_hand, behind=behind)
    api_ids: tuple[str, ...] = ()
    if at is not None:
        api_ids = (at.api_id,)
        narrow.open("get_rest_api", at.api_id)
    hosts = () if address(request.host, request.path) is not None else names_of(request.host)
    for host in hosts:
        narrow.open("get_domain_name", host)
    through = vpc_endpoint_name(request.host)
    region = (through and through.region) or (at and _region_named(at, documents)) or chosen_region or UNKNOWN
    sent = read(request.headers, request.query)
    key_ids = (sent.access_key,) if isinstance(sent, SignatureSent) else ()
    published: dict[str, str | None] = {}
    while True:
        configuration = build(
            narrow,
            account_id=UNKNOWN,
            region=region,
            api_ids=api_ids,
            hosts=hosts,
            access_key_ids=key_ids,
            behind_methods=behind,
        )
        configuration = replace(
            configuration, key_sets={name: KeySet(keys) for name, keys in published.items() if keys}
        )
        if isinstance(region, Unknown) and (told_by := _region_of(configuration, hosts)) is not None:
            region = told_by
            continue
        configuration = with_vouched(named, configuration, narrow)
        decision = walk(request, configuration)
        issuers = _issuers(decision) - set(published)
        if issuers and isinstance(documents, PublishesKeys):
            published |= {issuer: documents.key_set(issuer) for issuer in issuers}
            continue
        led_to = decision.call.address
        if not isinstance(led_to, Unknown) and led_to.api_id not in api_ids:
            # A mapping of the domain name leads to this API.
            api_ids = (*api_ids, led_to.api_id)
            narrow.open("get_rest_api", led_to.api_id)
            continue
        wanted = narrow.withheld(decision) | narrow.of_the_nearest(decision) or narrow.for_fixes(decision)
        wanted = wanted or narrow.behind(decision)
        # A fix is proven by deciding again, which may take what the refused call did not: its key, say.
        for again in redecided(decision):
            wanted |= narrow.withheld(again, proves=True)
        if not wanted:
            return configuration
        for key in wanted:
            narrow.open(*key)


def _lacks_rules(decision: Decision) -> bool:
    """Tell a call of which nothing is unknown but what its method asks of it."""
    return decision.outcome != "allowed" and let_in(decision)


def consult_host(host: str, documents: Documents) -> Configuration:
    """Return what `documents` tell of a host as a custom domain name, for a call that ended before any request."""
    narrow = _Narrow(documents, NOTHING_AT_HAND)
    hosts = () if address(host, "/") is not None else names_of(host)
    for name in hosts:
        narrow.open("get_domain_name", name)
    return build(narrow, account_id=UNKNOWN, region=UNKNOWN, hosts=hosts)


def _region_named(named: Address, documents: Documents) -> str | None:
    """Return the region of an address: a local one tells none, and is of the one region that is read."""
    return named.region or (documents.region if isinstance(documents, OfOneRegion) else None)


def _region_of(configuration: Configuration, names: tuple[str, ...]) -> str | None:
    """Return the region of the custom domain name that was called, as its ARN tells it; answers are of one region."""
    regions = {one.region for one in configuration.domain_names.known() if one.name in names}
    return regions.pop() if len(regions) == 1 else None


def _issuers(decision: Decision) -> frozenset[str]:
    """Return whose keys the engine asked for."""
    return frozenset(question.issuer for question in decision.call.answers if isinstance(question, FetchKeys))


class _Narrow:
    """Documents of which only those are read that were opened."""

    def __init__(self, documents: Documents, at_hand: Documents, *, behind: bool = False) -> None:
        self._behind = behind
        self._documents = documents
        self._at_hand = at_hand
        self._open: set[tuple[str, ...]] = set()
        self._asked: dict[str, tuple[str, ...]] = {}

    def open(self, *key: str) -> None:
        """Read this document from now on."""
        self._open.add(key)

    def get(self, kind: str, *ids: str) -> Mapping[str, Any] | Unknown | None:
        """Return the document when it was opened, else what it would tell."""
        if kind not in READS:
            return self._at_hand.get(kind, *ids)
        if (kind, *ids) in self._open:
            return self._documents.get(kind, *ids)
        missing = missing_of(read_of(kind, ids), ids)
        self._asked[missing.subject] = (kind, *ids)
        return Unknown((missing,))

    def withheld(self, decision: Decision, *, proves: bool = False) -> frozenset[tuple[str, ...]]:
        """Return what the decision lacks, and what a fix of its refusal takes, that was not read yet.

        What a method asks of its requests is looked up for a call that the door lets in; for one whose fix is to be
        proven, once its method is known.
        """
        subjects = {
            gap.subject
            for step in decision.trace
            if isinstance(step.outcome, Unsure) and (step.check != REQUEST.id or decision.outcome != "denied")
            for gap in step.outcome.missing
        }
        wanted = {key for subject, key in self._asked.items() if subject in subjects}
        if proves:
            wanted = {key for key in wanted if key[0] != "get_resources" or not _lacks_rules(decision)}
        if decision.denial is not None:
            kinds = _FOR_FIXES.get(decision.denial.cause.id.split(".")[0], ())
            wanted |= {key for key in self._asked.values() if key[0] in kinds}
        return frozenset(wanted - self._open)

    def behind(self, decision: Decision) -> frozenset[tuple[str, ...]]:
        """Return what is not read yet of what stands behind the method, where that is asked for."""
        subjects = {gap.subject for gap in lacking_behind(decision)} if self._behind else set()
        return frozenset({key for subject, key in self._asked.items() if subject in subjects} - self._open)

    def for_fixes(self, decision: Decision) -> frozenset[tuple[str, ...]]:
        """Return what the fixes take of causes that no document settles: what a function says, the way of a call.

        Who signed stays open too, and whoever has credentials at hand may sign with them.
        """
        lacking = [step.outcome for step in decision.trace if isinstance(step.outcome, Unsure)]
        checks = {denial.cause.id.split(".")[0] for outcome in lacking[:1] for denial in outcome.may}
        signs = not isinstance(self._at_hand.get("iam_access_keys"), Unknown)
        settled = checks & ({"authorizer", "endpoint", "iam"} if signs else {"authorizer", "endpoint"})
        kinds = {kind for check in settled for kind in _FOR_FIXES[check]}
        if any(denial.cause is changed_since_deployment.CAUSE for outcome in lacking for denial in outcome.may):
            # Whether a deployment would mend anything, what is saved tells.
            kinds.add("v2_get_routes")
        return frozenset({key for key in self._asked.values() if key[0] in kinds} - self._open)

    def of_the_nearest(self, decision: Decision) -> frozenset[tuple[str, ...]]:
        """Return what is not read yet of the API whose id is nearest to one that there is not."""
        if decision.cause is not host_unknown.CAUSE or decision.denial is None:
            return frozenset()
        known = (api.id for api in decision.call.configuration.known_apis())
        near = nearest_id(decision.denial.values["rest_api_id"], known)
        of_it = {key for key in self._asked.values() if near in key[1:]}
        return frozenset(of_it - self._open)
