"""
The detour of AWS's article: what refused a client certificate at an HTTP API, which has no execution log.

"How do I resolve 403 errors from API Gateway with mutual TLS" (AWS re:Post) lets the domain name lead to a REST API for
a test, looks into its execution log, and lets it lead back. The doctor prints that as a plan of commands; here the plan
is carried out, command by command, and the reason is read.
https://repost.aws/knowledge-center/api-gateway-mutual-tls-403-errors
"""

import json
from dataclasses import dataclass
from typing import Any, Final

from gatewright.doctor.diagnosis import Diagnosis
from gatewright.doctor.examine import examine
from gatewright.lab.commands import CommandError, printed
from gatewright.lab.estate import STAGE, build
from gatewright.lab.experiment import known_of, told
from gatewright.lab.handshakes import behind_mutual_tls
from gatewright.lab.http_api import add_http_api
from gatewright.lab.logs import log_everything
from gatewright.lab.wire import attempt
from gatewright.sources.account.collect import Account

CAUSE_ID: Final = "tls.client-certificate-untrusted"
"""The cause whose plan it is."""

_REASON: Final = "Access denied. Reason: "
_OF_HTTP_API: Final = "apigw-requestid"
_OF_REST_API: Final = "x-amzn-ErrorType"


@dataclass(frozen=True, slots=True, kw_only=True)
class Detour:
    """What came of it."""

    diagnosis: Diagnosis
    """The diagnosis of the refusal by the HTTP API, with configuration."""

    steps: tuple[str, ...]
    """The commands as they were run, each with what it printed."""

    reason: str | None
    """What the execution log of the REST API said; `None` when it said nothing."""

    led_away: bool
    """Whether the REST API answered in between."""

    led_back: bool
    """Whether the HTTP API answers again."""

    trouble: str | None
    """What went wrong in the lab itself."""

    @property
    def closed(self) -> bool:
        """Whether the plan did what it says: led there, told the reason, and led back."""
        return self.reason is not None and self.led_away and self.led_back and self.trouble is None


def detour(url: str, session: Any) -> Detour:
    """Carry the plan out on a gateway at `url`; `session` is a boto3 session."""
    estate = build(session.client("apigateway", endpoint_url=url))
    log_everything(estate)
    call = behind_mutual_tls(estate, add_http_api(estate))
    exchange = told(attempt(url, call, estate.api_id), call)
    account = Account(lambda service: session.client(service, endpoint_url=url))
    diagnosis = examine(exchange, known_of(exchange, account, call))
    plan = _Plan(url, {"test-api-id": estate.api_id, "test-stage": STAGE})
    reason, trouble, answers = None, None, []
    try:
        mappings, lead_away, look, lead_back = _commands(diagnosis)
        (mapping,) = json.loads(plan.run(mappings))["Items"]
        plan.known |= {"api-mapping-id": mapping["ApiMappingId"], "stage": mapping["Stage"]}
        plan.run(lead_away)
        answers.append(attempt(url, call, estate.api_id).transcript)
        reason = _reason(plan.run(look))
        plan.run(lead_back)
        answers.append(attempt(url, call, estate.api_id).transcript)
    except CommandError as error:
        trouble = str(error)
    return Detour(
        diagnosis=diagnosis,
        steps=tuple(plan.steps),
        reason=reason,
        led_away=any(_OF_REST_API in answer for answer in answers[:1]),
        led_back=any(_OF_HTTP_API in answer for answer in answers[1:]),
        trouble=trouble,
    )


class _Plan:
    """Commands with places that only whoever runs them can fill."""

    def __init__(self, url: str, known: dict[str, str]) -> None:
        self._url = url
        self.known = known
        self.steps: list[str] = []

    def run(self, command: str) -> str:
        """Fill the places, run the command, and return what it printed; raises `CommandError`."""
        for name, value in self.known.items():
            command = command.replace(f"<{name}>", value)
        output = printed(command, self._url)
        self.steps.append(f"$ {command}\n{output.strip()}")
        return output


def _commands(diagnosis: Diagnosis) -> tuple[str, str, str, str]:
    """Return the plan's commands in its order; raises `CommandError` when the diagnosis prints another one."""
    looks = [look.command for finding in diagnosis.findings[:1] for look in finding.confirm]
    at = next((place for place, command in enumerate(looks) if "get-api-mappings" in command), None)
    found = [] if at is None else looks[at : at + 4]
    if len(found) != len(("mappings", "away", "look", "back")):
        raise CommandError("expected the plan of the detour, the diagnosis prints none")
    return found[0], found[1], found[2], found[3]


def _reason(output: str) -> str | None:
    messages = [event["message"] for event in json.loads(output)["events"]]
    return next((message for message in messages if _REASON in message), None)
