#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures opencall against xmllint, whole processes from start to end.

    run.py                                 10 000 applications, 5 rounds, figures on the terminal
    run.py --applications 2000 --corpus DIR   a corpus that is kept, and made if DIR is absent
    run.py --write                         also into Documentation/performance.md
    run.py --only rules --write            one measurement alone, and its figures alone

Two measurements against a yardstick doing less: xmllint parses and validates against the schema, and does
nothing else.

    rank   opencall rank over the whole corpus: read, digest, parse, validate, 30 rules a file, join
           receipts, read all sheets, score, order, award, and write every output file; against xmllint
           over the same applications.
    check  opencall check of one application (the call is read and compiled, too); against xmllint of it.

And one against itself:

    rules  opencall check of the corpus by a call with every kind of rule that looks at one application;
           against the same call without rules. The difference is what rules cost.

The two sides alternate, A B A B …, after one unmeasured turn of each, so that a change of the machine's
speed meets both; a ratio is taken within each pair. Figures are medians with least and greatest.

CPU time and peak memory are the kernel's accounts of the process (wait4); wall time is from before the
start to after the end. Standard output and error go to a file in memory for both.
"""

import argparse
import csv
import datetime
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import measuring_rules
from measuring import alternated, in_turn, measured, spread, stop, table

REPOSITORY = Path(__file__).resolve().parent.parent
PAGE = REPOSITORY / "Documentation/performance.md"
# Where the figures stand on the page, of the first two measurements and of the third.
FIGURES, RULES = "benchmark", "rules"

# What the project aims at: ratios to xmllint, and bytes.
AIM_RANK_CPU, AIM_RANK_WALL, AIM_RANK_PEAK = 1.0, 0.6, 200_000_000
AIM_CHECK_WALL = 3.0
# The share of the kernel's room for arguments that is used.
ARGUMENT_ROOM = 3 / 4


# The two sides.

def batches(names):
    """The names in as few argument lists as the kernel allows, and no more than that."""
    environment = sum(len(key) + len(value) + 10 for key, value in os.environb.items())
    room = int(os.sysconf("SC_ARG_MAX") * ARGUMENT_ROOM) - environment
    lists, used = [[]], 0
    for name in names:
        # The bytes, the NUL, and the pointer.
        cost = len(os.fsencode(name)) + 1 + 8
        if used + cost > room and lists[-1]:
            lists.append([])
            used = 0
        lists[-1].append(name)
        used += cost
    return lists


def xmllint(tool, schema, folder, names):
    """A function that validates files of a folder, and the number of processes that it takes."""
    lists = batches(names)
    commands = [[tool, "--noout", "--schema", schema] + names for names in lists]
    # 0: all valid. A corpus with an invalid file is not what is meant to be measured.
    return lambda: in_turn([lambda c=c: measured(c, folder) for c in commands]), len(lists)


def ranking(tool, corpus, out, jobs):
    """A function that ranks the corpus; the last result stays in `out`."""
    command = [
        tool, "rank", "call.xml", "--applications", "applications", "--assessments", "assessments",
        "--receipts", "receipts.xml", "--decisions", "decisions.xml", "--out", out, "--jobs", str(jobs)]

    def run():
        # Outside the clock: every ranking is written anew.
        shutil.rmtree(out, ignore_errors=True)
        return measured(command, corpus)

    return run


def checking(tool, corpus, name):
    """A function that checks one application."""
    command = [tool, "check", "call.xml", "applications/" + name]
    return lambda: measured(command, corpus)


# The corpus.

def corpus_ready(folder, applications, seed):
    """Makes the corpus if it is not there, and refuses another one."""
    made = folder / "corpus.json"
    if not made.exists():
        print(f"Making {applications} applications …", file=sys.stderr)
        # Another process, so that its memory is not the floor of what is measured here.
        subprocess.run(
            [sys.executable, REPOSITORY / "Benchmarks/make_corpus.py", "--applications",
             str(applications), "--seed", str(seed), "--out", folder], check=True)
    described = json.loads(made.read_text())
    if (described["applications"], described["seed"]) != (applications, seed):
        stop(f"{folder} holds another corpus: {described}")
    return described


def verify(corpus, out):
    """Compares the ranking with what the corpus intends, and tells how many have which status.

    Whoever is meant to be eligible must have come through eligibility, and nobody else.
    """
    with open(corpus / "intended.csv", encoding="utf-8", newline="") as file:
        intended = {row["application"]: row["rule"] for row in csv.DictReader(file)}
    entries = json.loads((out / "ranking.json").read_bytes())["entries"]
    through = {"awaitingAssessment", "belowThreshold", "ranked", "selected", "reserve", "notFunded"}
    wrong = []
    for entry in entries:
        rule = intended.pop(entry.get("application"), None)
        if rule is None or (entry["status"] in through) != (rule == ""):
            wrong.append(f"  {entry.get('application')}: meant to fail {rule or 'nothing'}, is {entry['status']}")
    wrong += [f"  {application} is not in the ranking" for application in intended]
    if wrong:
        stop("the ranking is not what the corpus intends:", *wrong[:20], f"  ({len(wrong)} in all)")
    return Counter(entry["status"] for entry in entries)


# Words and tables.

def said(command, pattern=r".*"):
    """What a command says, the first match of a pattern; a dash if it is not there."""
    try:
        result = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return "–"
    match = re.search(pattern, result.stdout + result.stderr)
    return (match.group(match.lastindex or 0) if match else "").strip() or "–"


def first(path, pattern):
    """The first match of a pattern in a file; a dash if there is none."""
    try:
        match = re.search(pattern, Path(path).read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return "–"
    return match.group(1).strip() if match else "–"


def libxml2(number):
    """20914 as 2.9.14."""
    return f"{int(number[:-4])}.{int(number[-4:-2])}.{int(number[-2:])}" if number.isdigit() else number


def environment(options, described, processes):
    """The run's surroundings, as pairs."""
    name = os.uname()
    cores = len(os.sched_getaffinity(0))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    floor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    size = sum(entry.stat().st_size for entry in os.scandir(options.corpus / "applications"))
    count = described["applications"]
    load = os.getloadavg()[0]
    idle = statistics.median(measured(["/bin/true"], "/").wall for _ in range(20))
    commit = said(["git", "-C", REPOSITORY, "describe", "--always", "--dirty"])
    ours = said(["pkg-config", "--modversion", "libxml-2.0"])
    theirs = libxml2(said([options.xmllint, "--version"], r"libxml version (\d+)"))
    return [
        ("date", datetime.date.today().isoformat()),
        ("system", f"{first('/etc/os-release', 'PRETTY_NAME=.(.*).')}, {name.sysname} {name.release}, {name.machine}"),
        ("processor", f"{first('/proc/cpuinfo', 'model name[^:]*: (.*)')}, {cores} cores to run on"),
        ("memory", f"{memory / 1e9:.1f} GB"),
        ("load before the run", f"{load:.2f}" + (" (busy: read the figures with care)" if load > 0.3 else "")),
        ("opencall", f"{said([options.opencall, '--version'])}, commit {commit}, --jobs {options.jobs}"),
        ("Swift", said(["swift", "--version"], r"Swift version ([^\s(]+)")),
        ("libxml2", f"{ours} (opencall), {theirs} (xmllint)"),
        ("corpus", f"{count} applications, {size / count / 1000:.1f} KB each, {size / 1e6:.0f} MB;"
                   f" seed {described['seed']}, format {described['format']}"),
        ("xmllint's processes", f"{processes}, for all files"),
        ("a process that does nothing", f"{idle * 1e3:.1f} ms, part of every wall time"),
        ("least peak that can be seen", f"{floor / 1e6:.0f} MB (the measuring process's own, which a child inherits)"),
    ]


