"""
A diagnosis whose fixes are changes of the very file too: each proven by reading the changed file and deciding again.

The changed text is read as the file itself was, the same call is decided under it, and passes; calls that have nothing
to do with it are decided under both, and those that were refused stay refused. What is not proven is not offered.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from gatewright.checks.integration.invocation import invocation
from gatewright.doctor.consult import consult
from gatewright.doctor.diagnosis import Diagnosis, Finding, Patch, Remedied
from gatewright.doctor.fixes import told
from gatewright.doctor.forward import judged
from gatewright.doctor.patches.controls import controls
from gatewright.doctor.patches.document import Change, Declared, Document, Sheet, Writer
from gatewright.doctor.patches.table import WRITERS
from gatewright.doctor.weigh import ANSWERS
from gatewright.engine.decide import walk
from gatewright.model.call import Call
from gatewright.model.cause import Fix
from gatewright.model.decision import Decision
from gatewright.model.message import Message
from gatewright.model.outcome import Deny, Unsure
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown
from gatewright.server.described import Called, Described, described
from gatewright.server.drawn_ids import drawn_ids, without_drawn_ids
from gatewright.server.patch_words import patch_of
from gatewright.sources.edits.apply import edited
from gatewright.sources.encoding import to_text
from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.declaration import Reading
from gatewright.sources.templates.declared import read_all
from gatewright.sources.templates.openapi import is_openapi
from gatewright.sources.templates.recognised import is_cdk, kind_of
from gatewright.sources.templates.tagged_yaml import values

MOST_PROOFS: Final = 40
"""Changes that are tried in one run: each reads the whole document again."""

OPEN: Final = ("decided", "narrowed")
"""Outcomes of which a change may mend the call."""

MOST_CALLS: Final = 20
"""Calls for which changes are looked for in one run: a HAR file has thousands."""

_DEFINITIONS: Final = frozenset({".json", ".yaml", ".yml"})


@dataclass(slots=True)
class Patcher:
    """Works out changes of one document, and proves them."""

    place: Path
    """The file or folder that was named."""

    reading: Reading
    called: Called
    left: int = MOST_PROOFS
    """How many changes may still be tried."""

    _texts: dict[Path, str] = field(default_factory=dict)

    def patched(self, diagnosis: Diagnosis) -> Diagnosis:
        """Return the diagnosis with a patch for each of its fixes that is a change of the document."""
        request = diagnosis.exchange.request
        if isinstance(request, Unknown) or diagnosis.outcome not in OPEN:
            return diagnosis
        try:
            world = self._read({})
        except DocumentError:
            return diagnosis
        decision = walk(request, consult(request, world, behind=True))
        denials = {each.denial.cause.id: each.denial for each in judged(decision.trace) if each.judgement == "refuses"}
        behind = invocation(decision.call) if not denials else None
        if isinstance(behind, Deny | Unsure):
            # A template without a permission tells nothing of those that stand elsewhere: one in it settles the matter.
            denial = behind if isinstance(behind, Deny) else behind.may[0]
            denials[denial.cause.id] = denial
        found = tuple(self._finding(one, decision, denials.get(one.cause.id), world) for one in diagnosis.findings)
        world.close()
        names = drawn_ids(world.brought, _resource_ids(decision.call))
        told = "".join((self.called.api_id or "", *self._texts.values()))
        return without_drawn_ids(
            replace(diagnosis, findings=found), {one: name for one, name in names.items() if one not in told}
        )

    def _finding(self, finding: Finding, decision: Decision, denial: Deny | None, world: Described) -> Finding:
        if denial is None or finding.standing not in ANSWERS:
            return finding
        fixes = list(finding.fixes)
        for fix in denial.cause.fixes:
            proven = self._proven(fix, decision, denial, world)
            if proven is None:
                continue
            change, patch = proven
            place = next((at for at, one in enumerate(fixes) if one.remedy is fix.remedy), None)
            if change.text is not None:
                more = Remedied(
                    text=Message(change.text, {"value": change.value}),
                    command=None,
                    proven=True,
                    safety=fix.safety,
                    patch=patch,
                )
                fixes.insert(len(fixes) if place is None else place, more)
            elif place is not None:
                fixes[place] = replace(fixes[place], patch=patch, proven=True)
            elif (text := told(fix.text, denial.values)) is not None:
                fixes.append(Remedied(text=text, command=None, proven=True, safety=fix.safety, patch=patch))
        return replace(finding, fixes=tuple(fixes))

    def _proven(self, fix: Fix, decision: Decision, denial: Deny, world: Described) -> tuple[Change, Patch] | None:
        """Return the smallest change that does what a fix does, and is proven to."""
        write = WRITERS.get(fix.remedy) if fix.remedy is not None else None
        if write is None or fix.remedy is None:
            return None
        proposal = fix.remedy(decision.call, denial.values)
        more: Mapping[str, str] = proposal.values if proposal is not None else {}
        document = self._document(decision, {**denial.values, **more}, world)
        if document is None:
            return None
        for change in _written(write, document):
            if self.left <= 0:
                return None
            self.left -= 1
            try:
                text = self._text(change.sheet.file)
                new = edited(text, change.edits)
                if new != text and self._holds(change, new, decision, world):
                    patch = patch_of(document, change, text, new, of_cdk=self._is_of_cdk)
                    if patch is not None:
                        return change, patch
            except DocumentError:
                # It cannot be edited there, or what comes of it cannot be read.
                continue
        return None

    def _holds(self, change: Change, new: str, decision: Decision, before: Described) -> bool:
        """Tell whether the call passes under the changed document, and no other one does that was refused."""
        request = decision.call.request
        after = self._read({change.sheet.file.resolve(): new})
        try:
            if not _passes(request, after, behind=decision.denial is None):
                return False
            refused = [one for one in controls(decision.call, change.control) if _is_refused(one, before)]
            return bool(refused) and all(_is_refused(one, after) for one in refused)
        finally:
            after.close()

    def _read(self, instead: Mapping[Path, str]) -> Described:
        return described(read_all([self.place], replace(self.reading, instead=instead)), self.called)

    def _text(self, file: Path) -> str:
        if file not in self._texts:
            self._texts[file] = to_text(file.read_bytes())
        return self._texts[file]

    def _document(self, decision: Decision, more: Mapping[str, str], world: Described) -> Document | None:
        """Return the document as writers see it: of several stacks the one that declares the API."""
        api = decision.call.api
        api_id = None if isinstance(api, Unknown) else api.id
        stacks = world.brought
        # Before a domain name nobody has found an API yet: then the document declares the domain name itself.
        wanted = api_id or more.get("domain_name")
        chosen = next((one for one in stacks if wanted in _ids(one.stack.resources.values())), None)
        if chosen is None:
            return None
        sheets = tuple(self._sheets(chosen.declaration.watched or (chosen.declaration.path,)))
        declared = tuple(
            Declared(
                name=name,
                type=one.type,
                physical_id=one.made.physical_id,
                arn=str(one.made.attributes.get("Arn", "")),
            )
            for name, one in chosen.stack.resources.items()
        )
        return Document(sheets=sheets, declared=declared, call=decision.call, values=more) if sheets else None

    def _sheets(self, files: Iterable[Path]) -> Iterator[Sheet]:
        for index, file in enumerate(files):
            if not file.is_file() or (index > 0 and file.suffix.lower() not in _DEFINITIONS):
                continue
            root = values(self._text(file))
            kind = kind_of(root)
            if index > 0 and not is_openapi(root):
                continue
            if kind in ("openapi", "template", "terraform"):
                yield Sheet(file=file, kind=kind, root=root)

    @property
    def _is_of_cdk(self) -> bool:
        return self.place.is_dir() and is_cdk(self.place)


def _resource_ids(call: Call) -> Iterator[str]:
    """Yield the ids of the API's resources, which definitions name by their paths alone."""
    if not isinstance(call.api, Unknown) and not isinstance(call.api.saved, Unknown):
        ids = (one.id for one in call.api.saved.resources.values())
        yield from (one for one in ids if isinstance(one, str))


