# SPDX-License-Identifier: Apache-2.0
"""What measurements share: one process measured, pairs of them in turn, tables in Markdown."""

import os
import statistics
import subprocess
import sys
import time
from typing import NamedTuple


class Run(NamedTuple):
    """What one process, or several one after the other, took."""

    cpu: float  # user and system, seconds
    wall: float  # seconds
    peak: int  # bytes, the greatest of the processes


def stop(*lines):
    """Ends with words and status 2."""
    print("\n".join(("bench: " + lines[0],) + lines[1:]), file=sys.stderr)
    sys.exit(2)


def measured(command, folder, statuses=(0,)):
    """Runs a command in a folder; its exit status must be one of those."""
    with open(os.memfd_create("output"), "w+b") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in statuses:
            output.seek(0)
            said = output.read().decode("utf-8", "replace")[-4000:]
            words = " ".join(map(str, command))
            stop(f"exit status {process.returncode} of: {words[:600]}", said)
    # Linux counts the peak in units of 1024 bytes.
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024)


def in_turn(commands):
    """Runs several measured processes one after the other and adds them up."""
    runs = [command() for command in commands]
    return Run(sum(r.cpu for r in runs), sum(r.wall for r in runs), max(r.peak for r in runs))


def alternated(left, right, rounds, words):
    """Pairs of runs, left before right, after one turn of each that is not counted."""
    pairs = []
    for number in range(rounds + 1):
        if sys.stderr.isatty():
            print(f"\r{words}: {number} of {rounds} ", end="", file=sys.stderr, flush=True)
        pair = (left(), right())
        if number:
            pairs.append(pair)
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
    return pairs


def table(head, rows):
    """A Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def spread(values, form):
    """A median with least and greatest."""
    low, middle, high = min(values), statistics.median(values), max(values)
    return f"**{form(middle)}** ({form(low)}–{form(high)})"
