# SPDX-License-Identifier: Apache-2.0
"""Measures what rules cost: a call with most rules against the same call with none, over one corpus."""

import csv
import json
import os
import re
import shutil
import statistics

from corpus_rules import most_rules, no_rules
from measuring import alternated, measured, spread, stop, table

# What the project aims at: the part of the CPU of appraising an application that its rules take.
AIM_RULES_SHARE = 0.15
# How many applications of the corpus are appraised to tell what rules cost.
MOST_RULED = 2000


def checking_all(tool, corpus, call, folder, out):
    """Checks all applications of a folder; some of them are meant to fail."""
    measured([tool, "check", call, folder, "--format", "jsonl", "--out", out], corpus, statuses=(0, 1))


def appraising_all(tool, corpus, call, folder, out):
    """A function that appraises all applications of a folder."""
    return lambda: measured([tool, "appraise", call, "--applications", folder, "--out", out], corpus)


def verify_verdicts(corpus, folder, report, has_rules):
    """Compares verdicts of a check with what the corpus intends; all are eligible where there are no rules."""
    with open(corpus / "intended.csv", encoding="utf-8", newline="") as file:
        intended = {row["application"]: row["rule"] for row in csv.DictReader(file)}
    wrong, count = [], 0
    for line in report.read_text(encoding="utf-8").splitlines():
        checked = json.loads(line)
        rule = intended[checked["application"]]
        if not has_rules and rule != "currency":  # A request that is no amount of the call's money is never judged.
            rule = ""
        count += 1
        if (checked["verdict"] == "eligible") != (rule == ""):
            problems = ", ".join(problem.get("rule", "–") for problem in checked["problems"])
            wrong.append(f"  {checked['application']}: meant to fail {rule or 'nothing'}, fails {problems or 'nothing'}")
    if count != len(list(os.scandir(folder))):
        wrong.append(f"  {count} were checked")
    if wrong:
        stop("the check is not what the corpus intends:", *wrong[:20], f"  ({len(wrong)} in all)")


def measure(options, scratch):
    """Pairs of appraisals with rules and with none, after a look at their verdicts; and how many rules and applications."""
    names = sorted(entry.name for entry in os.scandir(options.corpus / "applications"))[:MOST_RULED]
    folder = scratch / "ruled"
    folder.mkdir()
    for name in names:
        shutil.copy(options.corpus / "applications" / name, folder)
    text = (options.corpus / "call.xml").read_text(encoding="utf-8")
    ruled, count = most_rules(text)
    own = len(re.findall(r"<message xml:lang=.en.>", text))
    calls = {}
    for call_name, call in (("own", text), ("most", ruled), ("none", no_rules(text))):
        path, report = scratch / f"{call_name}.xml", scratch / "report"
        path.write_text(call, encoding="utf-8")
        checking_all(options.opencall, scratch, path, folder, report)
        verify_verdicts(options.corpus, folder, report, call_name != "none")
        calls[call_name] = appraising_all(options.opencall, scratch, path, folder, scratch / "kept")
    pairs = {rules: alternated(calls[name], calls["none"], options.rounds * 3, f"{rules} rules")
             for name, rules in (("own", own), ("most", count))}
    return pairs, len(names)


def table_of(options, scratch):
    """What rules cost: the CPU of both calls, and the part of the first that the second does not take."""
    measurements, applications = measure(options, scratch)
    seconds = "{:.3f} s".format
    rows = []
    for rules, pairs in measurements.items():
        shares = [1 - without.cpu / having.cpu for having, without in pairs]
        met = "met" if statistics.median(shares) <= AIM_RULES_SHARE else "missed"
        rows.append(
            (f"appraise {applications} by {rules} rules, CPU", spread([pair[0].cpu for pair in pairs], seconds),
             spread([pair[1].cpu for pair in pairs], seconds), spread(shares, "{:.1%}".format),
             f"≤ {AIM_RULES_SHARE:.0%}", met))
    return table(["median (least–greatest)", "with rules", "without", "cost of rules", "aim", ""], rows)
