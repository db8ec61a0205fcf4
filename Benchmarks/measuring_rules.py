# SPDX-License-Identifier: Apache-2.0
"""Measures what rules cost: a call with most rules against the same call with none, over one corpus."""

import csv
import json
import os
import shutil
import statistics

from corpus_rules import most_rules, no_rules
from measuring import alternated, measured, spread, stop, table

# What the project aims at: the part of the CPU of checking an application that its rules take.
AIM_RULES_SHARE = 0.15
# How many applications of the corpus are checked to tell what rules cost.
MOST_RULED = 2000


def checking_all(tool, corpus, call, folder, format, out):
    """A function that checks all applications of a folder; some of them are meant to fail."""
    command = [tool, "check", call, folder, "--format", format, "--out", out]
    return lambda: measured(command, corpus, statuses=(0, 1))


def verify_verdicts(corpus, folder, report, has_rules):
    """Compares verdicts of a check with what the corpus intends; all are eligible where there are no rules."""
    with open(corpus / "intended.csv", encoding="utf-8", newline="") as file:
        intended = {row["application"]: row["rule"] for row in csv.DictReader(file)}
    wrong, count = [], 0
    for line in report.read_text(encoding="utf-8").splitlines():
        checked = json.loads(line)
        rule = intended[checked["application"]] if has_rules else ""
        count += 1
        if (checked["verdict"] == "eligible") != (rule == ""):
            problems = ", ".join(problem.get("rule", "–") for problem in checked["problems"])
            wrong.append(f"  {checked['application']}: meant to fail {rule or 'nothing'}, fails {problems or 'nothing'}")
    if count != len(list(os.scandir(folder))):
        wrong.append(f"  {count} were checked")
    if wrong:
        stop("the check is not what the corpus intends:", *wrong[:20], f"  ({len(wrong)} in all)")


def measure(options, scratch):
    """Pairs of checks with most rules and with none, after a look at their verdicts; and what was measured."""
    names = sorted(entry.name for entry in os.scandir(options.corpus / "applications"))[:MOST_RULED]
    folder = scratch / "ruled"
    folder.mkdir()
    for name in names:
        shutil.copy(options.corpus / "applications" / name, folder)
    text = (options.corpus / "call.xml").read_text(encoding="utf-8")
    ruled, count = most_rules(text)
    calls = []
    for call_name, call in (("most-rules.xml", ruled), ("no-rules.xml", no_rules(text))):
        path, report = scratch / call_name, scratch / "report"
        path.write_text(call, encoding="utf-8")
        checking_all(options.opencall, scratch, path, folder, "jsonl", report)()
        verify_verdicts(options.corpus, folder, report, call is ruled)
        calls.append(checking_all(options.opencall, scratch, path, folder, "concise", report))
    pairs = alternated(calls[0], calls[1], options.rounds * 3, "rules")
    return pairs, len(names), count


def table_of(options, scratch):
    """What rules cost: the CPU of both calls, and the part of the first that the second does not take."""
    pairs, applications, rules = measure(options, scratch)
    seconds = "{:.3f} s".format
    shares = [1 - without.cpu / having.cpu for having, without in pairs]
    met = "met" if statistics.median(shares) <= AIM_RULES_SHARE else "missed"
    return table(
        ["median (least–greatest)", f"{rules} rules", "none", "cost of rules", "aim", ""],
        [(f"check {applications}, CPU", spread([pair[0].cpu for pair in pairs], seconds),
          spread([pair[1].cpu for pair in pairs], seconds), spread(shares, "{:.1%}".format),
          f"≤ {AIM_RULES_SHARE:.0%}", met)])