def result(words, ours, theirs, form, aim_words, is_met):
    """A row: ours, theirs, the ratio within pairs, the aim, and whether it is met."""
    ratios = [left / right for left, right in zip(ours, theirs)]
    met = is_met(statistics.median(ours), statistics.median(ratios))
    verdict = "" if met is None else "met" if met else "missed"
    return (words, spread(ours, form), spread(theirs, form), spread(ratios, "{:.2f}×".format), aim_words, verdict)


def results(options, pairs_of_rank, pairs_of_check):
    """The rows of the table of results."""
    def milliseconds(value):
        return f"{value * 1e3:.1f} ms"

    def megabytes(value):
        return f"{value / 1e6:.0f} MB"

    seconds = "{:.2f} s".format
    rows = []
    if pairs_of_rank:
        ours, theirs = zip(*pairs_of_rank)
        two = options.jobs == 2 and len(os.sched_getaffinity(0)) >= 2
        words = f"rank {options.applications}, "
        rows += [
            result(words + "CPU", [r.cpu for r in ours], [r.cpu for r in theirs], seconds,
                   f"≤ {AIM_RANK_CPU:.1f}×", lambda _, ratio: ratio <= AIM_RANK_CPU),
            result(words + "wall", [r.wall for r in ours], [r.wall for r in theirs], seconds,
                   f"≤ {AIM_RANK_WALL:.1f}× on two cores",
                   lambda _, ratio: ratio <= AIM_RANK_WALL if two else None),
            result(words + "peak", [r.peak for r in ours], [r.peak for r in theirs], megabytes,
                   f"< {AIM_RANK_PEAK / 1e6:.0f} MB", lambda peak, _: peak < AIM_RANK_PEAK),
        ]
    if pairs_of_check:
        ours, theirs = zip(*pairs_of_check)
        rows += [
            result("check 1, CPU", [r.cpu for r in ours], [r.cpu for r in theirs], milliseconds, "", lambda *_: None),
            result("check 1, wall", [r.wall for r in ours], [r.wall for r in theirs], milliseconds,
                   f"≤ {AIM_CHECK_WALL:.0f}×", lambda _, ratio: ratio <= AIM_CHECK_WALL),
            result("check 1, peak", [r.peak for r in ours], [r.peak for r in theirs], megabytes, "", lambda *_: None),
        ]
    return rows


