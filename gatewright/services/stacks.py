"""
Stacks: a plan made true by our own services, in one transaction.

Every operation of a resource runs as if its root user had called it: fitted to the operation's model, validated,
handled, and held against the table of what is not enforced. What is refused anywhere leaves nothing behind. Ids are
drawn from the names of the stack and the resource, so a URL stays from one start to the next; values that must not be
guessed are drawn from a seed that is kept with the stack.
"""

from dataclasses import dataclass
from functools import partial
from typing import Final

from gatewright.aws.cloudformation.plan import Plan
from gatewright.aws.cloudformation.records import as_json, from_json
from gatewright.aws.cloudformation.stack import Stack, brought
from gatewright.services import dispatch
from gatewright.services.callers import root
from gatewright.services.operation import Operation
from gatewright.services.performing import Performing
from gatewright.services.settings import Settings
from gatewright.store.documents import Documents
from gatewright.store.store import Store

KIND: Final = "stack"
"""The kind of the documents that remember stacks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bringing:
    """Who brings stacks to their plans, and when."""

    store: Store
    settings: Settings
    now: float

    def bring(self, plan: Plan) -> Stack:
        """Bring a stack to its plan, or raise `TemplateError` and leave everything as it was."""
        place = plan.place
        with self.store.transaction(place.account_id, place.region) as documents:
            kept = documents.get(KIND, place.stack_name)
            seed = str(kept["seed"]) if kept else "".join(self.settings.new_id() for _ in range(4))
            before = Stack() if kept is None else from_json(kept["stack"])
            performing = Performing(
                documents=documents,
                operation=self._operation(documents),
                name=place.stack_name,
                seed=seed,
                issue_certificate=self.settings.issue_certificate,
            )
            after = brought(plan, before, performing.perform_for)
            document = {"name": place.stack_name, "seed": seed, "stack": as_json(after)}
            if document != kept:
                documents.put(KIND, place.stack_name, document=document)
        return after

    def _operation(self, documents: Documents) -> Operation:
        settings, store = self.settings, self.store
        caller = root(documents.account_id)
        return Operation(
            params={},
            account_id=documents.account_id,
            region=documents.region,
            now=self.now,
            new_id=settings.new_id,
            caller=caller.arn,
            caller_id=caller.user_id,
            counters=store.counters,
            log_events=store.log_events,
            functions=settings.functions,
            methods=settings.methods,
            authorizers=settings.authorizers,
            web_acl_samples=settings.web_acl_samples,
            account_throttle=settings.account_throttle,
            perform=partial(dispatch.perform, allow_unenforced=settings.allow_unenforced),
            allow_unenforced=settings.allow_unenforced,
        )
