"""The latest requests that each rule of a web ACL matched, for `GetSampledRequests`."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from gatewright.aws.waf.verdict import Hit, Verdict
from gatewright.gateway.web_acl_log import masked
from gatewright.model.call import Call
from gatewright.model.unknown import Unknown
from gatewright.model.waf import WebAcl
from gatewright.model.web_acl_sample import WebAclSample

MOST_SAMPLES: Final = 500
"""More are not asked for (documented: `MaxItems`)."""

_MOST_COUNTED: Final = 50_000
_SECONDS_KEPT: Final = 3 * 3600
"""How far back one may ask (documented)."""

EVERY_RULE: Final = "ALL"
"""Means the samples of every rule, as the console asks for them."""


Keep = Callable[[str, str, WebAclSample], None]
"""Keeps a request, by the web ACL's ARN and the name of a metric."""


@dataclass(slots=True)
class _Of:
    samples: deque[WebAclSample] = field(default_factory=lambda: deque(maxlen=MOST_SAMPLES))
    moments: deque[float] = field(default_factory=lambda: deque(maxlen=_MOST_COUNTED))


class Samples:
    """The samples of every web ACL."""

    def __init__(self, elsewhere: Keep | None = None) -> None:
        """Take who keeps them instead, where this process is one of several."""
        self._by_metric: dict[tuple[str, str], _Of] = {}
        self._to = self.keep if elsewhere is None else elsewhere

    def add(self, acl: WebAcl, call: Call, verdict: Verdict) -> None:
        """Keep a request under the metric of the rule that ended it, and of every rule that counted it."""
        hits = [hit for hit in (*verdict.counted, verdict.hit) if hit is not None]
        for hit in hits:
            if hit.rule.sampled:
                self._to(acl.arn, hit.rule.metric, _sample(call, verdict, hit))
        if verdict.hit is None and acl.sampled:
            self._to(acl.arn, acl.metric, _sample(call, verdict, None))

    def of(self, arn: str, metric: str, start: float, end: float) -> tuple[int, tuple[WebAclSample, ...]]:
        """Return how many requests there were between two moments, and the latest of them."""
        chosen = [
            kept for (of, name), kept in list(self._by_metric.items()) if of == arn and metric in (name, EVERY_RULE)
        ]
        population = sum(start <= moment <= end for kept in chosen for moment in list(kept.moments))
        found = [one for kept in chosen for one in list(kept.samples) if start <= one.at <= end]
        latest = sorted(found, key=lambda one: -one.at)[:MOST_SAMPLES]
        return population, tuple(replace(one, headers=masked(one.headers)) for one in latest)

    def keep(self, arn: str, metric: str, sample: WebAclSample) -> None:
        """Keep one request."""
        kept = self._by_metric.setdefault((arn, metric), _Of())
        kept.samples.append(sample)
        kept.moments.append(sample.at)
        while kept.moments[0] < sample.at - _SECONDS_KEPT:
            kept.moments.popleft()


def _sample(call: Call, verdict: Verdict, hit: Hit | None) -> WebAclSample:
    request = call.request
    action = verdict.action if hit is None else hit.action
    source = request.peer.source_ip
    counted = hit is not None and hit is not verdict.hit
    return WebAclSample(
        at=request.received_at,
        source_ip="" if isinstance(source, Unknown) else source,
        method=request.method,
        path=call.public_path,
        protocol=request.protocol,
        headers=request.headers.items,
        action="COUNT" if counted else action.kind.upper(),
        within_group=None if hit is None or hit.within is None else hit.within.name,
        inserted=verdict.inserted,
        response_code=None if action.response is None else action.response.status,
        labels=verdict.labels,
    )
