# SPDX-License-Identifier: Apache-2.0
"""Makes the assessors' sheets of a corpus."""

import csv
from xml.sax.saxutils import escape

import corpus_texts as words
from corpus_call import Dice

ASSESSORS = 40
# Of 1000 applications, how many have two sheets that diverge, and a third.
DIVERGING = 10


class Sheets:
    """The assessors' files, written side by side."""

    def __init__(self, call, folder, seed):
        self.call = call
        self.seed = seed
        folder.mkdir()
        self.files = []
        for number in range(1, ASSESSORS + 1):
            if number % 2:
                # As a spreadsheet writes it for some: byte order mark and CRLF; plain for the others.
                mark = "utf-8-sig" if number % 4 == 1 else "utf-8"
                file = open(folder / f"A{number:02d}.csv", "w", encoding=mark, newline="")
                writer = csv.writer(file, lineterminator="\r\n" if number % 4 == 1 else "\n")
                writer.writerow(
                    ["assessor", "role", "application", "criterion", "score", "comment", "status", "version"])
                self.files.append((file, writer))
            else:
                file = open(folder / f"A{number:02d}.xml", "w", encoding="utf-8", newline="\n")
                file.write('<?xml version="1.0" encoding="UTF-8"?>\n<assessments'
                           f' xmlns="urn:opencall:assessments:1" call="{call.id}">\n')
                self.files.append((file, None))

    def total(self, scores):
        """The weighted total of a sheet, in half points."""
        return sum(score * weight for score, (_, weight) in zip(scores, self.call.criteria))

    def near(self, dice, base, spread):
        """A sheet in half points, each score within `spread` of a base, and from 1 to 4.5."""
        return [min(9, max(2, value + dice.between(-spread, spread))) for value in base]

    def diverges(self, first, second):
        """Whether two sheets differ by more than 30 % of the higher."""
        high, low = max(self.total(first), self.total(second)), min(self.total(first), self.total(second))
        return (high - low) * 100 > 30 * high

    def add(self, application):
        """Two sheets for an application; three where the two diverge."""
        index = application.index
        dice = Dice(self.seed, "sheets", index)
        count = len(self.call.criteria)
        if application.is_twin:
            # Best of all: nobody else has a 5.
            sheets = [[10] * count, [10] * count]
        elif dice.below(1000) < DIVERGING:
            first = [dice.between(7, 9) for _ in range(count)]
            second = [max(2, score // 2) for score in first]
            sheets = [first, second, self.near(dice, first, 1)]
            assert self.diverges(first, second)
        else:
            level = dice.between(6, 9)
            base = [level + dice.between(-1, 1) for _ in range(count)]
            first, second = self.near(dice, base, 1), self.near(dice, base, 1)
            while self.diverges(first, second):
                second = self.near(dice, first, 1)
            sheets = [first, second]
        start = index * 7 % ASSESSORS
        step = 1 + index // ASSESSORS % (ASSESSORS // 2 - 1)
        for turn, (role, scores) in enumerate(zip(("first", "second", "third"), sheets)):
            self._write((start + turn * step) % ASSESSORS, application.id, role, scores, dice)

    def _write(self, assessor, application, role, scores, dice):
        """One sheet into its assessor's file."""
        file, writer = self.files[assessor]
        name = f"A{assessor + 1:02d}"
        rows = [(criterion, f"{score / 2:g}", dice.one(words.COMMENTS))
                for score, (criterion, _) in zip(scores, self.call.criteria)]
        if writer:
            writer.writerows(
                [name, role, application, criterion, score, comment, "final", 1] for criterion, score, comment in rows)
            return
        lines = [f'  <sheet application="{application}" assessor="{name}" role="{role}" status="final" version="1">\n']
        lines += [f'    <score criterion="{criterion}" value="{score}">{escape(comment)}</score>\n'
                  for criterion, score, comment in rows]
        file.write("".join(lines) + "  </sheet>\n")

    def close(self):
        """Ends all files."""
        for file, writer in self.files:
            if not writer:
                file.write("</assessments>\n")
            file.close()
