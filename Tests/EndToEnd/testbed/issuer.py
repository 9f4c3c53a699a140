"""Somebody who issues assertions for workloads, and shows its public keys over HTTPS."""

import json
import threading
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

from .receiver import Authority

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


class Issuer:
    """An HTTPS server on 127.0.0.1 with a JWKS, whose keys can be changed and which can be down."""

    def __init__(self, authority: Authority, port: int = 0) -> None:
        self.fetches = 0
        self.document: bytes | None = None
        self._authority = authority
        self._keys: dict[str, Key] = {}
        self._port = port
        self._server: ThreadingHTTPServer | None = None
        self.start()
        self.rotate()

    @property
    def name(self) -> str:
        return f"https://localhost:{self._port}/"

    @property
    def jwks_url(self) -> str:
        return f"https://localhost:{self._port}/keys"

    @property
    def key_ids(self) -> list[str]:
        return list(self._keys)

    def rotate(self, algorithm: str = "RS256", *, keep: bool = False) -> str:
        """A new key, in place of the others or beside them; answers its id."""
        key: Key = ec.generate_private_key(ec.SECP256R1()) if algorithm == "ES256" else rsa.generate_private_key(65537, 2048)
        id_ = uuid.uuid4().hex
        self._keys = (self._keys if keep else {}) | {id_: key}
        return id_

    def assertion(self, key_id: str | None = None, *, key: Key | None = None, algorithm: str | None = None, **claims: Any) -> str:
        """A signed statement with an id of its own; claims that are None are left out."""
        key_id = key_id or self.key_ids[-1]
        key = key or self._keys[key_id]
        now = int(time.time())
        usual = {"iss": self.name, "iat": now, "nbf": now, "exp": now + 600, "jti": uuid.uuid4().hex}
        said = {name: value for name, value in (usual | claims).items() if value is not None}
        algorithm = algorithm or ("ES256" if isinstance(key, ec.EllipticCurvePrivateKey) else "RS256")
        return jwt.encode(said, key, algorithm=algorithm, headers={"kid": key_id})

    def public_pem(self) -> bytes:
        """What everybody may know of the newest key."""
        return self._keys[self.key_ids[-1]].public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)

    def jwks(self) -> bytes:
        keys = []
        for id_, key in self._keys.items():
            kind = ECAlgorithm if isinstance(key, ec.EllipticCurvePrivateKey) else RSAAlgorithm
            keys.append(json.loads(kind.to_jwk(key.public_key())) | {"kid": id_, "use": "sig"})
        return json.dumps({"keys": keys}).encode()

    def start(self) -> None:
        """On the port that it had before."""
        issuer = self
        context = self._authority.context("localhost")

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                issuer.fetches += 1
                body = issuer.jwks() if issuer.document is None else issuer.document
                self.send_response(200)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                try:
                    self.wfile.write(body)
                except OSError:
                    pass

            def log_message(self, *_: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def finish_request(self, request: Any, address: Any) -> None:
                try:
                    secure = context.wrap_socket(request, server_side=True)
                except OSError:
                    return
                Handler(secure, address, self)

            def handle_error(self, *_: object) -> None:
                pass

        self._server = Server(("127.0.0.1", self._port), Handler)
        self._port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def stop(self) -> None:
        """An outage: nobody listens any more."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None
