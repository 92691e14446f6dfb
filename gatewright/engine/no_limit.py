"""The world of a call that is judged afterwards, or before anybody makes it: no limit of rate or number is reached."""

from gatewright.model.question import Answer, CountRequest, Question, SpendQuota, TakeToken
from gatewright.model.unknown import UNKNOWN


def no_limit_is_reached(question: Question) -> Answer:
    """Answer that there is room below each limit of rate and number; what else the world would say, nobody knows."""
    return True if isinstance(question, TakeToken | SpendQuota | CountRequest) else UNKNOWN
