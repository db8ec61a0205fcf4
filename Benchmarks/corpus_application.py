# SPDX-License-Identifier: Apache-2.0
"""Makes one application of a corpus: who, what, how much, and its XML."""

import calendar
import datetime
import hashlib
from xml.sax.saxutils import escape, quoteattr

import corpus_texts as words
from corpus_call import Dice

# Bytes of an application: summary and outline are lengthened until a file has a length between these.
SHORTEST, LONGEST = 12_600, 15_600
# One of so many applications breaks a rule.
FAILING = 20

# The rules that an application can break by itself, in the order in which they are broken.
RULES = [
    "title-en", "title-zh", "component", "declaration-honour", "single-lead", "participant-settled",
    "eu-participant", "cn-participant", "eu-list", "participant-country", "lead-public", "lead-listed",
    "partner-kind", "one-cluster-theme", "cluster-theme-listed", "plan-1", "plan-2", "activity-kind",
    "activities", "currency", "budget-lines", "budget-sources", "budget-partners", "cofinancing",
    "ceiling-1", "ceiling-2", "duration", "lead-contact", "business-share",
]


def money(cents):
    """Cents as an amount with two digits."""
    return f"{cents // 100}.{cents % 100:02d}"


def shares(total, weights):
    """`total` split in proportion to whole weights; the parts add up exactly."""
    parts = [total * weight // sum(weights) for weight in weights]
    parts[-1] += total - sum(parts)
    return parts


def plus_months(year, month, count):
    """A month, `count` months later."""
    month += count - 1
    return year + month // 12, month % 12 + 1


class Application:
    """One application: its XML, and what receipts and sheets need to know about it."""

    def __init__(self, call, seed, index):
        self.call = call
        self.index = index
        self.id = f"IURC-{index:06d}"
        dice = self.dice = Dice(seed, "application", index)
        # Evenly spread: every 20th application breaks a rule, and the rules come in turn.
        failing = index % FAILING == FAILING // 2
        self.breaks = RULES[index // FAILING % len(RULES)] if failing else ""
        self.lot = {"plan-1": "1", "ceiling-1": "1", "plan-2": "2", "ceiling-2": "2"}.get(
            self.breaks, dice.one("12"))
        self.theme = dice.one(call.themes)
        # Equal by every key of the call, so that a committee must decide (see `decisions`).
        self.is_twin = index in (1, 2, 3, 4)
        if self.is_twin:
            self.lot, self.theme = "1" if index < 3 else "2", call.themes[0]
        self._choose_places()
        self._choose_partners()
        self._choose_money()
        self.text = self._xml()

    # What it is about.

    def _choose_places(self):
        """Two cities or regions of each side, one of which leads."""
        dice, call = self.dice, self.call
        own = [p for p in call.europe if p["lot"] == self.lot]
        europe, china = dice.some(own, 2), dice.some(call.china, 2)
        if self.breaks == "eu-participant":
            europe = china
        elif self.breaks == "cn-participant":
            china = europe
        self.places = [europe[0], china[0], europe[1], china[1]]
        if dice.below(2):
            self.places = [china[0], europe[0], china[1], europe[1]]
        self.lead = self.places[0]

    def _choose_partners(self):
        """Four to six partners: role, kind, place, and weight in the budget."""
        dice = self.dice
        self.partners = []
        kinds = ["government", "government", "university", "business", "business", "university"]
        if not self.breaks and not self.is_twin and dice.below(2):
            # Two kinds only.
            kinds = ["government", "university", "government", "university", "government", "university"]
        for number in range(dice.between(4, 6)):
            kind = kinds[number]
            place = self.places[number] if number < 4 else dice.one(self.places)
            # Businesses are too light for the rule on their share.
            weight = dice.between(5, 9) if kind == "business" else dice.between(12, 40)
            self.partners.append(
                {"id": f"P{number + 1}", "role": "partner", "kind": kind, "place": place,
                 "country": place["country"], "weight": weight, "declares": True, "email": True,
                 "participant": True})
        lead, other, last = self.partners[0], self.partners[1], self.partners[-1]
        lead["role"] = "lead"
        match self.breaks:
            case "single-lead":
                other["role"] = "lead"
            case "declaration-honour":
                last["declares"] = False
            case "lead-contact":
                lead["email"] = False
            case "lead-public":
                lead["kind"] = "university"
            case "lead-listed":
                lead["participant"] = False
            case "partner-kind":
                last["kind"] = "association"
            case "participant-country":
                last["country"] = "GB"
            case "participant-settled":
                # A Cyrillic letter in a name without a code.
                self.partners[2]["participant"] = self.partners[2]["place"]["name-en"].replace(
                    "a", "а").replace("o", "о").replace("e", "е")
            case "eu-list":
                foreign = [p for p in self.call.europe if p["lot"] != self.lot]
                last["place"] = self.dice.one(foreign)
                last["country"] = last["place"]["country"]
            case "business-share":
                self.partners[3]["weight"] = 3 * sum(p["weight"] for p in self.partners)

    def _choose_money(self):
        """Requested grant, total and lines in cents; every sum is exact."""
        dice, breaks = self.dice, self.breaks
        ceiling = self.call.ceilings[self.lot]
        requested = dice.between(ceiling * 2 // 5, ceiling)
        if breaks == f"ceiling-{self.lot}":
            requested = ceiling + dice.between(1, 500_000)
        # Own money in thousandths: from just above a fifth, and a margin where cents will be taken away.
        rate = {"cofinancing": 150, "budget-sources": 300}.get(breaks, dice.between(200, 450))
        if self.is_twin:
            rate = 420
        total = -(-requested * 1000 // (1000 - rate))
        if breaks != "cofinancing":
            while (total - requested) * 5 < total:
                total += 1
        self.requested, self.total = requested, total
        self.cofinancing = total - requested
        # The lines: two for each partner, further ones here and there, 12 to 20 in all.
        owners = list(self.partners) * 2
        while len(owners) < dice.between(12, 20):
            owners.append(dice.one(self.partners))
        owners.sort(key=lambda partner: partner["id"])
        totals = dict(zip(
            [p["id"] for p in self.partners], shares(total, [p["weight"] for p in self.partners])))
        self.lines = []
        for partner in self.partners:
            count = owners.count(partner)
            for part in shares(totals[partner["id"]], [dice.between(1, 9) for _ in range(count)]):
                self.lines.append([dice.one(self.call.categories), partner["id"], part])
        grants = shares(requested, [totals[p["id"]] for p in self.partners])
        for partner, grant in zip(self.partners, grants):
            partner["total"] = totals[partner["id"]]
            partner["requested"] = grant
        match breaks:
            case "budget-lines":
                self.lines[0][2] -= 1
            case "budget-sources":
                self.cofinancing -= 1000
            case "budget-partners":
                self.partners[-1]["total"] += 90_000

    # Its XML.

    def _say(self, text, language):
        """A text with the names of the application's places and a number."""
        return text.format(
            a=self.places[0]["name-" + language], b=self.places[1]["name-" + language],
            plan=self.plan, n=self.dice.between(3, 1800))

    def _partner(self, partner):
        """A partner's element."""
        dice, place = self.dice, partner["place"]
        english, chinese = dice.one(words.ORGANISATIONS.get(
            partner["kind"], words.ORGANISATIONS["university"]))
        name, box = dice.one(words.PERSONS_CN if place["side"] == "CN" else words.PERSONS_EU)
        name_zh, name_en = place["name-zh"], place["name-en"]
        numbers = (f'total="{money(partner["total"])}" requested="{money(partner["requested"])}"'
                   f' cofinancing="{money(partner["total"] - partner["requested"])}"')
        yield (f'<partner id="{partner["id"]}" role="{partner["role"]}" kind="{partner["kind"]}"'
               f' country="{partner["country"]}" {numbers}>')
        yield f'<name xml:lang="en">{escape(english.format(p=name_en))}</name>'
        yield f'<name xml:lang="zh">{escape(chinese.format(p=name_zh))}</name>'
        if partner["participant"] is True:
            yield f'<participant code="{place["code"]}">{escape(name_en)}</participant>'
        elif partner["participant"]:
            yield f'<participant>{escape(partner["participant"])}</participant>'
        if place["side"] == "CN":
            number = f"9{dice.between(10**6, 10**7 - 1)}MA{self.index:08d}"
            yield f'<identifier scheme="USCC">{number}</identifier>'
        else:
            yield f'<identifier scheme="PIC">999{dice.between(0, 999_999):06d}</identifier>'
        area = "".join(f' {key}="{place[source]}"' for key, source in
                       (("nuts", "nuts2"), ("gbt2260", "gbt2260")) if source in place)
        yield (f'<location{area} city={quoteattr(name_en)} address="Sample Lane {dice.between(1, 99)}"'
               f' population="{dice.between(40_000, 20_000_000)}"/>')
        email = f' email="{box}@{place["code"]}.example.org"' if partner["email"] else ""
        yield f'<contact name="{name}"{email} phone="+00 555 {dice.below(10_000):04d}"/>'
        if partner["declares"]:
            yield f'<declaration code="honour" signed="{self.signed}" signatory="{name}"/>'
        yield f'<declaration code="data-protection" signed="{self.signed}" signatory="{name}"/>'
        yield "</partner>"

    def _activities(self, months):
        """The elements of six to ten activities of at least three kinds, within the project."""
        dice = self.dice
        kinds = dice.some(self.call.activities, 2 if self.breaks == "activities" else dice.between(3, 6))
        for number in range(dice.between(6, 10)):
            kind = kinds[number % len(kinds)]
            if self.breaks == "activity-kind" and number == 3:
                kind = "hackathon"
            first = dice.below(months)
            last = min(months - 1, first + dice.below(3))
            english, chinese = dice.one(words.ACTIVITIES)
            yield (f'<activity id="A{number + 1}" kind="{kind}" partner="{dice.one(self.partners)["id"]}"'
                   f' start="{self._day(first)}" end="{self._day(last, last=True)}">')
            yield f'<title xml:lang="en">{escape(self._say(english, "en"))}</title>'
            yield f'<title xml:lang="zh">{escape(self._say(chinese, "zh"))}</title>'
            yield "</activity>"

    def _day(self, month, last=False):
        """The first or last day of a month of the project."""
        year, month = plus_months(*self.first_month, month)
        return f"{year}-{month:02d}-{calendar.monthrange(year, month)[1] if last else 1:02d}"

    def _xml(self):
        """The file, its summary and outline lengthened until it has the size that chance wants."""
        dice, breaks = self.dice, self.breaks
        wrong = breaks in ("plan-1", "plan-2")
        self.plan = "U-CAP" if (self.lot == "1") != wrong else "R-CAP"
        self.first_month = plus_months(2027, 1, dice.below(6))
        months = dice.between(19, 24) if breaks == "duration" else dice.between(6, 18)
        signed = self.call.opens.date() + datetime.timedelta(days=dice.below(60))
        self.signed = signed.isoformat()
        title_en, title_zh = dice.one(words.TITLES)
        a, b = self.places[:2]
        lot = "3" if breaks == "component" else self.lot
        head = ['<?xml version="1.0" encoding="UTF-8"?>',
                f'<application xmlns="urn:opencall:application:1" call="{self.call.id}" id="{self.id}" lot="{lot}">']
        if breaks != "title-en":
            title = escape(f"{title_en} ({a['name-en']} – {b['name-en']})")
            head.append(f'<title xml:lang="en">{title}</title>')
        if breaks != "title-zh":
            head.append(f'<title xml:lang="zh">{title_zh}（{a["name-zh"]}—{b["name-zh"]}）</title>')
        themes = [self.theme]
        if breaks == "one-cluster-theme":
            themes = self.call.themes[:2]
        elif breaks == "cluster-theme-listed":
            themes = ["smart-mobility"]
        body = [f'<theme kind="cluster" code="{code}"/>' for code in themes]
        body.append('<theme kind="cross-cutting">Accessibility</theme>')
        body.append('<theme kind="cross-cutting">性别平等</theme>')
        for partner in self.partners:
            body += self._partner(partner)
        body += self._activities(months)
        body.append(f'<plan kind="{self.plan}" start="{self._day(0)}" end="{self._day(months - 1, last=True)}">')
        tail = ["</plan>",
                f'<budget currency="{"CNY" if breaks == "currency" else "EUR"}" total="{money(self.total)}"'
                f' requested="{money(self.requested)}" cofinancing="{money(self.cofinancing)}">']
        for number, (category, owner, amount) in enumerate(self.lines):
            tail.append(f'<line id="L{number + 1}" category="{category}" partner="{owner}"'
                        f' amount="{money(amount)}">{dice.one(words.LINES)}</line>')
        tail.append("</budget>")
        for number, kind in enumerate(("mandate", "letter-of-support")):
            digest = hashlib.sha256(f"{self.id}/{kind}".encode()).hexdigest()
            tail.append(f'<annex kind="{kind}" file="annex-{number + 1}.pdf" sha256="{digest}" signed="true"/>')
        tail.append(f'<declaration code="no-double-funding" signed="{self.signed}"/>')
        tail.append("</application>\n")
        size = sum(len(part.encode()) + 1 for part in head + body + tail)
        texts = self._texts(dice.between(SHORTEST, LONGEST) - size - 250)
        summary = [f'<summary xml:lang="{key}">{escape(texts["summary", key])}</summary>' for key in ("en", "zh")]
        outline = [f'<outline xml:lang="{key}">{escape(texts["outline", key])}</outline>' for key in ("en", "zh")]
        return "\n".join(head + summary + body + outline + tail)

    def _texts(self, room):
        """Summary and outline in both languages: as many sentences as have room, at least one each."""
        dice = self.dice
        slots = [("summary", "en"), ("outline", "zh"), ("summary", "zh"), ("outline", "en")]
        texts = {slot: [] for slot in slots}
        turn = 0
        while room > 0 or turn < len(slots):
            slot = slots[turn % len(slots)]
            bank = words.SENTENCES_EN if slot[1] == "en" else words.SENTENCES_ZH
            sentence = self._say(dice.one(bank), slot[1])
            texts[slot].append(sentence)
            room -= len(sentence.encode()) + (slot[1] == "en")
            turn += 1
        return {slot: (" " if slot[1] == "en" else "").join(parts) for slot, parts in texts.items()}

    # Its receipt.

    def receipt(self, digest):
        """A submission on time, its instant in the offset of whoever sent it."""
        dice, call = Dice(self.id, digest), self.call
        seconds = int((call.closes - call.opens).total_seconds())
        instant = call.opens + datetime.timedelta(seconds=dice.between(3600, seconds - 3600))
        hours = 8 if self.lead["side"] == "CN" else 2 if instant.date() >= datetime.date(2026, 3, 29) else 1
        instant = instant.astimezone(datetime.timezone(datetime.timedelta(hours=hours)))
        return (f'  <receipt submission="S-{self.index:06d}" submitter="{self.lead["code"]}"'
                f' at="{instant.isoformat()}" application="{self.id}"\n'
                f'    sha256="{digest}" file="{self.id}.xml"/>\n')
