"""schemathesis, a program of others, asks a running service what its OpenAPI document allows, and more."""

import json
import os
import re
import secrets
import subprocess
import sys
from pathlib import Path

from .service import Service

# `make test` has not more than that for one document.
BRIEFLY = 25
SECONDS = int(os.environ.get("ROLLCALL_FUZZ_SECONDS", BRIEFLY))
TESTBED = Path(__file__).parent
CHECKS = [
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
    "response_schema_conformance", "ignored_auth", "use_after_free", "ensure_resource_availability",
]


def attack(
    api: Service, document: str, base: str, token: str, ids: dict[str, list[str]], folder: Path, phases: str,
    limit: list[str], *chosen: str, hooks: str,
) -> None:
    """Let schemathesis ask up to the limit; it must find no fault, and the service must log none.

    `document` is its path, `base` the address of the surface, `hooks` a module of the testbed that knows what is plausible.
    """
    seed = 20260101 if SECONDS == BRIEFLY else secrets.randbelow(2**31)
    logged = len(api.records())
    done = subprocess.run(
        [Path(sys.executable).parent / "schemathesis", "--config-file", TESTBED / "schemathesis.toml", "--no-color",
         "run", f"{api.url}{document}", "--url", base, "--header", f"Authorization:Bearer {token}",
         "--checks", ",".join(CHECKS), "--phases", phases, "--workers", "1",
         "--request-timeout", "10", "--seed", str(seed), "--generation-database", "none", "--continue-on-failure",
         "--suppress-health-check", "all", "--warnings", "off", *limit, *chosen],
        env=os.environ | {
            "SCHEMATHESIS_HOOKS": hooks, "PYTHONPATH": str(TESTBED), "ROLLCALL_FUZZ_IDS": json.dumps(ids),
        },
        cwd=folder, capture_output=True, text=True, timeout=SECONDS + 250)
    told = done.stdout.replace(token, "…")
    assert done.returncode == 0, f"seed {seed}\n{told[-8000:]}\n{done.stderr[-2000:]}"
    sent = re.search(r"(\d[\d,]*) generated", told)
    print(f"seed {seed}: {told[-900:]}")
    assert sent and int(sent[1].replace(",", "")) >= 20, f"too few requests:\n{told[-1500:]}"
    faults = [record for record in api.records()[logged:] if record["level"] in ("error", "critical")]
    assert not faults, faults[:3]
