"""SCIM as other people's programs read the RFCs: scim2-tester as a library, scim-sanity as a command."""

import json
import subprocess
import sys
from pathlib import Path

import httpx2
from scim2_client.engines.httpx2 import SyncSCIMClient
from scim2_tester import Status, check_server

from testbed.actors import IdentityProvider, Tenant


def test_scim2_tester_finds_no_fault(tenant: Tenant) -> None:
    token = tenant.create_token(tenant.create_configuration("generic"))
    headers = {"Authorization": f"Bearer {token.token}"}
    with httpx2.Client(base_url=tenant.scim_url, headers=headers, timeout=30) as http:
        results = check_server(SyncSCIMClient(http))
    faults = [
        f"{result.status.name} {result.title} {result.resource_type or ''}: {result.reason}"
        for result in results if result.status is not Status.SUCCESS
    ]
    assert not faults, "\n".join(faults)
    tested = {result.resource_type for result in results}
    assert {"User", "Group"} <= tested and len(results) > 50, f"only {len(results)} checks ran, of {tested}"


def test_scim_sanity_finds_no_fault(tenant: Tenant) -> None:
    token = tenant.create_token(tenant.create_configuration("generic"))
    done = subprocess.run(
        [Path(sys.executable).parent / "scim-sanity", "probe", tenant.scim_url, "--token", token.token,
         "--i-accept-side-effects", "--strict", "--json-output"],
        capture_output=True, text=True, timeout=120)
    report = json.loads(done.stdout)
    faults = [result for result in report["results"] if result["status"] not in ("pass", "skip")]
    assert not faults, faults
    assert done.returncode == 0, done.stderr
    # It skips what a server does not advertise: the resource types of a draft about software agents.
    skipped = [result["name"] for result in report["results"] if result["status"] == "skip"]
    assert all("Agent" in name for name in skipped), skipped
    assert report["summary"]["passed"] > 20

    left_behind = IdentityProvider(tenant, token).send("GET", "/Users").json()["totalResults"]
    assert left_behind == 0, "the probe deletes what it makes"
