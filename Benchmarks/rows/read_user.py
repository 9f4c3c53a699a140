"""Row 2: read a user by id, against the HTTP server underneath answering an empty 200."""

import subprocess

import httpx2
from testbed.actors import answered, people
from testbed.cluster import free_port
from testbed.patience import until
from testbed.service import binary

from .measure import Pace, Ratio, by_turns, wrk
from .stage import Stage

CONNECTIONS = 32


def measure(stage: Stage, pace: Pace) -> Ratio:
    users = [answered(stage.entra.send("POST", "/Users", stage.entra.new_user(p)), 201) for p in people(1, start=900_000)]
    read = f"{stage.tenant.scim_url}/Users/{users[0]['id']}"
    address = f"127.0.0.1:{free_port()}"
    # Both sides get the same request, its path and headers included.
    bare = read.replace(stage.api.url, f"http://{address}")
    server = subprocess.Popen([binary("bench-bare-http"), address], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until(lambda: answers(bare), "the bare server answers", within=15)
        product, yardstick = by_turns(
            pace,
            lambda: wrk(read, pace.seconds, CONNECTIONS, headers=stage.scim_headers),
            lambda: wrk(bare, pace.seconds, CONNECTIONS, headers=stage.scim_headers))
    finally:
        server.terminate()
        server.wait(10)
    return Ratio(
        "read a user by id over HTTP", "the same HTTP server answering an empty 200", product, yardstick, 0.5,
        f"wrk with {CONNECTIONS} connections; the service does authentication, one indexed read and the rendering.")


def answers(url: str) -> bool:
    try:
        return httpx2.get(url, timeout=2).status_code == 200
    except httpx2.TransportError:
        return False
