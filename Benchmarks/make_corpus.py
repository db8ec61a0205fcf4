#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes a whole open call of any size for the benchmarks: applications, receipts, sheets, decisions.

    make_corpus.py --applications 10000 --seed 1 --out DIR [--call Samples/iurc-china/call.xml]

The same arguments give the same bytes, on every machine: only Python's Random.random(), whose sequence
the language's documentation guarantees, decides anything, and application k does not depend on how many
there are. DIR must be absent or empty. It receives:

    call.xml         the sample's call, with room for the size: its quota does not bind, and envelopes and
                     reserves grow with the number of applications
    applications/    one file each, 12 to 16 KB, UTF-8, all valid against Schemas/application.xsd
    receipts.xml     one submission on time for each of them
    assessments/     40 assessors, one file each: odd ones CSV, even ones XML
    decisions.xml    one decision between equals for each component
    intended.csv     application,rule: which rule an application is meant to fail; nothing if none
    corpus.json      what made it: format, number, seed; written last, so its absence says "incomplete"

About 95 of 100 applications are eligible. Each of the others breaks one rule of the call, the rules taken
in turn (a few cannot be broken alone: no component also means no matching list). Whoever is eligible has
two final sheets; about one in a hundred has two sheets that diverge, and a third.
"""

import argparse
import datetime
import hashlib
import json
import sys
from pathlib import Path

from corpus_application import Application
from corpus_call import Call
from corpus_sheets import Sheets

# Raised whenever the bytes of a corpus change, so that nobody compares figures of different corpora.
FORMAT = 1

REPOSITORY = Path(__file__).resolve().parent.parent


def decisions(call):
    """Two decisions between equals: applications 1 and 2 lead component 1, 3 and 4 component 2."""
    day = call.closes + datetime.timedelta(days=30)
    text = ('<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<decisions xmlns="urn:opencall:decisions:1" call="{call.id}">\n')
    for number, (first, second) in enumerate(((2, 1), (3, 4)), start=1):
        text += (f'  <tie id="D-{number:02d}" by="Chair of the evaluation committee" at="{day.isoformat()}">\n'
                 "    <reason>Equal by every key; minutes, point 3. 各项排序依据均相同。</reason>\n"
                 f'    <place application="IURC-{first:06d}"/>\n'
                 f'    <place application="IURC-{second:06d}"/>\n'
                 "  </tie>\n")
    return text + "</decisions>\n"


def make(call_path, applications, seed, out):
    """Writes a corpus into a folder that is absent or empty."""
    call = Call(call_path)
    out.mkdir(parents=True, exist_ok=True)
    if any(out.iterdir()):
        sys.exit(f"make_corpus: {out} is not empty")
    folder = out / "applications"
    folder.mkdir()
    (out / "call.xml").write_text(call.enlarged(applications), encoding="utf-8", newline="\n")
    receipts = ['<?xml version="1.0" encoding="UTF-8"?>\n'
                f'<receipts xmlns="urn:opencall:receipts:1" call="{call.id}">\n']
    intended = ["application,rule\n"]
    sheets = Sheets(call, out / "assessments", seed)
    for index in range(1, applications + 1):
        application = Application(call, seed, index)
        data = application.text.encode("utf-8")
        (folder / f"{application.id}.xml").write_bytes(data)
        receipts.append(application.receipt(hashlib.sha256(data).hexdigest()))
        intended.append(f"{application.id},{application.breaks}\n")
        if not application.breaks:
            sheets.add(application)
    sheets.close()
    receipts.append("</receipts>\n")
    (out / "receipts.xml").write_text("".join(receipts), encoding="utf-8", newline="\n")
    (out / "decisions.xml").write_text(decisions(call), encoding="utf-8", newline="\n")
    (out / "intended.csv").write_text("".join(intended), encoding="utf-8", newline="\n")
    described = {"applications": applications, "call": hashlib.sha256(call.text.encode()).hexdigest(),
                 "format": FORMAT, "seed": seed}
    (out / "corpus.json").write_text(json.dumps(described) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--applications", type=int, required=True, metavar="N", help="how many, 4 to 999999")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="another number, another corpus (default 1)")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to write, absent or empty")
    parser.add_argument("--call", type=Path, default=REPOSITORY / "Samples/iurc-china/call.xml", metavar="FILE",
                        help="the call of the IURC sample (default: that of the repository)")
    options = parser.parse_args()
    if not 4 <= options.applications <= 999_999:
        parser.error("--applications must be from 4 to 999999")
    make(options.call, options.applications, options.seed, options.out)


if __name__ == "__main__":
    main()
