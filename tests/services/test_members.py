"""Every member of botocore's models that can be given to the control plane has a grade, and the grade is true."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
from botocore import xform_name

import gatewright
from gatewright.services import unenforced
from gatewright.services.members import Group, catalogue, graded, group_of, groups
from gatewright.services.registry import MODULES, folder, handlers
from gatewright.wire import models
from gatewright.wire.errors import ServiceError
from tests.services.account import Account
from tests.services.standing import standing

SERVICES: Final = sorted(MODULES)
PACKAGE: Final = Path(gatewright.__file__).parent
READERS: Final = ("aws", "checks", "configuration", "engine", "gateway", "server", "store", "wire")
"""The packages beside a service's own that may read what it stored."""

_TEXT: Final = re.compile(r"""["']([^"'\n]{1,160})["']""")
_QUOTED: Final = re.compile(r"""["']([A-Za-z0-9_]+)["']""")
_WORD: Final = re.compile(r"[A-Za-z0-9_]+")
BUILT: Final = frozenset({"NewUserName", "NewGroupName"})
"""Names that a source puts together: `New` and the name of the entity."""


class Place(NamedTuple):
    """Where a member stands in the input of an operation."""

    operation: str
    path: tuple[str, ...]
    shape: str
    member: str
    model: Any


def places(service: str) -> Iterator[Place]:
    """Yield every member of every offered operation, once for each shape; nothing below one without effect."""
    model = models.service(service).model
    for name in model.operation_names:
        shape = model.operation_model(name).input_shape
        if xform_name(name) in handlers(service) and shape is not None:
            yield from _below(service, xform_name(name), shape, (), set())


def _below(service: str, operation: str, shape: Any, path: tuple[str, ...], seen: set[str]) -> Iterator[Place]:
    if shape.type_name == "list":
        yield from _below(service, operation, shape.member, (*path, "[]"), seen)
    elif shape.type_name == "map":
        yield from _below(service, operation, shape.value, (*path, "{}"), seen)
    elif shape.type_name == "structure" and shape.name not in seen:
        seen.add(shape.name)
        for member, inner in shape.members.items():
            yield Place(operation, (*path, member), shape.name, member, inner)
            group = group_of(service, shape.name, member)
            if group is None or group.grade not in ("refused", "unread"):
                yield from _below(service, operation, inner, (*path, member), seen)


@cache
def spoken(service: str) -> frozenset[str]:
    """Return every word that stands in a string of the sources that could read a member of this service."""
    own = PACKAGE / "services" / folder(service)
    beside = [file for name in READERS for file in (PACKAGE / name).rglob("*.py")]
    shared = list((PACKAGE / "services").glob("*.py"))
    sources = [file.read_text("utf-8") for file in (*own.rglob("*.py"), *beside, *shared)]
    texts = (text for source in sources for kind in (_TEXT, _QUOTED) for text in kind.findall(source))
    return BUILT | {word for text in texts for word in _WORD.findall(text)}


@pytest.mark.parametrize("service", SERVICES)
def test_every_member_that_can_be_given_has_a_grade(service: str) -> None:
    """A member that a new botocore brings fails here until somebody says what becomes of it."""
    lacking = {f"{one.shape}.{one.member}" for one in places(service) if not group_of(service, one.shape, one.member)}

    assert sorted(lacking) == [], f"say what becomes of them in gatewright/services/{folder(service)}/members.toml"


@pytest.mark.parametrize("service", SERVICES)
def test_every_grade_is_of_a_member_and_given_once(service: str) -> None:
    """A name that no model knows any more goes, and no name has two grades."""
    names = [name for group in groups(service) for name in group.members]
    used = set()
    for one in places(service):
        qualified = f"{one.shape}.{one.member}"
        used.add(qualified if qualified in graded(service) else one.member)

    assert sorted(names) == sorted(set(names))
    assert set(names) - used == set()


@pytest.mark.parametrize("service", SERVICES)
def test_what_is_said_to_be_read_is_named_by_some_source(service: str) -> None:
    """A member that is obeyed, told back or selects stands as a word in a source that could read it."""
    read = {
        one.member
        for one in places(service)
        if (group := group_of(service, one.shape, one.member)) is not None
        and group.grade in ("enforced", "told", "selects")
    }
    kept_whole = {one.member for one in places(service) if _is_kept_whole(service, one)}

    assert sorted(read - spoken(service) - kept_whole) == []


@pytest.mark.parametrize("service", SERVICES)
def test_every_reason_says_something(service: str) -> None:
    """A reason is a sentence without a full stop."""
    reasons = [group.reason for group in groups(service) if group.grade in ("refused", "unread")]

    assert [reason for reason in reasons if len(reason.split()) < 3 or reason.endswith(".")] == []


