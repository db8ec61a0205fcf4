#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes what ranking needs of a large call, without its XML: kept appraisals and scores.

    make_scores.py --applications 1000000 --tool VERSION --out FOLDER

FOLDER then holds call.xml, kept.jsonl (as `opencall appraise` writes it), scores.csv (three sheets an
application, eight criteria a sheet, one row a score) and applications.csv (what the appraisals say, for the
peer). The same size and seed give the same bytes. Everything is invented.
"""

import argparse
import hashlib
import random
from pathlib import Path

SHEETS = ("first", "second", "third")
CRITERIA = 8
WEIGHTS = (3, 2, 2, 1, 1, 1, 1, 1)
THRESHOLD = "1.5"
STEPS = [str(half / 2).removesuffix(".0") for half in range(11)]

LOT = """    <lot id="{id}">
      <name xml:lang="en">Lot {id}</name>
      <name xml:lang="zh">标段{id}</name>
    </lot>
"""
CRITERION = """      <criterion id="C{number}" weight="{weight}" threshold="{threshold}" threshold-on="unweighted">
        <name xml:lang="en">Criterion {number}</name>
        <name xml:lang="zh">标准{number}</name>
        <scale min="0" max="5" step="0.5"/>
      </criterion>
"""
ENVELOPE = """    <envelope id="E{id}" amount="{amount}" lot="{id}" reserve="1000">
      <name xml:lang="en">Envelope {id}</name>
      <name xml:lang="zh">资金{id}</name>
    </envelope>
"""
CALL = """<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<call xmlns="urn:opencall:call:1" id="LARGE" version="1" status="published" zone="Europe/Brussels"
  languages="en zh" opens="2027-01-11T09:00:00+01:00" closes="2027-03-17T12:00:00+01:00"
  closing-second="included">
  <title xml:lang="en">A large call (benchmark)</title>
  <title xml:lang="zh">大型征集（基准测试）</title>
  <lots>
{lots}  </lots>
  <facts>
    <fact id="requested">
      <label xml:lang="en">Grant requested</label>
      <label xml:lang="zh">申请资助额</label>
      <value attribute="requested"/>
    </fact>
  </facts>
  <rules>
    <bound id="ceiling" stage="eligibility" severity="ineligible">
      <fact ref="requested"/>
      <max value="100000"/>
      <message xml:lang="en">A grant is at most 100 000.</message>
      <message xml:lang="zh">资助额不超过100000。</message>
    </bound>
  </rules>
  <grid aggregate="criterion" method="mean" minimum-sheets="3" out-of="60">
    <section id="all">
      <name xml:lang="en">Criteria</name>
      <name xml:lang="zh">标准</name>
{criteria}    </section>
  </grid>
  <ranking lists="lot">
    <order>
      <total/>
      <by-criterion ref="C1"/>
      <by-criterion ref="C2"/>
    </order>
  </ranking>
  <money currency="EUR" requested="requested" does-not-fit="stop">
{envelopes}  </money>
</call>
"""


def quoted(text: str) -> str:
    return '"' + text + '"'


def make(applications: int, tool: str, out: Path, seed: int) -> None:
    out.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    amount = f"{applications // 10 * 50_000}.00"
    call = CALL.format(
        lots="".join(LOT.format(id=lot) for lot in "12"),
        criteria="".join(
            CRITERION.format(number=index + 1, weight=weight, threshold=THRESHOLD)
            for index, weight in enumerate(WEIGHTS)
        ),
        envelopes="".join(ENVELOPE.format(id=lot, amount=amount) for lot in "12"),
    ).encode()
    (out / "call.xml").write_bytes(call)
    digest = hashlib.sha256(call).hexdigest()
    with (
        open(out / "kept.jsonl", "wb") as kept,
        open(out / "scores.csv", "w", newline="") as scores,
        open(out / "applications.csv", "w", newline="") as peer,
    ):
        hashing = hashlib.sha256()

        def line(text: str) -> None:
            data = text.encode()
            hashing.update(data)
            kept.write(data)

        line(
            f'{{"call":{{"id":"LARGE","sha256":"{digest}"}},"format":"urn:opencall:appraisals:1",'
            f'"inputs":[{{"path":"call.xml","role":"call","sha256":"{digest}"}}],'
            f'"semantics":1,"tool":"{tool}"}}\n'
        )
        scores.write("assessor,role,application,criterion,score,comment,status,version,conflict\n")
        peer.write("application,lot,requested\n")
        for number in range(applications):
            name = f"A-{number:07d}"
            lot = 1 + number % 2
            cents = chance.randrange(1_000_000, 9_000_000)
            shown = f"{cents // 100}.{cents % 100:02d}"
            # An exact number as the tool writes it: whole, or a reduced fraction.
            below = 100
            for factor in (2, 2, 5, 5):
                if below % factor == 0 and cents % factor == 0:
                    below, cents = below // factor, cents // factor
            exact = quoted(str(cents) if below == 1 else f"{cents}/{below}")
            own = hashlib.sha256(name.encode()).hexdigest()
            line(
                f'{{"answers":"p","application":"{name}","facts":[{exact}],"file":"applications/{name}.xml",'
                f'"found":[{exact}],"lot":"{lot}","partners":[{{"country":"ES","id":"P1","names":'
                f'[{{"lang":"en","text":"City {number}"}}],"participant":"","role":"lead"}}],'
                f'"sha256":"{own}","titles":[{{"lang":"en","text":"Project {number} of the city"}},'
                f'{{"lang":"zh","text":"第{number}号项目"}}]}}\n'
            )
            peer.write(f"{name},{lot},{shown}\n")
            steps = chance.choices(STEPS, weights=(1, 1, 2, 4, 8, 12, 16, 16, 12, 8, 4), k=3 * CRITERIA)
            rows = []
            for sheet, role in enumerate(SHEETS):
                head = f"E{(number * 3 + sheet) % 20_000:05d},{role},{name},C"
                for criterion in range(CRITERIA):
                    rows.append(f"{head}{criterion + 1},{steps[sheet * CRITERIA + criterion]},,final,1,\n")
            scores.write("".join(rows))
        kept.write(f'{{"count":{applications},"sha256":"{hashing.hexdigest()}"}}\n'.encode())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--applications", type=int, default=1_000_000)
    parser.add_argument("--tool", required=True, help="what `opencall --version` prints")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    make(options.applications, options.tool, options.out, options.seed)


if __name__ == "__main__":
    main()
