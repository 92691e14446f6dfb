"""
Stages of WebSocket APIs in usage plans: no plan may name what is gone.

Inferred, as for V1: whether AWS refuses while a usage plan names a stage is not recorded.
"""

from gatewright.store.documents import Documents


def forget(documents: Documents, api_id: str, stage_name: str | None = None) -> None:
    """Take a stage of an API, or all of them, out of every usage plan."""
    for plan in documents.list("usage_plan"):
        kept = [one for one in plan["apiStages"] if one["apiId"] != api_id or stage_name not in {None, one["stage"]}]
        documents.put("usage_plan", plan["id"], document={**plan, "apiStages": kept})
