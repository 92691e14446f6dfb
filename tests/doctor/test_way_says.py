"""What was found out about the way of a call narrows what it was refused for."""

from typing import Any

from gatewright.aws.certificates_pem import certificates
from gatewright.model.fact import Fact
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from tests.certificates import make
from tests.doctor.evidence import FORBIDDEN, alone, answers, call

DOMAIN = "api.example.com"
ALIAS = Fact("dns", "canonical-name", "d-abcdefghij.execute-api.eu-west-1.amazonaws.com")
GIVEN = Fact("probe", "tls.client-certificate", "asked for and given")
NOT_ASKED = Fact("probe", "tls.client-certificate", "not asked for")
UNTRUSTED = "tls.client-certificate-untrusted"
PUBLIC = "endpoint.public-api-through-vpc-endpoint"


def to_a_domain(*ways: Fact, **more: Any) -> list[str]:
    """Return what a refused call to a custom domain name may have met."""
    return answers(alone(call("GET", "/pets", FORBIDDEN, host=DOMAIN, ways=ways, **more)))


def test_a_custom_domain_name_meets_nothing_that_default_endpoints_have() -> None:
    """Its alias tells it; any other name may lead anywhere."""
    of_default_endpoints = {"endpoint.default-disabled", "endpoint.private-from-public", "stage.not-found"}

    assert of_default_endpoints <= set(to_a_domain())
    assert set() == of_default_endpoints & set(to_a_domain(ALIAS))
    assert "domain.path-not-mapped" in to_a_domain(ALIAS)


def test_a_server_that_asks_for_no_certificate_refuses_none() -> None:
    """One that asked for it, and got it, refuses it sooner than anything else."""
    assert UNTRUSTED in to_a_domain()
    assert UNTRUSTED not in to_a_domain(NOT_ASKED)
    assert UNTRUSTED == to_a_domain(GIVEN)[0]


def test_a_certificate_that_is_over_is_good_for_no_truststore() -> None:
    """Whatever else the answer may mean; one that is good now may be good."""
    chain = certificates(make("client").pem.decode())
    over = 4_102_444_800.0

    assert [UNTRUSTED] == to_a_domain(GIVEN, client_chain=chain, called_at=over)
    assert 1 < len(to_a_domain(GIVEN, client_chain=chain))


def test_the_name_of_a_vpc_endpoint_is_refused_for_the_way() -> None:
    """A public API behind it before anything that any call may meet."""
    host = "vpce-0a1b2c3d4e5f60718-abcdefgh.execute-api.eu-west-1.vpce.amazonaws.com"
    found = alone(call("GET", "/prod/pets", FORBIDDEN, {"x-apigw-api-id": "a1b2c3d4e5"}, host=host))

    assert PUBLIC == answers(found)[0]


def test_a_name_of_another_service_answers_by_itself() -> None:
    """What has no id of API Gateway's is then that service's own; of any other name a proxy may have answered."""
    page = Observation(status=403, headers=Headers((("Content-Type", "text/plain"), ("Date", "x"))), body=b"Nope")
    balancer = Fact("dns", "canonical-name", "my-alb-1.eu-west-1.elb.amazonaws.com")
    others = answers(alone(call("GET", "/", page, host=DOMAIN)))
    found = answers(alone(call("GET", "/", page, host=DOMAIN, ways=(balancer,))))

    assert {"edge.other-service", "edge.proxy-refused"} <= set(others)
    assert ["edge.other-service"] == found
