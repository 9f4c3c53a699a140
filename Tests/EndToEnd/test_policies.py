"""What a request was forgiven is in its log line; who asks too often is slowed down, then sent away."""

from concurrent.futures import ThreadPoolExecutor

from testbed.actors import Admin, Entra, Tenant, answered
from testbed.patience import until_equal
from testbed.product import Product
from testbed.service import Service


def test_what_was_forgiven_is_logged_without_values(api: Service, tenant: Tenant) -> None:
    """A filter without quotation marks, and a text for a truth value."""
    entra = Entra(tenant, tenant.create_token(tenant.create_configuration("entra")))

    def coercions(response) -> str | None:
        number = response.headers["X-Request-Id"]
        lines = [line for line in api.records() if line.get("request.id") == number and "http.status" in line]
        return lines[-1].get("scim.coercions", "nothing") if lines else None

    for response, expected in [
        (entra.send("GET", "/Users", filter="userName eq secretive"), "unquotedText at userName"),
        (entra.send("GET", "/Users", filter='userName eq "secretive"'), "nothing"),
        (entra.send("POST", "/Users", {
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "forgiven", "active": "False",
            "shoeSize": 44}), "booleanAsText at active, unknownAttributeIgnored at shoeSize"),
    ]:
        assert response.status_code < 300, response.text
        until_equal(lambda: coercions(response), expected, "the log line tells what was forgiven")


def test_one_configuration_too_many_requests_is_sent_away_and_another_is_not(product: Product) -> None:
    """429 with a whole number of seconds, in SCIM's form, and only for who asked too often."""
    service = product.api(ROLLCALL_SCIM_RATE="5", ROLLCALL_SCIM_BURST="10")
    tenant = product.admin(service).create_tenant()
    busy, calm = (
        Entra(tenant, tenant.create_token(tenant.create_configuration("entra", name=name))) for name in ("busy", "calm"))
    with ThreadPoolExecutor(40) as crowd:
        answers = list(crowd.map(lambda _: busy.send("GET", "/Users", count="0"), range(40)))
    refused = [answer for answer in answers if answer.status_code == 429]
    assert 15 <= len(refused) <= 25, len(refused)
    assert {answer.headers["Retry-After"] for answer in refused} == {"1"}
    assert refused[0].json()["schemas"] == ["urn:ietf:params:scim:api:messages:2.0:Error"]
    calm_answer = calm.send("GET", "/Users", count="0")
    answered(calm_answer, 200)
    assert refused[0].headers["RateLimit-Policy"] == '"client";q=10;w=2'
    assert calm_answer.headers["RateLimit"] == '"client";r=9;t=1'
    service.stop()


def test_one_admin_key_too_many_requests_is_sent_away_and_another_is_not(product: Product) -> None:
    service = product.api(ROLLCALL_ADMIN_RATE="5", ROLLCALL_ADMIN_BURST="10")
    admin = product.admin(service)
    calm = Admin(admin.url, admin.create_key()[1])
    with ThreadPoolExecutor(40) as crowd:
        answers = list(crowd.map(lambda _: admin.http.get("/tenants", params={"limit": 1}), range(40)))
    refused = [answer for answer in answers if answer.status_code == 429]
    assert 15 <= len(refused) <= 26, len(refused)
    assert refused[0].json()["code"] == "too_many_requests" and refused[0].headers["Retry-After"] == "1"
    assert calm.http.get("/tenants", params={"limit": 1}).headers["RateLimit"] == '"client";r=9;t=1'
    service.stop()
