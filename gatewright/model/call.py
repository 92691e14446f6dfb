"""A request and what the front door has established about it so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gatewright.model.address import Address
from gatewright.model.api import Api, Method, Resource
from gatewright.model.authorizer import Authorized
from gatewright.model.configuration import Configuration
from gatewright.model.principal import Principal
from gatewright.model.question import Answer, Question
from gatewright.model.request import Request
from gatewright.model.stage import Stage
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.model.usage import ApiKey, UsagePlan


@dataclass(frozen=True, slots=True)
class Route:
    """Where the path and the verb led."""

    resource: Resource
    """The resource whose path pattern matched."""

    method: Method
    """Its method for the verb."""

    path_parameters: Mapping[str, str] = field(default_factory=dict)
    """`{petId}` and `{proxy+}`, decoded."""


@dataclass(frozen=True, slots=True)
class KeyUse:
    """A good API key, and the usage plan that joins it to this stage."""

    key: ApiKey
    plan: UsagePlan


@dataclass(frozen=True, slots=True)
class Call:
    """Filled once, check by check; a field that its check has not established yet is `UNKNOWN`.

    `None` says that the check does not apply (no key is needed); `UNKNOWN` that it refused, was unsure or was
    not reached.
    """

    request: Request
    """What arrived."""

    configuration: Configuration
    """What is known of the account."""

    answers: Mapping[Question, Answer] = field(default_factory=dict)
    """What the world answered so far."""

    address: Address | Unknown = UNKNOWN
    """Which API host and path name; established by `domain`."""

    api: Api | Unknown = UNKNOWN
    """That API; established by `domain`, unknown when nobody told us of it."""

    stage: Stage | Unknown = UNKNOWN
    """The stage; established by `stage`."""

    route: Route | Unknown = UNKNOWN
    """The resource and method; established by `route`."""

    key_use: KeyUse | Unknown | None = UNKNOWN
    """The API key at work; established by `api-key`, `None` when the method needs none."""

    principal: Principal | Unknown | None = UNKNOWN
    """Who signed the call; established by `iam`, `None` when the method wants no signature."""

    authorized: Authorized | Unknown | None = UNKNOWN
    """What the authorizer says of the caller; established by `authorizer`, `None` when the method has none."""

    @property
    def public_path(self) -> str:
        """The path that the caller asked for: stage first, or as it stands at a custom domain name, base path and all.

        Of the forms that lead to an API on this machine it has none of the prefix.
        """
        address = self.address
        return self.request.path if isinstance(address, Unknown) or address.kind == "custom" else address.path

    def at_address(self, address: Address) -> Call:
        """Return the call with the API id that its host names, when nobody told us of that API."""
        _once("address", self.address)
        return self._at(address, self.api, self.stage, self.route)

    def at_api(self, address: Address, api: Api) -> Call:
        """Return the call with the API that its host names."""
        _once("api", self.api)
        return self._at(address, api, self.stage, self.route)

    def at_stage(self, stage: Stage) -> Call:
        """Return the call with the stage that its path names."""
        _once("stage", self.stage)
        return self._at(self.address, self.api, stage, self.route)

    def at_default_stage(self, address: Address, stage: Stage) -> Call:
        """Return the call with the stage that stands at the root of an HTTP API, and that now stands in the path."""
        _once("stage", self.stage)
        return self._at(address, self.api, stage, self.route)

    def on_route(self, route: Route) -> Call:
        """Return the call with the resource and method that serve it."""
        _once("route", self.route)
        return self._at(self.address, self.api, self.stage, route)

    def signed_by(self, principal: Principal | Unknown | None) -> Call:
        """Return the call with who signed it, or with the knowledge that nobody need have."""
        _once("principal", self.principal)
        return self._with(self.key_use, principal, self.authorized)

    def authorized_as(self, authorized: Authorized | None) -> Call:
        """Return the call with what its authorizer says of the caller, or with the knowledge that there is none."""
        _once("authorized", self.authorized)
        return self._with(self.key_use, self.principal, authorized)

    def with_key(self, key_use: KeyUse | None) -> Call:
        """Return the call with the API key that opens the stage, or with the knowledge that it needs none."""
        _once("key_use", self.key_use)
        return self._with(key_use, self.principal, self.authorized)

    def _at(
        self, address: Address | Unknown, api: Api | Unknown, stage: Stage | Unknown, route: Route | Unknown
    ) -> Call:
        return made(
            self.request,
            self.configuration,
            self.answers,
            address,
            api,
            stage,
            route,
            self.key_use,
            self.principal,
            self.authorized,
        )

    def _with(
        self,
        key_use: KeyUse | Unknown | None,
        principal: Principal | Unknown | None,
        authorized: Authorized | Unknown | None,
    ) -> Call:
        return made(
            self.request,
            self.configuration,
            self.answers,
            self.address,
            self.api,
            self.stage,
            self.route,
            key_use,
            principal,
            authorized,
        )

    def answered(self, question: Question, answer: Answer) -> Call:
        """Return the call with one more answer of the world."""
        return made(
            self.request,
            self.configuration,
            {**self.answers, question: answer},
            self.address,
            self.api,
            self.stage,
            self.route,
            self.key_use,
            self.principal,
            self.authorized,
        )


def _once(field_name: str, value: object) -> None:
    """Refuse to establish a field twice: a programming error, never bad input."""
    if not isinstance(value, Unknown):
        raise ValueError(f"`{field_name}` of the call is established already")


_new = object.__new__
_set_request = vars(Call)["request"].__set__
_set_configuration = vars(Call)["configuration"].__set__
_set_answers = vars(Call)["answers"].__set__
_set_address = vars(Call)["address"].__set__
_set_api = vars(Call)["api"].__set__
_set_stage = vars(Call)["stage"].__set__
_set_route = vars(Call)["route"].__set__
_set_key_use = vars(Call)["key_use"].__set__
_set_principal = vars(Call)["principal"].__set__
_set_authorized = vars(Call)["authorized"].__set__


def made(
    request: Request,
    configuration: Configuration,
    answers: Mapping[Question, Answer],
    address: Address | Unknown,
    api: Api | Unknown,
    stage: Stage | Unknown,
    route: Route | Unknown,
    key_use: KeyUse | Unknown | None,
    principal: Principal | Unknown | None,
    authorized: Authorized | Unknown | None,
) -> Call:
    """Return the same call as `Call(...)`, in half the time: every request makes several.

    A frozen data class sets each field through `object.__setattr__`, which looks its name up; the slots' own setters do
    not. A test compares every field.
    """
    call = _new(Call)
    _set_request(call, request)
    _set_configuration(call, configuration)
    _set_answers(call, answers)
    _set_address(call, address)
    _set_api(call, api)
    _set_stage(call, stage)
    _set_route(call, route)
    _set_key_use(call, key_use)
    _set_principal(call, principal)
    _set_authorized(call, authorized)
    return call
