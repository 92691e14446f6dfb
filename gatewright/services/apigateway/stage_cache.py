"""
The answers that a stage keeps, forgotten on demand.

https://docs.aws.amazon.com/apigateway/latest/api/API_FlushStageCache.html. The answers live in the data plane; here
stands a counter for each stage, and whoever sees it change forgets what it kept before.
"""

from gatewright.store.documents import Documents


def forget(documents: Documents, rest_api_id: str, stage_name: str) -> None:
    """Count one flush of a stage; the count outlives the stage, so that a later one of its name starts anew."""
    known = documents.get("stage_cache", rest_api_id, stage_name) or {"flushes": 0}
    documents.put("stage_cache", rest_api_id, stage_name, document={"flushes": known["flushes"] + 1})
