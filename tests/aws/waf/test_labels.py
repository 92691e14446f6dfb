"""Labels by name."""

from gatewright.aws.waf.labels import matcher
from gatewright.model.waf import LabelMatch


def test_namespaces_may_stand_anywhere_within_the_context() -> None:
    """Contiguous ones, and whole."""
    meant = matcher(LabelMatch(scope="NAMESPACE", key="b:c:"), "awswaf:1:webacl:shop:")

    assert meant("awswaf:1:webacl:shop:a:b:c:name")
    assert not meant("awswaf:1:webacl:shop:a:b:x:c:name")
    assert not meant("awswaf:1:webacl:other:a:b:c:name")
