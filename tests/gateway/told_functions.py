"""Functions that answer what they are told, and note what they were called with."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

from gatewright.model.invocation import Invocation, Invoked

FUNCTION = "arn:aws:lambda:eu-west-1:111122223333:function:pets"
URI = f"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/{FUNCTION}/invocations"
LAMBDA_ID = "9a8b7c6d-0000-4000-8000-000000000001"


def answered(payload: object, **more: Any) -> Invoked:
    """Return what Lambda says of a function that answered `payload`: an object, or the bytes themselves."""
    data = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    return Invoked(payload=data, request_id=LAMBDA_ID, **more)


@dataclass
class ToldFunctions:
    """Whoever runs functions, in a test."""

    answer: Invoked = field(default_factory=lambda: answered({"statusCode": 200, "body": "ok"}))
    seconds: float = 0.0
    refused: Invoked | None = None
    invoked: list[Invocation] = field(default_factory=list)
    submitted: list[Invocation] = field(default_factory=list)

    async def invoke(self, invocation: Invocation) -> Invoked:
        """Answer after a while."""
        self.invoked.append(invocation)
        await asyncio.sleep(self.seconds)
        return self.answer

    def submit(self, invocation: Invocation) -> Invoked | None:
        """Take an asynchronous call."""
        self.submitted.append(invocation)
        return self.refused

    def refusal(self, runtime: str) -> str | None:
        """Run every runtime."""
        del runtime
        return None

    @property
    def event(self) -> Any:
        """The event of the last call."""
        return json.loads(self.invoked[-1].payload)