def write(text, name):
    """Puts tables between the marks of that name on the page."""
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    page = PAGE.read_text(encoding="utf-8")
    if page.count(begin) != 1 or page.count(end) != 1 or page.index(begin) > page.index(end):
        stop(f"{PAGE.relative_to(REPOSITORY)} must hold {begin} and, after it, {end}, once each")
    before, rest = page.split(begin)
    after = rest.split(end)[1]
    PAGE.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}", encoding="utf-8")
    print(f"\n{PAGE.relative_to(REPOSITORY)} is rewritten.", file=sys.stderr)


def arguments():
    """The options."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--applications", type=int, default=10_000, metavar="N",
                        help="size of the corpus (default 10000)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="seed of the corpus (default 1)")
    parser.add_argument("--corpus", type=Path, metavar="DIR",
                        help="folder of the corpus, made if absent and kept (default: a temporary one)")
    parser.add_argument("--rounds", type=int, default=5, metavar="K", help="pairs of rank (default 5)")
    parser.add_argument("--checks", type=int, default=50, metavar="K", help="pairs of check (default 50)")
    parser.add_argument("--jobs", type=int, default=2, metavar="J", help="opencall's --jobs (default 2)")
    parser.add_argument("--opencall", type=Path, default=REPOSITORY / ".build/release/opencall", metavar="FILE",
                        help="the tool to measure (default: the release build)")
    parser.add_argument("--only", choices=["rank", "check", "rules"], help="one measurement alone")
    parser.add_argument("--write", action="store_true", help="rewrite the figures of Documentation/performance.md")
    options = parser.parse_args()
    if min(options.applications - 3, options.rounds, options.checks, options.jobs) < 1:
        parser.error("--applications must be at least 4; --rounds, --checks and --jobs at least 1")
    if options.write and options.only in ("rank", "check"):
        parser.error("--write needs rank and check, or --only rules")
    options.xmllint = shutil.which("xmllint")
    if not options.xmllint:
        stop("xmllint is not here, so there is nothing to compare with; it is in the package libxml2-utils",
             "(apt-get install libxml2-utils)")
    options.opencall = options.opencall.resolve()
    if not os.access(options.opencall, os.X_OK):
        stop(f"there is no {options.opencall}; build it first (make release)")
    return options


def main():
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="opencall-bench-") as scratch:
        scratch = Path(scratch)
        options.corpus = (options.corpus or scratch / "corpus").resolve()
        described = corpus_ready(options.corpus, options.applications, options.seed)
        if options.only != "rules":
            text = measure_against_xmllint(options, described, scratch / "out")
            print(text)
            if options.write:
                write(text, FIGURES)
        if options.only in (None, "rules"):
            around = [pair for pair in environment(options, described, 1) if "xmllint" not in pair[0]]
            text = table(["", "this run"], around) + "\n\n" + measuring_rules.table_of(options, scratch)
            print("\n" + text)
            if options.write:
                write(text, RULES)


def measure_against_xmllint(options, described, out):
    """The tables of the first two measurements."""
    folder = options.corpus / "applications"
    names = sorted(entry.name for entry in os.scandir(folder))
    schema = REPOSITORY / "Schemas/application.xsd"
    validate, processes = xmllint(options.xmllint, schema, folder, names)
    around = environment(options, described, processes)
    pairs_of_rank = pairs_of_check = []
    if options.only != "check":
        pairs_of_rank = alternated(
            ranking(options.opencall, options.corpus, out, options.jobs), validate, options.rounds, "rank")
        statuses = verify(options.corpus, out)
        outcome = ", ".join(f"{count} {status}" for status, count in sorted(statuses.items()))
        around.append(("outcome", outcome))
    if options.only != "rank":
        # The first application is meant to be eligible.
        validate_one, _ = xmllint(options.xmllint, schema, folder, names[:1])
        pairs_of_check = alternated(
            checking(options.opencall, options.corpus, names[0]), validate_one, options.checks, "check")
    return table(["", "this run"], around) + "\n\n" + table(
        ["median (least–greatest)", "opencall", "xmllint --schema", "ratio", "aim", ""],
        results(options, pairs_of_rank, pairs_of_check))


if __name__ == "__main__":
    main()
