"""The load balancer of `deploy/`, in front of API processes on this machine."""

import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import httpx2

from .cluster import free_port
from .patience import until
from .service import REPOSITORY, Service


class Balancer:
    """HAProxy with the rules of deploy/haproxy.cfg; only the addresses behind it are those of the test."""

    def __init__(self, services: list[Service], folder: Path) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        servers = "".join(f"    server {s.name} {urlsplit(s.url).netloc}\n" for s in services)
        (folder / "servers.cfg").write_text(f"backend api\n{servers}")
        self._log = (folder / "balancer.log").open("wb")
        self._process = subprocess.Popen(
            ["haproxy", "-db", "-f", REPOSITORY / "deploy" / "haproxy.cfg", "-f", folder / "servers.cfg"],
            env={"BALANCER_LISTEN": f"127.0.0.1:{port}", "PATH": "/usr/sbin:/usr/bin:/bin"},
            stdin=subprocess.DEVNULL, stdout=self._log, stderr=self._log)

    def __enter__(self) -> "Balancer":
        try:
            until(self._answers, "the balancer passes requests on", within=15)
        except AssertionError:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(10)
        self._log.close()

    def _answers(self) -> bool:
        try:
            return httpx2.get(self.url + "/healthz", timeout=2).status_code == 200
        except httpx2.TransportError:
            return False
