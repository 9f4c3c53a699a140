"""The operator at the console: signed in by a key, with a browser or without."""

import re

from playwright.sync_api import Browser

from .actors import Admin
from .browser import Visitor
from .client import Client


class OperatorClient(Client):
    """An operator without a browser."""

    @classmethod
    def with_key(cls, origin: str, key: str) -> "OperatorClient":
        client = cls.at(origin)
        begun = client.post("/console/operator/sign-in", {"key": key})
        assert (begun.status_code, begun.headers.get("location")) == (303, "/console/operator"), begun.text
        return client

    def form_token(self) -> str:
        page = self.http.get("/console/operator")
        assert page.status_code == 200, page.text
        return re.search(r'name="form_token" value="([^"]+)"', page.text)[1]

    def send(self, path: str, **form: str) -> str:
        """Send a form that must succeed; where the browser is led then."""
        done = self.post(f"/console/operator{path}", form | {"form_token": self.form_token()})
        assert done.status_code == 303, f"{path}: {done.status_code} {done.text[:1500]}"
        return done.headers["location"]

    def visitor(self, browser: Browser, **options: object) -> Visitor:
        """The same session in a browser: attempts to sign in are limited."""
        visitor = Visitor.arrive(browser, self.origin, **options)
        visitor.context.add_cookies([{"name": "rollcall", "value": self.http.cookies["rollcall"], "url": self.origin}])
        return visitor


def operator_key(admin: Admin) -> str:
    return admin.create_key()[1]
