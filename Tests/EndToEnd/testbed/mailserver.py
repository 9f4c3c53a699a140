"""A mail server of others (aiosmtpd) that can be told to refuse, to hang up and to fall silent."""

import asyncio
import email.policy
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from .cluster import free_port

USER, PASSWORD = "rollcall", "p@ss:wörd"


@dataclass
class Received:
    """One message that was acknowledged, or taken whole and not acknowledged."""

    recipient: str
    content: bytes
    was_encrypted: bool
    user: str | None
    acknowledged: bool

    @property
    def message(self) -> EmailMessage:
        """As Python's own parser reads it."""
        parsed = BytesParser(policy=email.policy.SMTP).parsebytes(self.content)
        assert isinstance(parsed, EmailMessage)
        return parsed

    @property
    def text(self) -> str:
        part = self.message.get_body(("plain",))
        assert part is not None
        return part.get_content()

    @property
    def html(self) -> str:
        part = self.message.get_body(("html",))
        assert part is not None
        return part.get_content()


@dataclass
class Script:
    """What the server does instead of what it should, each so many times."""

    # Replies to RCPT by address; the last one of a list stays.
    recipients: dict[str, list[str]] = field(default_factory=dict)
    # Stages at which the connection is dropped, in order: greeting, MAIL, RCPT, DATA, body, dot.
    drops: list[str] = field(default_factory=list)
    # Stages after which nothing is said any more.
    silences: list[str] = field(default_factory=list)
    # Called with each message before it is acknowledged.
    before_reply: Callable[[Received], None] | None = None


class Handler:
    """The hooks of aiosmtpd."""

    def __init__(self, server: "MailServer") -> None:
        self.server = server

    async def handle_MAIL(self, smtp: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]) -> str:
        await self._misbehave(smtp, "MAIL")
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, smtp: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]) -> str:
        await self._misbehave(smtp, "RCPT")
        replies = self.server.script.recipients.get(address, [])
        reply = (replies.pop(0) if len(replies) > 1 else replies[0]) if replies else "250 OK"
        if reply.startswith("250"):
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(self, smtp: SMTP, session: Session, envelope: Envelope) -> str:
        content = envelope.original_content or b""
        drops = self.server.take("dot")
        auth = session.auth_data.login.decode() if isinstance(session.auth_data, LoginPassword) else None
        received = Received(envelope.rcpt_tos[0], content, session.ssl is not None or self.server.is_implicit, auth, not drops)
        with self.server.lock:
            self.server.received.append(received)
        if self.server.script.before_reply:
            await asyncio.to_thread(self.server.script.before_reply, received)
        if drops:
            await self._misbehave(smtp, "dot", already=True)
        await self._misbehave(smtp, "reply")
        return "250 2.0.0 taken"

    async def _misbehave(self, smtp: SMTP, stage: str, already: bool = False) -> None:
        if already or self.server.take(stage):
            assert smtp.transport is not None
            smtp.transport.abort()
            raise ConnectionResetError("dropped by the script")
        if stage in self.server.script.silences:
            await asyncio.sleep(3600)


class ScriptedSMTP(SMTP):
    """Drops what the hooks can't: at the greeting, after DATA, in the middle of the body."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        server: MailServer = self.event_handler.server
        with server.lock:
            server.connections += 1
        if server.take("greeting"):
            transport.abort()  # type: ignore[attr-defined]
            return
        super().connection_made(transport)

    async def smtp_DATA(self, arg: str) -> None:
        server: MailServer = self.event_handler.server
        if server.take("DATA"):
            self.transport.abort()
            raise ConnectionResetError("dropped by the script")
        if server.take("body"):
            await self.push("354 go on")
            await self._reader.readline()
            self.transport.abort()
            raise ConnectionResetError("dropped by the script")
        await super().smtp_DATA(arg)


class MailServer:
    """Runs in a thread of its own, on a port that stays the same over restarts."""

    def __init__(
        self, folder: Path, *, encryption: str = "starttls", needs_auth: bool = True, certified_for: str = "localhost",
        wrong_authority: bool = False,
    ) -> None:
        self.port = free_port()
        self.script = Script()
        self.received: list[Received] = []
        self.connections = 0
        self.refused_passwords = 0
        self.lock = threading.Lock()
        self.is_implicit = encryption == "implicit"
        self.encryption = encryption
        self.needs_auth = needs_auth
        self._controller: Controller | None = None
        authority = trustme.CA()
        self.authority = folder / f"authority-{self.port}.pem"
        (trustme.CA() if wrong_authority else authority).cert_pem.write_to_path(str(self.authority))
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(certified_for).configure_cert(self._tls)

    @property
    def settings(self) -> dict[str, str]:
        """What a worker is told to use this server."""
        scheme = "smtps" if self.is_implicit else "smtp"
        user = "rollcall:p%40ss%3Aw%C3%B6rd@" if self.needs_auth else ""
        query = "?tls=starttls" if self.encryption == "starttls" else ""
        return {
            "ROLLCALL_SMTP_URL": f"{scheme}://{user}localhost:{self.port}{query}",
            "ROLLCALL_MAIL_FROM": "Rollcall <no-reply@rollcall.example>",
            "ROLLCALL_OUTBOUND_CA_FILE": str(self.authority),
        }

    def start(self) -> "MailServer":
        handler = Handler(self)
        arguments = {
            "enable_SMTPUTF8": True, "authenticator": self._authenticate, "timeout": 60,
            # With implicit TLS this server does not know that it is encrypted, and must not insist.
            "auth_required": self.needs_auth and not self.is_implicit, "auth_require_tls": not self.is_implicit,
        }
        if self.encryption == "starttls":
            arguments |= {"tls_context": self._tls, "require_starttls": True}

        class Scripted(Controller):
            def factory(self) -> SMTP:
                return ScriptedSMTP(self.handler, **self.SMTP_kwargs)

        self._controller = Scripted(
            handler, hostname="127.0.0.1", port=self.port, ssl_context=self._tls if self.is_implicit else None, **arguments)
        self._controller.start()
        return self

    def stop(self) -> None:
        if self._controller is not None:
            self._controller.stop(no_assert=True)
            self._controller = None

    def __enter__(self) -> "MailServer":
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def take(self, stage: str) -> bool:
        """Whether the script drops the connection at this stage now; once for each time that it says so."""
        with self.lock:
            if self.script.drops and self.script.drops[0] == stage:
                self.script.drops.pop(0)
                return True
            return False

    @property
    def acknowledged(self) -> list[Received]:
        with self.lock:
            return [received for received in self.received if received.acknowledged]

    def to(self, recipient: str) -> list[Received]:
        return [received for received in self.acknowledged if received.recipient == recipient]

    def _authenticate(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
        assert isinstance(data, LoginPassword)
        if data.login == USER.encode() and data.password == PASSWORD.encode():
            return AuthResult(success=True, auth_data=data)
        self.refused_passwords += 1
        # `handled` would mean that the reply was sent.
        return AuthResult(success=False, handled=False)
