"""An account to call CloudWatch Logs in."""

from typing import Any

from gatewright.store.documents import Document
from tests.services.account import NOW, Account

MILLISECONDS = int(NOW * 1000)


class LogsAccount:
    """An account with the log group `g` and its stream `s`."""

    def __init__(self) -> None:
        self.account = Account()
        self.call("create_log_group", logGroupName="g")
        self.call("create_log_stream", logGroupName="g", logStreamName="s")

    def call(self, name: str, /, **params: Any) -> Document:
        """Perform an operation and return what it answers."""
        return self.account.call(name, service="logs", **params)

    def refusal(self, name: str, /, **params: Any) -> tuple[str, str]:
        """Perform an operation that has to be refused, and return the code and the message."""
        return self.account.refusal(name, service="logs", **params)

    def put(self, *messages: str, stream: str = "s", at: int = MILLISECONDS) -> Document:
        """Put messages, a millisecond apart."""
        events = [{"timestamp": at + number, "message": one} for number, one in enumerate(messages)]
        return self.call("put_log_events", logGroupName="g", logStreamName=stream, logEvents=events)
