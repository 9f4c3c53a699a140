"""A SCIM server that others have written, and faults that can be planted between it and its clients."""

import io
import json
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from socketserver import ThreadingMixIn
from typing import Any
from urllib.parse import parse_qsl, urlencode
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from scim2_models import ScimProvider
from scim2_server.memory import InMemoryStorage
from scim2_server.service import ScimService
from scim2_server.testserver.application import BEARER_TOKEN_SCHEME, BearerTokenApplication
from scim2_server.utils import (
    load_default_resource_types, load_default_schemas, load_default_service_provider_config)

TOKEN = "foreign-server-token-5b1f"


@dataclass
class Asked:
    """A request on its way to the server."""

    method: str
    path: str
    query: list[tuple[str, str]]
    body: bytes
    environ: dict[str, Any]

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Answered:
    """An answer on its way to the client."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    def with_json(self, value: Any) -> "Answered":
        return Answered(self.status, self.headers, json.dumps(value).encode())


Server = Callable[[Asked], Answered]


@dataclass
class Fault:
    """What is wrong with a server: `answer` stands in its place and may ask it."""

    name: str
    answer: Callable[[Asked, Server], Answered]
    #: The check that is meant for it.
    found_by: str
    #: Beginnings of the ids of other checks that may well notice it, too.
    may_notice: tuple[str, ...] = field(default=())


class _Threading(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class ForeignServer:
    """scim2-server on a port of its own, with a fault or as it is."""

    def __init__(self, fault: Fault | None = None) -> None:
        config = load_default_service_provider_config()
        config.authentication_schemes = [BEARER_TOKEN_SCHEME]
        provider = ScimProvider.from_discovery(
            load_default_schemas().values(), load_default_resource_types().values(), config=config)
        self.storage = InMemoryStorage()
        self._application = BearerTokenApplication(
            self.storage, provider, service=ScimService(provider, secret="no secret at all"), bearer_tokens=[TOKEN])
        self._fault = fault
        # In-memory storage and faults that ask twice: one request at a time.
        self._lock = threading.RLock()
        self._server = make_server("127.0.0.1", 0, self._respond, server_class=_Threading, handler_class=_Silent)
        self.url = f"http://127.0.0.1:{self._server.server_port}/v2"

    def names(self) -> list[str]:
        """The users and groups that are there."""
        return [
            str(getattr(resource, "user_name", None) or getattr(resource, "display_name", None))
            for resource in self.storage.resources]

    def __enter__(self) -> "ForeignServer":
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _respond(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        length = int(environ.get("CONTENT_LENGTH") or 0)
        asked = Asked(
            environ["REQUEST_METHOD"], environ["PATH_INFO"],
            parse_qsl(environ.get("QUERY_STRING", ""), keep_blank_values=True), environ["wsgi.input"].read(length), environ)
        answered = self._fault.answer(asked, self._ask) if self._fault else self._ask(asked)
        answered.headers.pop("Content-Length", None)
        start(f"{answered.status} Answer", [*answered.headers.items(), ("Content-Length", str(len(answered.body)))])
        return [answered.body]

    def _ask(self, asked: Asked) -> Answered:
        environ = dict(asked.environ) | {
            "REQUEST_METHOD": asked.method, "PATH_INFO": asked.path, "QUERY_STRING": urlencode(asked.query),
            "CONTENT_LENGTH": str(len(asked.body)), "wsgi.input": io.BytesIO(asked.body)}
        seen: dict[str, Any] = {}

        def start(status: str, headers: list[tuple[str, str]], *_: object) -> None:
            seen.update(status=int(status.split()[0]), headers=dict(headers))

        with self._lock:
            body = b"".join(self._application(environ, start))
        return Answered(seen["status"], seen["headers"], body)


def wait_long() -> None:
    """Longer than a client has patience."""
    time.sleep(60)