def _is_kept_whole(service: str, one: Place) -> bool:
    """Tell whether a member is only told back, with the whole in which it stands."""
    group = group_of(service, one.shape, one.member)
    return group is not None and group.grade == "told" and len(one.path) > 1


# --- what is said to be refused is refused ----------------------------------------------------------------------------

STORED: Final = frozenset(part for row in unenforced.TABLE for part in row.member.split("."))
"""What is refused when a document was written that holds it; see `test_unenforced`."""


def values(shape: Any) -> list[Any]:
    """Return values of a shape, the least special first."""
    if shape.type_name == "structure":
        inner = {name: values(member) for name, member in shape.members.items()}
        return [{name: found[place] for name, found in inner.items()} for place in (0, -1)]
    if shape.type_name == "list":
        return [[each] for each in values(shape.member)]
    if shape.type_name == "map":
        return [{"key": each} for each in values(shape.value)]
    if shape.type_name == "string":
        return list(getattr(shape, "enum", ())) or ["asked-for"]
    plain: dict[str, list[Any]] = {"boolean": [False, True], "blob": [b"asked"], "timestamp": [1.0]}
    return plain.get(shape.type_name, [7])


def smallest(shape: Any) -> Any:
    """Return the least that a shape takes: of a structure, its required members."""
    if shape.type_name == "structure":
        return {name: smallest(shape.members[name]) for name in shape.required_members}
    if shape.type_name in ("list", "map"):
        return [] if shape.type_name == "list" else {}
    return values(shape)[-1]


def placed(params: Any, path: Sequence[str], value: Any, shape: Any) -> Any:
    """Return an input that also holds a value at a path."""
    if not path:
        return value
    first, rest = path[0], path[1:]
    if first == "[]":
        return [placed(params[0] if params else smallest(shape.member), rest, value, shape.member)]
    if first == "{}":
        return {"key": placed(smallest(shape.value), rest, value, shape.value)}
    inner = shape.members[first]
    held = params.get(first) or smallest(inner)
    return {**params, first: placed(held, rest, value, inner)}


def refused_places() -> list[Any]:
    """Return every place of a member that is said to be refused by its operation."""
    return [
        pytest.param(service, one, id=f"{service}.{one.operation}.{'.'.join(one.path)}")
        for service in SERVICES
        for one in places(service)
        if (group := group_of(service, one.shape, one.member)) is not None
        and group.grade == "refused"
        and one.member not in STORED
    ]


@pytest.mark.parametrize(("service", "one"), refused_places())
def test_what_is_said_to_be_refused_is_refused_by_name(service: str, one: Place) -> None:
    """Some value is refused, with a text that names the member or what it stands in."""
    model = models.service(service).model
    shape = next(
        model.operation_model(name).input_shape for name in model.operation_names if xform_name(name) == one.operation
    )
    messages = []
    for value in values(one.model):
        account = Account()
        base = {**smallest(shape), **standing(account, service, one.operation)}
        try:
            account.call(one.operation, service=service, **placed(base, one.path, value, shape))
        except ServiceError as error:
            messages.append(error.message)

    named = {_plain(part) for part in one.path} - {""}
    assert any(part in _plain(message) for message in messages for part in named), messages


def _plain(text: str) -> str:
    return re.sub("[^a-z0-9]", "", text.lower())


def test_the_catalogue_names_every_service_and_what_it_does_not_offer() -> None:
    """What the server says of itself is what the files say."""
    found = catalogue()

    assert sorted(found["services"]) == SERVICES
    assert "restApiId" in found["services"]["apigateway"]["selects"]
    assert {"members", "reason"} == set(found["services"]["lambda"]["refused"][0])
    assert "no SDKs are generated" == found["services"]["apigateway"]["not_offered"][0]["reason"]
    streamed = "resourceMethods.*.methodIntegration.responseTransferMode"
    assert {"kind": "resource", "member": streamed, "words": "streamed responses"} in found["stored_when_allowed"]


def test_one_shape_is_told_from_the_others_of_its_name() -> None:
    """A grade of a shape's member goes before that of the name."""
    of_tags, of_others = (group_of("apigateway", shape, "limit") for shape in ("GetTagsRequest", "GetModelsRequest"))

    assert of_tags is not None
    assert of_others is not None
    assert ("unread", "selects") == (of_tags.grade, of_others.grade)
    assert group_of("apigateway", "GetTagsRequest", "nothing") is None
    assert isinstance(of_tags, Group)
