"""
A sample of the requests that a rule matched.

https://docs.aws.amazon.com/waf/latest/APIReference/API_GetSampledRequests.html: of the last three hours.
"""

from datetime import UTC, datetime
from typing import Any, Final

from gatewright.model.web_acl_sample import WebAclSample
from gatewright.services.errors import not_implemented
from gatewright.services.operation import Operation
from gatewright.services.wafv2 import items
from gatewright.store.documents import Document, Documents

_LONGEST_AGO: Final = 3 * 3600


def get_sampled_requests(documents: Documents, operation: Operation) -> Document:
    """Answer the latest requests that a rule matched, or that the default action decided."""
    params = operation.params
    items.scope_of(operation)
    items.by_arn(documents, items.WEB_ACL, params["WebAclArn"])
    if operation.web_acl_samples is None:
        raise not_implemented("there is no data plane that samples requests")
    end = _seconds(params["TimeWindow"]["EndTime"])
    start = max(_seconds(params["TimeWindow"]["StartTime"]), operation.now - _LONGEST_AGO)
    population, found = operation.web_acl_samples(params["WebAclArn"], params["RuleMetricName"], start, end)
    shown = found[: params["MaxItems"]]
    weight = max(1, round(population / len(shown))) if shown else 1
    return {
        "SampledRequests": [_shown(one, weight) for one in shown],
        "PopulationSize": population,
        "TimeWindow": {"StartTime": datetime.fromtimestamp(start, UTC), "EndTime": datetime.fromtimestamp(end, UTC)},
    }


def _shown(sample: WebAclSample, weight: int) -> Document:
    shown: Document = {
        "Request": {
            "ClientIP": sample.source_ip,
            "Country": "-",
            "URI": sample.path,
            "Method": sample.method,
            "HTTPVersion": sample.protocol,
            "Headers": [{"Name": name, "Value": value} for name, value in sample.headers],
        },
        "Weight": weight,
        "Timestamp": datetime.fromtimestamp(sample.at, UTC),
        "Action": sample.action,
    }
    more = {
        "RuleNameWithinRuleGroup": sample.within_group,
        "RequestHeadersInserted": [{"Name": name, "Value": value} for name, value in sample.inserted],
        "ResponseCodeSent": sample.response_code,
        "Labels": [{"Name": label} for label in sample.labels],
    }
    return {**shown, **{name: value for name, value in more.items() if value}}


def _seconds(moment: Any) -> float:
    return moment.timestamp() if isinstance(moment, datetime) else float(moment)
