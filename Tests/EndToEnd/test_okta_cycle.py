"""A cycle of Okta: created with a password, updated by GET and PUT, never deleted, groups pushed by PUT."""

from testbed.actors import CORE_USER, Okta, Tenant, answered, patch, people
from testbed.patience import until_equal
from testbed.product import Product


def test_password_is_accepted_and_kept_nowhere(okta: Okta, product: Product) -> None:
    [person] = people(1)
    user = okta.provision(person)
    assert user["schemas"] == [CORE_USER] and user["userName"] == person.user_name and user["locale"] == "en-US"
    assert "password" not in user and "password" not in okta.get_user(user["id"])
    assert user.get("groups", []) == []

    password = okta.new_user(person, "Another1-mz050nq")["password"]
    okta.put_user(user["id"], password=password)
    everything = product.cluster.dump(product.database)
    assert person.user_name in everything, "the dump holds the person, so it would hold a password"
    assert password not in everything and okta.token not in everything


def test_put_of_what_was_read_changes_nothing(okta: Okta) -> None:
    user = okta.provision(people(1)[0])
    assert okta.put_user(user["id"]) == user
    assert [event["type"] for event in okta.tenant.events() if event["type"].startswith("user.")] == ["user.created"]


def test_put_updates_what_it_carries(okta: Okta) -> None:
    user = okta.provision(people(1)[0])
    name = {"givenName": "Zoë", "familyName": "Okafor-Lindqvist"}
    put = okta.put_user(user["id"], name=name, displayName="Zoë Okafor-Lindqvist")
    assert put["name"]["familyName"] == "Okafor-Lindqvist" and put["displayName"] == "Zoë Okafor-Lindqvist"
    assert (put["id"], put["userName"], put["externalId"]) == (user["id"], user["userName"], user["externalId"])
    assert put == okta.get_user(user["id"])


def test_deactivation_by_put_frees_the_seat(tenant: Tenant) -> None:
    pool = tenant.create_pool(seats=1)
    okta = Okta(tenant, tenant.create_token(tenant.create_configuration("okta", pool)))
    first, second = (okta.provision(person)["id"] for person in people(2))
    until_equal(lambda: tenant.standing(second), ("waitlisted", 1), "the second waits")
    assert tenant.standing(first) == ("assigned", None)

    assert okta.put_user(first, active=False)["active"] is False
    until_equal(lambda: tenant.standing(second), ("assigned", None), "the second is promoted")
    assert tenant.standing(first) == ("released", None)

    assert okta.put_user(first, active=True)["active"] is True
    until_equal(lambda: tenant.standing(first), ("waitlisted", 1), "who returns waits")

    # Okta's gallery apps deactivate by a PATCH without a path.
    answered(okta.send("PATCH", f"/Users/{second}", patch({"op": "replace", "value": {"active": False}})), 200)
    until_equal(lambda: tenant.standing(first), ("assigned", None), "the seat comes back")
    assert [event["type"] for event in tenant.events() if event["type"] == "user.deleted"] == []


def test_groups_are_pushed_by_put(okta: Okta) -> None:
    users = [okta.provision(person) for person in people(5)]
    ids = [user["id"] for user in users]
    group = okta.push_group("Everyone")["id"]
    assert okta.member_ids(group) == set()

    okta.put_group(group, "Everyone", users[:4])
    assert okta.member_ids(group) == set(ids[:4])
    okta.put_group(group, "Everyone at Globex", users[2:])
    assert okta.member_ids(group) == set(ids[2:]), "PUT leaves exactly whom it names"
    assert okta.get_group(group)["displayName"] == "Everyone at Globex"

    # A rename carries the id in the value; membership changes come in RFC form.
    renamed = patch({"op": "replace", "value": {"id": group, "displayName": "Staff"}})
    assert okta.send("PATCH", f"/Groups/{group}", renamed).status_code in (200, 204)
    moved = patch(
        {"op": "remove", "path": f'members[value eq "{ids[4]}"]'},
        {"op": "add", "path": "members", "value": [{"value": ids[0], "display": users[0]["userName"]}]})
    assert okta.send("PATCH", f"/Groups/{group}", moved).status_code in (200, 204)
    assert okta.get_group(group)["displayName"] == "Staff"
    assert okta.member_ids(group) == {ids[0], ids[2], ids[3]}

    answered(okta.send("DELETE", f"/Groups/{group}"), 204)
    answered(okta.send("GET", f"/Groups/{group}"), 404)
    assert "groups" not in okta.get_user(ids[0]) or okta.get_user(ids[0])["groups"] == []


def test_lookup_answers_an_empty_page_and_the_one_found(okta: Okta) -> None:
    [person] = people(1)
    nobody = answered(okta.send("GET", "/Users", filter='userName eq "nobody@people.example"', startIndex="1", count="100"), 200)
    assert (nobody["totalResults"], nobody["startIndex"], nobody["Resources"]) == (0, 1, [])
    user = okta.provision(person)
    upper = okta.find_users(f'userName eq "{person.user_name.upper()}"', startIndex="1", count="2")
    assert [found["id"] for found in upper] == [user["id"]], "userName is not case-exact (RFC 7643 4.1.1)"
