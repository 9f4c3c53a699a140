"""The benchmarks: each row is a ratio of two things measured by turns in one run on one machine.

    make bench            or, after a release build: .venv/bin/python Benchmarks/run.py [--rounds 5] [--seconds 4] [--only create]

Writes the table to Benchmarks/RESULTS.md and prints it. Ends with status 1 when a ratio misses its bar.
"""

import argparse
import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Tests" / "EndToEnd"))
os.environ.setdefault("ROLLCALL_BIN", str(HERE.parent / ".build" / "release"))

from rows import (  # noqa: E402
    add_member, console_people, create_user, drain_jobs, many_tenants, pages, provisioning_log, questions, queue_arrivals,
    queue_peers, queue_snapshot, read_group, read_user)
from rows.measure import Pace, Ratio  # noqa: E402
from rows.report import table  # noqa: E402
from rows.stage import Stage  # noqa: E402

ROWS = {
    "create": create_user.measure,
    "create-without-disk": create_user.measure_without_disk,
    "provisioning-log": provisioning_log.measure,
    "read": read_user.measure,
    "drain": drain_jobs.measure,
    "arrivals": queue_arrivals.measure,
    "snapshot": queue_snapshot.measure,
    "peers": queue_peers.measure,
    "member": add_member.measure,
    "pages-by-index": pages.by_index,
    "pages-by-cursor": pages.by_cursor,
    "questions": questions.measure,
    "console-people": console_people.measure,
    "group-memory": read_group.measure,
    # Last: afterwards the database holds some hundred thousand relations.
    "tenants": many_tenants.measure,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="turns of each side; the median counts")
    parser.add_argument("--seconds", type=int, default=4, help="length of one turn")
    parser.add_argument("--only", choices=ROWS, action="append", help="measure this row alone; may be repeated")
    parser.add_argument("--output", type=Path, default=HERE / "RESULTS.md")
    options = parser.parse_args()
    pace = Pace(options.rounds, options.seconds)

    ratios: list[Ratio] = []
    with Stage() as stage:
        for name in options.only or ROWS:
            measured = ROWS[name](stage, pace)
            for ratio in measured if isinstance(measured, list) else [measured]:
                ratios.append(ratio)
                print(f"{ratio.what}: {ratio.value:.2f}", file=sys.stderr)
    text = table(ratios, pace)
    options.output.write_text(text)
    print(text)
    return 0 if all(ratio.holds for ratio in ratios) else 1


if __name__ == "__main__":
    sys.exit(main())
