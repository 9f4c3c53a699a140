"""Every event of tokens and OAuth clients, written where the check of all events against their schemas sees it."""

from testbed.actors import Tenant, answered
from testbed.patience import until
from testbed.product import Product


def test_what_becomes_of_credentials_is_told(product: Product, tenant: Tenant) -> None:
    configuration = tenant.create_configuration("entra")
    tokens = f"{tenant.path}/scim-configurations/{configuration}/tokens"
    clients = f"{tenant.path}/scim-configurations/{configuration}/clients"

    def post(path: str, **body: object) -> dict:
        made = answered(tenant.admin.http.post(path, json=body), 201)
        for name in ("token", "client_secret"):
            if name in made:
                tenant.admin.remember(made[name])
        return made

    first = post(tokens, name="first")
    second = post(f"{tokens}/{first['id']}/rotate", overlap="7d")
    answered(tenant.admin.http.delete(f"{tokens}/{second['id']}"), 204)
    late, over = post(tokens, name="late"), post(tokens, name="over")
    with product.cluster.connect(product.database) as connection:
        for token, rest in ((late, "6 days"), (over, "-1 minute")):
            connection.execute(
                "UPDATE rollcall.credentials SET created_at = now() - interval '1 year', remind_at = now() - interval '20 days',"
                " expires_at = now() + %s::interval WHERE id = %s", (rest, token["id"]))
    client = post(clients, name="Entra")
    [secret] = client["secrets"]
    new = post(f"{clients}/{client['id']}/secrets/{secret['id']}/rotate", overlap="0")
    answered(tenant.admin.http.delete(f"{clients}/{client['id']}/secrets/{new['id']}"), 204)
    answered(tenant.admin.http.delete(f"{clients}/{client['id']}"), 204)
    lasting = [post(clients, name=name)["secrets"][0]["id"] for name in ("late", "over")]
    with product.cluster.connect(product.database) as connection:
        for secret_id, rest in zip(lasting, ("6 days", "-1 minute"), strict=True):
            connection.execute(
                "UPDATE rollcall.oauth_client_secrets SET created_at = now() - interval '1 year',"
                " remind_at = now() - interval '20 days', expires_at = now() + %s::interval WHERE id = %s", (rest, secret_id))
    answered(tenant.admin.http.post("/schedules/credentials.reminders/run"), 200)
    wanted = {f"scim_token.{word}" for word in ("created", "rotated", "revoked", "expiring", "expired")} | {
        f"oauth_client.{word}" for word in (
            "created", "deleted", "secret_created", "secret_rotated", "secret_revoked", "secret_expiring", "secret_expired")}
    until(lambda: wanted <= {event["type"] for event in tenant.events()}, "all of them are told", within=30)
