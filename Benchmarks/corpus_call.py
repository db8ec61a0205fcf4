# SPDX-License-Identifier: Apache-2.0
"""What the makers of a corpus share: chance, and the call."""

import datetime
import random
import re
import sys
import xml.etree.ElementTree as ElementTree

# The size of the batch that the sample's envelopes and reserves are meant for.
SAMPLE_SIZE = 60

CALL = "{urn:opencall:call:1}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Dice:
    """Chance, from nothing but Random.random()."""

    def __init__(self, *seed):
        # A string seeds through SHA-512, whatever the hash seed of the process.
        self._random = random.Random("/".join(map(str, seed))).random

    def below(self, bound):
        """A whole number from 0 to bound − 1."""
        return int(self._random() * bound)

    def between(self, low, high):
        """A whole number from low to high, both included."""
        return low + self.below(high - low + 1)

    def one(self, items):
        """One of the items."""
        return items[self.below(len(items))]

    def some(self, items, count):
        """`count` different items, in random order."""
        rest = list(items)
        return [rest.pop(self.below(len(rest))) for _ in range(count)]


class Call:
    """What the generator needs from the call's file."""

    def __init__(self, path):
        self.text = path.read_text(encoding="utf-8")
        root = ElementTree.fromstring(self.text.encode("utf-8"))
        self.id = root.get("id")
        self.opens = datetime.datetime.fromisoformat(root.get("opens"))
        self.closes = datetime.datetime.fromisoformat(root.get("closes"))
        lists = {}
        for codelist in root.iter(CALL + "codelist"):
            lists[codelist.get("id")] = [self._entry(e) for e in codelist.iter(CALL + "entry")]
        self.europe = [p for p in lists["participants"] if p["side"] == "EU"]
        self.china = [p for p in lists["participants"] if p["side"] == "CN"]
        self.themes = [t["code"] for t in lists["themes"]]
        self.activities = [a["code"] for a in lists["activity-kinds"]]
        self.categories = [c["code"] for c in lists["cost-categories"]]
        parameters = {p.get("name"): p.get("value") for p in root.iter(CALL + "parameter")}
        self.ceilings = {lot: int(parameters["ceiling-" + lot]) * 100 for lot in ("1", "2")}
        self.criteria = [
            (c.get("id"), int(c.get("weight")))
            for c in root.iter(CALL + "criterion")
            if c.find(CALL + "computed") is None
        ]

    @staticmethod
    def _entry(element):
        """An entry of a codelist: its code, names and properties in one dictionary."""
        entry = {"code": element.get("code")}
        for name in element.iter(CALL + "name"):
            entry["name-" + name.get(XML_LANG)] = name.text
        for item in element.iter(CALL + "property"):
            entry[item.get("name")] = item.text
        return entry

    def enlarged(self, applications):
        """The call's text with room for a batch of that size."""
        text, quotas = re.subn(r'(<quota [^>]*\bmax=)"\d+"', r'\1"1000000"', self.text)

        def grown(match):
            """An amount or reserve, in proportion; at least what it was."""
            value = int(match.group(2))
            return f'{match.group(1)}"{max(value, value * applications // SAMPLE_SIZE)}"'

        text, amounts = re.subn(r'(<envelope [^>]*?\bamount=)"(\d+)"', grown, text)
        text, reserves = re.subn(r'(<envelope [^>]*?\breserve=)"(\d+)"', grown, text)
        if quotas != 1 or amounts != 2 or reserves != 2:
            sys.exit("make_corpus: the call is not of the shape of the IURC sample")
        return text