def _written(write: Writer, document: Document) -> Iterator[Change]:
    """Yield changes; of a document that has another form than everybody writes, none."""
    changes = write(document)
    while True:
        try:
            change = next(changes, None)
        except (AttributeError, LookupError, TypeError):
            return
        if change is None:
            return
        yield change


def _passes(request: Request, world: Described, *, behind: bool) -> bool:
    """Tell whether a call passes the door, and what stands `behind` it, where that is what refused it."""
    decision = _decided(request, world)
    refused = behind and isinstance(invocation(decision.call), Deny | Unsure)
    return decision.outcome == "allowed" and not refused


def _is_refused(request: Request, world: Described) -> bool:
    decision = _decided(request, world)
    return decision.outcome == "denied" or isinstance(invocation(decision.call), Deny)


def _decided(request: Request, world: Described) -> Decision:
    """Decide a call: who may call is proven although a rate limit may stop any call at any time."""
    return walk(request, consult(request, world, behind=True), lambda _: True)


def _ids(resources: Iterable[Any]) -> frozenset[str]:
    return frozenset(one.made.physical_id for one in resources if one.type in _APIS)


_APIS: Final = (
    "AWS::ApiGateway::RestApi",
    "AWS::ApiGatewayV2::Api",
    "AWS::ApiGateway::DomainName",
    "AWS::ApiGatewayV2::DomainName",
)
