"""A gateway for tests: its address, clients of it, and the reason of every refusal."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from gatewright.cli.aws import account
from gatewright.cli.responses import exchange_of
from gatewright.doctor.account import for_account
from gatewright.doctor.behind import may_come_from_behind
from gatewright.doctor.consult import consult
from gatewright.doctor.diagnosis import Diagnosis
from gatewright.doctor.examine import examine
from gatewright.doctor.report.text import as_text
from gatewright.doctor.signatures.vouched import vouched
from gatewright.i18n import in_english
from gatewright.lab.clock import move
from gatewright.lab.server import gateway
from gatewright.model.configuration import Configuration
from gatewright.model.unknown import Unknown

_REGION = "us-east-1"


@dataclass(frozen=True, slots=True)
class Served:
    """A gateway that runs for as long as the tests do."""

    url: str
    """Where it listens; the control plane and the data plane alike."""

    def client(self, service: str, region: str = _REGION, **more: Any) -> Any:
        """Return a boto3 client of it, with credentials of its own."""
        import boto3  # noqa: PLC0415 - seldom the first thing that a test wants

        session = boto3.Session("test", "test", region_name=region)
        return session.client(service, endpoint_url=self.url, **more)

    def invoke_url(self, api_id: str, stage: str, path: str = "/") -> str:
        """Return the address of a path of an API on this gateway."""
        return f"{self.url}/_aws/execute-api/{api_id}/{stage}{path}"

    def move_clock(self, seconds: float) -> None:
        """Let calls arrive so many seconds later than they do, or earlier: nobody waits for a quota to begin anew."""
        move(self.url, seconds)

    def diagnose(self, response: Any) -> Diagnosis:
        """Return why an answer of requests, httpx, urllib or boto3 was a refusal."""
        exchange = exchange_of(response)
        request = exchange.request
        if isinstance(request, Unknown):
            return examine(exchange, Configuration())
        told = consult(
            request, account(None, _REGION, self.url), behind=may_come_from_behind(exchange), named=vouched(exchange)
        )
        return examine(exchange, told)

    def explain(self, response: Any) -> str:
        """Return the same as text for a person."""
        found = for_account(self.diagnose(response), {"endpoint-url": self.url, "region": _REGION})
        return as_text([found], in_english)


@contextmanager
def served() -> Iterator[Served]:
    """Start a gateway on a free port, and stop it."""
    with gateway() as url:
        yield Served(url)
