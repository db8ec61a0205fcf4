#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures ranking from kept appraisals against Polars doing the same, whole processes in turn.

    run_scores.py                            1 000 000 applications, three sheets, eight criteria; 3 rounds
    run_scores.py --applications 100000 --corpus DIR   smaller, with a corpus that is kept
    run_scores.py --write                    also into Documentation/performance.md

Both read the same scores from one CSV file and write one list as CSV; their places and statuses are compared, and a
difference is an error. opencall also checks every score against its scale, keeps exact fractions, and reads of
each application what the report needs. Polars is from PyPI (`pip install polars`).
"""

import argparse
import csv
import datetime
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import run
from make_scores import make
from measuring import alternated, measured, stop, table

REPOSITORY = Path(__file__).resolve().parent.parent


def ours(tool, corpus, out):
    """A function that ranks the corpus; the last list stays."""
    command = [tool, "rank", "call.xml", "--appraisals", "kept.jsonl", "--assessments", "scores.csv", "--list", out]
    return lambda: measured(command, corpus)


def theirs(corpus, out):
    """A function that does the same with Polars."""
    command = [sys.executable, REPOSITORY / "Benchmarks/peer_polars.py", corpus, out]
    return lambda: measured(command, corpus)


def outcome(path):
    """For each application its place and status."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return {row["application"]: (row["place"].rstrip("="), row["status"]) for row in csv.DictReader(file)}


def compare(left, right):
    """Refuses lists that say different things; gives how many have which status."""
    mine, other = outcome(left), outcome(right)
    wrong = [f"  {key}: {mine.get(key)}, Polars {other.get(key)}" for key in mine | other if mine.get(key) != other.get(key)]
    if wrong:
        stop("the two lists differ:", *wrong[:10], f"  ({len(wrong)} in all)")
    counts = {}
    for _, status in mine.values():
        counts[status] = counts.get(status, 0) + 1
    return ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))


def arguments():
    """The options."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--applications", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="folder of the corpus, made if absent and kept")
    parser.add_argument("--rounds", type=int, default=3, metavar="K", help="pairs (default 3)")
    parser.add_argument("--opencall", type=Path, default=REPOSITORY / ".build/release/opencall", metavar="FILE")
    parser.add_argument("--write", action="store_true", help="rewrite the figures of Documentation/performance.md")
    return parser.parse_args()


def main():
    options = arguments()
    try:
        import polars
    except ImportError:
        stop("Polars is not here, so there is nothing to compare with (pip install polars)")
    tool = options.opencall.resolve()
    version = subprocess.run([tool, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    with tempfile.TemporaryDirectory(prefix="opencall-scores-") as scratch:
        corpus = (options.corpus or Path(scratch) / "corpus").resolve()
        if not (corpus / "kept.jsonl").exists():
            print(f"Making {options.applications} applications …", file=sys.stderr)
            make(options.applications, version, corpus, seed=1)
        left, right = Path(scratch) / "ours.csv", Path(scratch) / "theirs.csv"
        load = os.getloadavg()[0]
        pairs = alternated(ours(tool, corpus, left), theirs(corpus, right), options.rounds, "scores")
        found = compare(left, right)
        size = sum((corpus / name).stat().st_size for name in ("kept.jsonl", "scores.csv"))
    around = [
        ("date", datetime.date.today().isoformat()),
        ("processor", f"{run.first('/proc/cpuinfo', 'model name[^:]*: (.*)')}, {len(os.sched_getaffinity(0))} cores"),
        ("load before the run", f"{load:.2f}"),
        ("opencall, Polars", f"{version}, {polars.__version__}"),
        ("corpus", f"{options.applications} applications, 3 sheets, 8 criteria; {size / 1e6:.0f} MB"),
        ("outcome of both", found),
    ]
    mine, other = zip(*pairs)
    rows = [
        run.result(name, [form(r) for r in mine], [form(r) for r in other], show, aim, met)
        for name, form, show, aim, met in (
            ("CPU", lambda r: r.cpu, "{:.2f} s".format, "", lambda *_: None),
            ("wall", lambda r: r.wall, "{:.2f} s".format, "< 1×", lambda _, ratio: ratio < 1),
            ("peak", lambda r: r.peak, lambda value: f"{value / 1e6:.0f} MB", "", lambda *_: None),
        )
    ]
    text = table(["", "this run"], around) + "\n\n" + table(
        ["median (least–greatest)", "opencall", "Polars", "ratio", "aim", ""], rows)
    print(text)
    if options.write:
        run.write(text, "scores")


if __name__ == "__main__":
    main()
