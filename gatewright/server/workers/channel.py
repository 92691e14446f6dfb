"""
Messages between the server's process and one of its workers: asked and answered, or only told.

A frame is its length in four bytes and a pickled value. Both ends are processes of this server, joined by a socket
pair that has no name: nobody else can write to it, which is what pickle wants. What is sent on one channel arrives in
the order in which it was sent.
"""

import asyncio
import logging
import pickle
import struct
from collections.abc import Awaitable, Callable
from typing import Any, Final, cast

_HEAD: Final = struct.Struct("!I")
_ASK, _ANSWER, _FAILED, _TELL = range(4)

_log = logging.getLogger("gatewright.server")

Serve = Callable[[Any], object]
"""Answers a message, at once or with an awaitable."""


class ChannelError(Exception):
    """The other end could not answer; it has logged why."""


class Channel(asyncio.Protocol):
    """One end."""

    def __init__(self, serve: Serve, lost: Callable[[], None] = lambda: None) -> None:
        """Take who answers the other end, and whom to tell that it is gone."""
        self._serve = serve
        self._lost = lost
        self._buffer = bytearray()
        self._asked: dict[int, asyncio.Future[Any]] = {}
        self._number = 0
        self._answering: set[asyncio.Future[object]] = set()
        self._closed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._transport: asyncio.WriteTransport | None = None

    # What is said.

    def ask(self, message: object) -> "asyncio.Future[Any]":
        """Return what will be the answer; `ChannelError` where there will be none."""
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        if self._transport is None or self._transport.is_closing():
            answer.set_exception(ChannelError("the other process is gone"))
            return answer
        self._number += 1
        self._asked[self._number] = answer
        self._send(_ASK, self._number, message)
        return answer

    def tell(self, message: object) -> None:
        """Say something that wants no answer."""
        self._send(_TELL, 0, message)

    async def close(self) -> None:
        """Send what is on its way, and hang up."""
        if self._transport is not None:
            self._transport.close()
            await self._closed

    def _send(self, kind: int, number: int, value: object) -> None:
        if self._transport is None or self._transport.is_closing():
            return
        frame = pickle.dumps((kind, number, value), pickle.HIGHEST_PROTOCOL)
        self._transport.write(_HEAD.pack(len(frame)) + frame)

    # What the event loop calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self._transport = cast(asyncio.WriteTransport, transport)

    def data_received(self, data: bytes) -> None:
        """Take the frames that are whole."""
        buffer = self._buffer
        buffer += data
        start = 0
        while len(buffer) - start >= _HEAD.size:
            end = start + _HEAD.size + _HEAD.unpack_from(buffer, start)[0]
            if len(buffer) < end:
                break
            with memoryview(buffer) as view:
                # From a process of this server: see above.
                kind, number, value = pickle.loads(view[start + _HEAD.size : end])  # noqa: S301
            start = end
            self._take(kind, number, value)
        if start:
            del buffer[:start]

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's signature; why does not matter
        """Tell whoever waits that no answer comes."""
        waiting, self._asked = self._asked, {}
        for answer in waiting.values():
            if not answer.done():
                answer.set_exception(ChannelError("the other process is gone"))
        if not self._closed.done():
            self._closed.set_result(None)
        self._lost()

    # What is heard.

    def _take(self, kind: int, number: int, value: object) -> None:
        if kind in (_ASK, _TELL):
            self._answer(number, value)
            return
        answer = self._asked.pop(number, None)
        if answer is None or answer.done():
            return
        if kind == _ANSWER:
            answer.set_result(value)
        else:
            answer.set_exception(ChannelError(str(value)))

    def _answer(self, number: int, message: object) -> None:
        try:
            result = self._serve(message)
        except Exception as error:  # noqa: BLE001 - whatever it is, the other end must not wait for ever
            self._fail(number, message, error)
            return
        if not isinstance(result, Awaitable):
            if number:
                self._send(_ANSWER, number, result)
            return
        task = asyncio.ensure_future(cast(Awaitable[object], result))
        self._answering.add(task)
        task.add_done_callback(lambda done: self._answered(number, message, done))

    def _answered(self, number: int, message: object, task: "asyncio.Future[object]") -> None:
        self._answering.discard(task)
        if task.cancelled():
            self._send(_FAILED, number, "the server stops")
            return
        error = task.exception()
        if error is not None:
            self._fail(number, message, error)
        elif number:
            self._send(_ANSWER, number, task.result())

    def _fail(self, number: int, message: object, error: BaseException) -> None:
        _log.error("a message of the kind %s could not be answered", type(message).__name__, exc_info=error)
        if number:
            self._send(_FAILED, number, type(error).__name__)
