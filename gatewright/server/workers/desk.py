"""Where workers ask: the one process that counts, keeps, and runs functions for all of them."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gatewright.console.calls import Calls
from gatewright.gateway.authorizer_answers import AuthorizerAnswers, Kept
from gatewright.gateway.logs import Logs
from gatewright.gateway.shared_usage import Place, SharedBook
from gatewright.gateway.stage_caches import StageCaches
from gatewright.model.invocation import Invoked, InvokesFunctions
from gatewright.model.question import Answer
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.server.workers import messages


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the workers of one server share."""

    handle: Callable[[Request], Response | Awaitable[Response]]
    """Answers what is for no API that a worker knows."""

    ask: Callable[[Request], Awaitable[Response]]
    """Answers what integrations ask of this server."""

    usage: SharedBook
    """The buckets and quotas."""

    flush: Callable[[], Awaitable[None]]
    """Returns when every worker has handed over what it counted."""

    functions: InvokesFunctions
    """Who runs functions."""

    answers: AuthorizerAnswers
    """What Lambda authorizers said."""

    caches: StageCaches
    """The caches of stages."""

    logs: Logs
    """The logs, and the samples of web ACLs."""

    calls: Calls
    """The calls that the console shows."""

    def answer(self, message: object) -> object:
        """Answer a message of a worker, at once or later."""
        return _ANSWERS[type(message)](self, message)

    def forward(self, message: messages.Forward) -> Response | Awaitable[Response]:
        """Answer a request."""
        return self.handle(message.request)

    def inward(self, message: messages.Inward) -> Awaitable[Response]:
        """Answer what an integration asks."""
        return self.ask(message.request)

    def count(self, message: messages.Count) -> Answer | None:
        """Answer a question about what was used."""
        return self.usage.world(message.where, message.now)(message.question)

    async def find_place(self, message: messages.FindPlace) -> Place | None:
        """Give a bucket or a quota its place."""
        if self.usage.is_new(message.where, message.question, message.now):
            # What others counted before it had a place belongs to what was used.
            await self.flush()
        return self.usage.place(message.where, message.question, message.now)

    def used(self, message: messages.Used) -> None:
        """Note that keys were used."""
        for where, plan_id, key_id, day, by in message.uses:
            self.usage.note_day(where, plan_id, key_id, day, by)

    def give_back(self, message: messages.GiveBack) -> None:
        """Take a spent request back."""
        self.usage.give_back(message.where, message.question, message.now)

    def invoke(self, message: messages.Invoke) -> Awaitable[Invoked]:
        """Call a function."""
        return self.functions.invoke(message.invocation)

    def submit(self, message: messages.Submit) -> Invoked | None:
        """Call a function later."""
        return self.functions.submit(message.invocation)

    def kept_answer(self, message: messages.KeptAnswer) -> Kept | None:
        """Return what an authorizer said."""
        return self.answers.get(message.key, message.now, message.flushes)

    def keep_answer(self, message: messages.KeepAnswer) -> None:
        """Keep what an authorizer said."""
        self.answers.keep(message.key, message.kept)

    def kept_response(self, message: messages.KeptResponse) -> Response | None:
        """Return what the cache of a stage holds."""
        return self.caches.of(message.cache).get(message.key, message.now)

    def keep_response(self, message: messages.KeepResponse) -> None:
        """Keep an answer in the cache of a stage."""
        self.caches.of(message.cache).put(message.key, message.response, message.until)

    def logged(self, message: messages.Logged) -> None:
        """Take log events."""
        for timestamp, text in message.events:
            self.logs.add(message.place, timestamp, text)

    def sampled(self, message: messages.Sampled) -> None:
        """Keep what a web ACL looked at."""
        self.logs.web_acls.samples.keep(message.arn, message.metric, message.sample)

    def answered(self, message: messages.Answered) -> None:
        """Keep calls for the console."""
        self.calls.take(message.batch)


_ANSWERS: Final[Mapping[type, Callable[[Desk, Any], object]]] = {
    messages.Forward: Desk.forward,
    messages.Inward: Desk.inward,
    messages.Count: Desk.count,
    messages.FindPlace: Desk.find_place,
    messages.Used: Desk.used,
    messages.GiveBack: Desk.give_back,
    messages.Invoke: Desk.invoke,
    messages.Submit: Desk.submit,
    messages.KeptAnswer: Desk.kept_answer,
    messages.KeepAnswer: Desk.keep_answer,
    messages.KeptResponse: Desk.kept_response,
    messages.KeepResponse: Desk.keep_response,
    messages.Logged: Desk.logged,
    messages.Sampled: Desk.sampled,
    messages.Answered: Desk.answered,
}
