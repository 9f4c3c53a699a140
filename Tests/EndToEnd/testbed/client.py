"""The console without a browser: what a browser would send, one request at a time."""

import re
from dataclasses import dataclass

import httpx2

from .actors import Body


@dataclass
class Client:
    """A browser's HTTP without a browser: cookies, and the header that a form of our own pages is sent with."""

    origin: str
    http: httpx2.Client

    @classmethod
    def at(cls, origin: str, **headers: str) -> "Client":
        return cls(origin, httpx2.Client(base_url=origin, headers=headers, timeout=30))

    def post(self, path: str, form: Body, **headers: str) -> httpx2.Response:
        return self.http.post(path, data=form, headers={"Origin": self.origin} | headers)

    def use(self, link: str) -> httpx2.Response:
        return self.post("/console/sign-in", {"link": link.rsplit("/", 1)[1]})

    def form_token(self) -> str:
        page = self.http.get("/console")
        assert page.status_code == 200, page.text
        return re.search(r'name="form_token" value="([^"]+)"', page.text)[1]
