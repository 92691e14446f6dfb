import base64
import os
import uuid

from gatewright.server.request_ids import BATCH, INVALID, RequestIds, of_client


def test_request_id_is_a_uuid_of_version_4() -> None:
    """Every request id is a UUID of version 4 and of the RFC's variant, in lower case."""
    ids = RequestIds()

    drawn = [ids.draw()[0] for _ in range(3 * BATCH)]

    assert {(4, uuid.RFC_4122)} == {(uuid.UUID(text).version, uuid.UUID(text).variant) for text in drawn}
    assert drawn == [str(uuid.UUID(text)) for text in drawn]


def test_extended_request_id_is_eleven_bytes_in_base_64() -> None:
    """Every extended request id has 16 characters, ends in `=`, and is canonical URL-safe base 64."""
    ids = RequestIds()

    drawn = [ids.draw()[1] for _ in range(3 * BATCH)]

    assert {(16, 11)} == {(len(text), len(base64.urlsafe_b64decode(text))) for text in drawn}
    assert drawn == [base64.urlsafe_b64encode(base64.urlsafe_b64decode(text)).decode() for text in drawn]


def test_ids_do_not_repeat() -> None:
    """No id is drawn twice, within a batch or across batches."""
    ids = RequestIds()
    count = 5 * BATCH

    drawn = [ids.draw() for _ in range(count)]

    assert count == len({first for first, _ in drawn})
    assert count == len({second for _, second in drawn})


def test_same_entropy_gives_same_ids() -> None:
    """The ids depend on the entropy alone."""
    first, second = RequestIds(bytes), RequestIds(bytes)

    assert first.draw() == second.draw() == ("00000000-0000-4000-8000-000000000000", "AAAAAAAAAAAAAAA=")


def test_forked_worker_draws_its_own_ids() -> None:
    """A child process does not hand out what was drawn before the fork."""
    ids = RequestIds()
    ids.draw()
    read_end, write_end = os.pipe()

    child = os.fork()
    if child == 0:
        os.write(write_end, ids.draw()[0].encode())
        os._exit(0)
    os.waitpid(child, 0)
    theirs = os.read(read_end, 100).decode()
    os.close(read_end)
    os.close(write_end)

    assert theirs not in {ids.draw()[0] for _ in range(BATCH)}


def test_a_client_may_give_the_request_id() -> None:
    """Any UUID in `x-amzn-RequestId`, in any letter case of the name; something else is replaced (documented)."""
    given = "b48af611-2552-4c76-bb9a-731955d43f23"

    assert of_client((("Host", "h"), ("X-Amzn-RequestID", given)), "drawn") == given
    assert of_client((("x-amzn-requestid", "mine"),), "drawn") == INVALID
    assert of_client((("x-amzn-requestid", f"{given}\n"),), "drawn") == INVALID
    assert of_client((("x-amzn-request", given),), "drawn") == "drawn"
