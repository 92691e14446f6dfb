"""What one stage of a REST API serves: the documents that the data plane needs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from gatewright.gateway.canaries import StageKey, as_canary, share
from gatewright.gateway.with_snapshots import WithSnapshots
from gatewright.store.documents import Documents

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Deployed:
    """What one stage serves: the documents that the data plane needs beyond the engine's configuration."""

    stage: Document
    """The stage's own document."""

    rest_api: Document
    """The API as it was deployed."""

    resources: tuple[Document, ...]
    """Its resources as they were deployed, methods and integrations embedded."""

    request_validators: tuple[Document, ...] = ()
    """Its request validators as they were deployed."""

    cache_flushes: int = 0
    """How often the stage's cache was flushed."""

    client_certificate: Document | None = field(default=None, repr=False)
    """What the stage shows its back ends, private key and all; `None` shows nothing."""

    authorizer_flushes: int = 0
    """How often the stage was told to forget what its authorizers said."""


def deployed(
    stored: Documents, read: WithSnapshots, region: str, api_id: str, *, canaries: bool = False
) -> Iterator[tuple[StageKey, Deployed]]:
    """Yield what each stage of an API serves, or what the canaries of those serve that have one."""
    for saved in stored.list("stage", api_id):
        if canaries and not share(saved):
            continue
        stage = as_canary(saved) if canaries else saved
        copy = read.snapshot(api_id, stage["deploymentId"])
        if copy is not None:
            flushes = (stored.get("authorizer_cache", api_id, stage["stageName"]) or {}).get("flushes", 0)
            yield (
                (region, api_id, stage["stageName"]),
                Deployed(
                    stage,
                    copy["restApi"],
                    tuple(copy["resources"]),
                    request_validators=tuple(copy.get("requestValidators", ())),
                    authorizer_flushes=flushes,
                    client_certificate=stored.get("client_certificate", stage.get("clientCertificateId") or ""),
                    cache_flushes=(stored.get("stage_cache", api_id, stage["stageName"]) or {}).get("flushes", 0),
                ),
            )
