#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Ranks the corpus of make_scores.py with Polars: the peer of `opencall rank --appraisals … --list …`.

    peer_polars.py CORPUS OUT.csv

Mean of three sheets a criterion, a threshold on each, a weighted total, an order by lot, total and two criteria with
equals on one place, and a walk down each list that stops where the money ends. All in whole numbers (scores are halves,
three sheets each), so that equals are equal here as well; the scales, weights and amounts are those of make_scores.py,
written down again, as a script of this kind has them.
"""

import sys
from pathlib import Path

import polars as pl
from make_scores import CRITERIA, THRESHOLD, WEIGHTS

RESERVE = 1000


def main() -> None:
    corpus, out = Path(sys.argv[1]), Path(sys.argv[2])
    # Halves of points, of three sheets: six times the mean.
    columns = [
        (pl.col("halves").filter(pl.col("criterion") == f"C{index + 1}").sum()).alias(f"C{index + 1}")
        for index in range(CRITERIA)
    ]
    scores = (
        pl.scan_csv(corpus / "scores.csv", schema_overrides={"score": pl.Float64})
        .with_columns((pl.col("score") * 2).cast(pl.Int32).alias("halves"))
        .group_by("application")
        .agg(pl.len().alias("scores"), *columns)
    )
    least = int(float(THRESHOLD) * 6)
    passes = pl.all_horizontal(*[pl.col(f"C{index + 1}") >= least for index in range(CRITERIA)])
    total = sum(pl.col(f"C{index + 1}") * weight for index, weight in enumerate(WEIGHTS))
    keys = ["total", "C1", "C2"]
    applications = pl.scan_csv(corpus / "applications.csv").with_columns(
        (pl.col("requested") * 100).round().cast(pl.Int64).alias("cents")
    )
    rated = applications.join(scores, on="application").with_columns(total.alias("total"), passes.alias("passes"))
    placed = (
        rated.filter(pl.col("passes") & (pl.col("scores") == 3 * CRITERIA))
        .sort(["lot", *keys, "application"], descending=[False, True, True, True, False])
        .with_columns(pl.int_range(pl.len()).over("lot").alias("row"))
        .with_columns(
            (pl.col("row").min().over(["lot", *keys]) + 1).alias("place"),
            pl.len().over(["lot", *keys]).alias("equals"),
            pl.col("cents").cum_sum().over("lot").alias("drawn"),
        )
        .collect()
    )
    count = applications.select(pl.len()).collect().item()
    envelope = count // 10 * 50_000 * 100
    over = placed.filter(pl.col("drawn") > envelope).group_by("lot").agg(
        pl.col("row").first().alias("line"), pl.col("place").first().alias("lineplace"),
        pl.col("equals").first().alias("lineequals"))
    row, line, shared = pl.col("row"), pl.col("line"), pl.col("lineequals") > 1
    status = (
        pl.when(line.is_null()).then(pl.lit("selected"))
        .when(shared & (pl.col("place") >= pl.col("lineplace"))).then(pl.lit("ranked"))
        .when(row < line).then(pl.lit("selected"))
        .when(row < line + RESERVE).then(pl.lit("reserve"))
        .otherwise(pl.lit("notFunded"))
    )
    ranked = placed.join(over, on="lot", how="left", maintain_order="left").with_columns(status.alias("status"))
    below = rated.filter(~pl.col("passes")).select(
        "lot", "application", "total", "cents", pl.lit(None, pl.Int64).alias("place"),
        pl.lit("belowThreshold").alias("status")).sort("application").collect()
    names = ["lot", "place", "application", "status", "total", "cents"]
    pl.concat([ranked.select(names), below.select(names)], how="vertical_relaxed").write_csv(out)


if __name__ == "__main__":
    main()
