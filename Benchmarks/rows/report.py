"""The table, and the machine that it was measured on."""

import os
import platform
import statistics
import subprocess
from pathlib import Path

from .measure import Pace, Ratio


def table(ratios: list[Ratio], pace: Pace) -> str:
    """Markdown for people: the ratio is what counts, the rates only say where it comes from."""
    lines = [
        "| what | rollcall | against | of that | ratio | bar | |",
        "|---|---:|---|---:|---:|---:|---|",
    ]
    for ratio in ratios:
        verdict = "" if ratio.bar is None else "holds" if ratio.holds else "misses"
        lines.append(
            f"| {ratio.what} | {figure(ratio.product, ratio)} | {ratio.against} "
            f"| {figure(ratio.yardstick, ratio)} | **{ratio.value:.2f}** "
            f"| {'–' if ratio.bar is None else f'{sign(ratio)} {ratio.bar:g}'} | {verdict} |")
    notes = [f"- {ratio.what}: {ratio.note}" for ratio in ratios if ratio.note]
    about = (
        f"Medians of {pace.rounds} turns of {pace.seconds} s a side, by turns, on {machine()}. Made by `make bench`; "
        "rates belong to the machine and to what else runs on it, ratios less so, where both sides don't wait for one disk.")
    return "\n".join([*lines, "", about, "", *notes]) + "\n"


def figure(values: list[float], ratio: Ratio) -> str:
    median = statistics.median(values)
    return f"{median:,.2f} {ratio.unit}" if ratio.is_cost else f"{median:,.0f}/s"


def sign(ratio: Ratio) -> str:
    return "≤" if ratio.is_cost else "≥"


def machine() -> str:
    """Cores, memory, Postgres and Swift, as far as they can be told."""
    memory = int(next(
        line.split()[1] for line in Path("/proc/meminfo").read_text().splitlines() if line.startswith("MemTotal")))
    return ", ".join([
        f"{os.cpu_count()} cores of {processor()}", f"{memory / 2**20:.0f} GiB", platform.system(),
        first_line("psql", "--version"), first_line("swift", "--version")])


def processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def first_line(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True).stdout.splitlines()[0].strip()
    except (OSError, IndexError):
        return f"{command[0]} unknown"
