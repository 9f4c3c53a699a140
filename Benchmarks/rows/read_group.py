"""The memory that the API takes while a group of 1,000,000 members is read whole."""

import json
import subprocess
from pathlib import Path

from .add_member import LARGE
from .measure import Pace, Ratio
from .population import group_id
from .stage import Stage

BAR = 150


def measure(stage: Stage, pace: Pace) -> Ratio:
    tenant = stage.population(LARGE)
    process = Path(f"/proc/{stage.api.pid}")
    target = stage.folder / "group.json"
    peaks = []
    for _ in range(pace.rounds):
        # 5 forgets the peak (proc(5)).
        (process / "clear_refs").write_text("5")
        headers = [part for name, value in tenant.headers.items() for part in ("-H", f"{name}: {value}")]
        done = subprocess.run(
            ["curl", "-sS", "--fail", *headers, "-o", target, f"{tenant.url}/Groups/{group_id(0)}"], timeout=300)
        assert done.returncode == 0
        peaks.append(peak(process))
        assert len(json.loads(target.read_bytes())["members"]) >= LARGE
    return Ratio(
        f"memory of the API while a group of {LARGE:,} is read whole", f"{BAR} MB", peaks, [float(BAR)] * len(peaks), 1,
        f"the peak of the resident set; an answer of {target.stat().st_size / 1e6:.0f} MB.", unit="MB")


def peak(process: Path) -> float:
    [line] = [line for line in (process / "status").read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024
