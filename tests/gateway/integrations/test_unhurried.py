"""Mappings that take long."""

import asyncio
import threading

from gatewright.aws.vtl import compile_template
from gatewright.gateway.integrations.rendering import Rendering
from gatewright.gateway.integrations.unhurried import unhurried
from tests.gateway.one_method import OneMethod, mock, request

LONG = compile_template("#foreach($i in [1..900])#foreach($j in [1..20])#set($x = $i + $j)#end#end$x")
SHORT = compile_template("#set($x = 1)$x")


def rendering() -> Rendering:
    """Return the mappings of a call."""
    return Rendering(OneMethod(integration=mock()).passed(request()))


def test_what_is_short_is_made_at_once() -> None:
    """In the thread of whoever asks."""
    where: list[int] = []
    one = rendering()

    def make() -> bytes:
        where.append(threading.get_ident())
        return one.template(SHORT, b"", of_request=True)

    assert b"1" == asyncio.run(unhurried(one, make))
    assert [threading.get_ident()] == where


def test_what_is_long_is_made_again_in_a_thread() -> None:
    """From the overrides as they were before the first try: each may be set once."""
    where: list[int] = []
    one = rendering()
    one.template(compile_template("#set($context.requestOverride.header.a = 'x')"), b"", of_request=True)
    status = "#set($context.responseOverride.status = 444)"
    writes = compile_template(f"#set($context.requestOverride.header.b = 'y'){status}")

    def make() -> bytes:
        where.append(threading.get_ident())
        one.template(writes, b"", of_request=True)
        return one.template(LONG, b"", of_request=True)

    assert b"920" == asyncio.run(unhurried(one, make))
    assert 2 == len(where)
    assert threading.get_ident() == where[0] != where[1]
    assert ({"a": "x", "b": "y"}, 444) == (one.overridden("header"), one.overridden_status())


def test_a_large_payload_is_read_in_a_thread() -> None:
    """Reading it takes long, whatever the template does with it."""
    where: list[int] = []
    one = rendering()
    payload = b'"' + b"a" * 300_000 + b'"'

    def make() -> bytes:
        where.append(threading.get_ident())
        return one.template(compile_template("$input.json('$')"), payload, of_request=True)

    assert payload == asyncio.run(unhurried(one, make))
    assert 2 == len(where)
