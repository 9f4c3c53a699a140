"""A real browser in front of the console, which notes whatever a careful page never does."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from .actors import Body, Tenant, answered

CHROMIUM = "/usr/bin/chromium"


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Visitor:
    """Somebody at a browser: a page, and all that it complained about or asked elsewhere."""

    origin: str
    context: BrowserContext
    page: Page
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def arrive(
            cls, browser: Browser, origin: str, *, javascript: bool = True, judged: bool = False, width: int = 1440,
            **options: object) -> "Visitor":
        # axe (`judged`) brings a script of its own, which the policy of our pages would refuse.
        context = browser.new_context(
            java_script_enabled=javascript, bypass_csp=judged, viewport={"width": width, "height": 900}, **options)
        context.set_default_timeout(10_000)
        page = context.new_page()
        visitor = cls(origin, context, page)
        page.on("console", visitor._hear)
        page.on("pageerror", lambda error: visitor.complaints.append(f"error: {error} at {page.url}"))
        page.on("request", visitor._note)
        return visitor

    def _hear(self, message) -> None:
        # Chromium says so of every page that is answered with a refusal, which tests provoke.
        if not message.text.startswith("Failed to load resource: the server responded with a status of 4"):
            self.complaints.append(f"console: {message.text} at {self.page.url}")

    def _note(self, request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme != "data" and f"{parts.scheme}://{parts.netloc}" != self.origin:
            self.complaints.append(f"request to {request.url}")

    def go(self, path: str) -> Page:
        self.page.goto(path if path.startswith("http") else self.origin + path)
        return self.page

    def sign_in(self, link: str) -> Page:
        self.go(link)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url(f"{self.origin}/console")
        return self.page

    def violations(self) -> list[str]:
        """What axe finds on the page as it is."""
        found = Axe().run(self.page).response["violations"]
        return [f"{self.page.url}: {one['id']}: {[node['html'][:160] for node in one['nodes']]}" for one in found]

    def leave(self) -> None:
        self.context.close()


def console_user(tenant: Tenant, role: str, address: str | None = None) -> Body:
    """Somebody who may sign in to the tenant's console."""
    body = {"address": address or f"{role}@{tenant.slug}.example", "name": f"Casey {role.title()}", "role": role}
    return answered(tenant.admin.http.post(f"{tenant.path}/console-users", json=body), 201)


def console_link(tenant: Tenant, user: Body) -> str:
    """A link that signs the user in once."""
    link = answered(tenant.admin.http.post(f"{tenant.path}/console-users/{user['id']}/links"), 201)["link"]
    return tenant.admin.remember(link)
