# SPDX-License-Identifier: Apache-2.0
"""The corpus's call with most rules, and with none, for measuring what rules cost."""

import re
import sys

# How many organisations the screening list holds, all invented.
EXCLUDED = 200

# Further rules, one a line: severity, element and what follows the id, with its content. Whoever passes
# the rules of the sample passes these, too, so that what is measured is judging and not reporting.
MORE = """\
ineligible|window|of="application" attribute="start" from="closes" to="2027-12-31"|
ineligible|window|of="application" attribute="end" from="closes+30" to="2029-12-31"|
ineligible|window|of="declaration" attribute="signed" from="opens" to="closes"|
ineligible|window|of="activity" attribute="start" from="closes" to="2029-12-31"|
ineligible|language|of="title" languages="en zh"|
ineligible|language|of="summary" languages="en zh"|
ineligible|language|of="name" languages="en zh"|
ineligible|language|of="activity-title" languages="en zh"|
ineligible|language|of="outline" languages="en zh"|
ineligible|annex|kind="mandate" signed="true" digest="given"|
ineligible|annex|kind="letter-of-support" signed="true"|
ineligible|declaration|codes="data-protection" by="each" signed="true"|
ineligible|declaration|codes="no-double-funding" by="application"|
ineligible|identifier|schemes="PIC" by="each"|<where><not><is attribute="country" value="CN"/></not></where>
ineligible|identifier|schemes="VAT ORCID IBAN" need="given" by="each"|
ineligible|membership|of="partner" attribute="participant" list="participants"|<where><present attribute="participant"/></where>
ineligible|membership|of="activity" attribute="kind" list="activity-kinds"|
ineligible|membership|of="line" attribute="category" list="cost-categories" on="opens"|
ineligible|membership|of="theme" attribute="code" list="themes"|<where><is attribute="kind" value="cluster"/></where>
ineligible|exclusive|of="partner"|<present attribute="nuts"/><present attribute="gbt2260"/>
ineligible|exclusive|of="partner" least="1"|<where><present attribute="gbt2260"/></where><prefix attribute="gbt2260" value="33"/><not><prefix attribute="gbt2260" value="33"/></not>
ineligible|dependent|of="partner"|<if><is attribute="country" value="CN"/></if><then><has of="identifier"><is attribute="scheme" value="USCC"/></has></then>
ineligible|dependent|of="activity"|<then><present attribute="partner"/><present attribute="start"/></then>
ineligible|dependent|of="line"|<if><between attribute="amount" min="1000"/></if><then><present attribute="partner"/><present attribute="description"/></then>
review|screening|list="excluded" persons="true"|
ineligible|reference|kinds="earlier-project" max="5"|
ineligible|consistency|check="lines partners sources partner-lines partner-sources" tolerance="0.01"|
ineligible|consistency|check="requested cofinancing" tolerance="0.01"|
ineligible|flat-rate|categories="other" rate="1" tolerance="9000000"|
ineligible|flat-rate|categories="travel" of="staff services equipment" rate="1" per="partner" tolerance="9000000"|
ineligible|cofinancing|share="requested" attribute="kind"|<rate for="government" max="1"/><rate for="business" max="1"/><rate for="university" max="1"/>
ineligible|population|modes="each" min="40000"|
ineligible|population|modes="sum majority" min="100000"|<where><present attribute="population"/></where><among><in attribute="kind" values="government university"/></among>
review|overlap|kinds="other-grant" within="total"|
ineligible|bound||<count of="partner"/><min value="2"/><max value="12"/>
ineligible|bound||<distinct of="partner" attribute="country"/><min value="2"/>
ineligible|bound||<distinct of="partner" attribute="kind"/><min value="1"/>
ineligible|bound||<count of="partner"><where><present attribute="nuts"/><any><prefix attribute="nuts" value="ES"/><prefix attribute="nuts" value="IT"/><prefix attribute="nuts" value="FR"/></any></where></count><max value="12"/>
ineligible|bound||<sum of="line" attribute="amount"><where><is attribute="category" value="travel"/></where></sum><max value="100000000"/>
ineligible|bound||<share><sum of="partner" attribute="requested"><where><is attribute="role" value="lead"/></where></sum><value attribute="requested"/></share><max value="0.99"/>
ineligible|bound||<largest><sum of="line" attribute="amount"><where><is attribute="category" value="staff"/></where></sum><sum of="line" attribute="amount"><where><is attribute="category" value="services"/></where></sum></largest><max value="100000000"/>
ineligible|bound||<subtract><value attribute="total"/><value attribute="requested"/></subtract><min value="0"/>
ineligible|bound||<days from="closes" to="start"/><min value="30"/>
ineligible|bound||<months from="start" to="end" inclusive="true" begun="true"/><max value="36"/>
ineligible|bound||<count of="activity"><where><not><in attribute="kind" values="seminar forum"/></not></where></count><min value="1"/>
ineligible|bound||<count of="annex"><where><is attribute="signed" value="true"/></where></count><min value="1"/>
ineligible|bound||<when><in attribute="lot" values="1 2"/></when><count of="line"/><min value="3"/><max value="400"/>
"""


def rules(text):
    """The text around the call's rules, and the rules."""
    head, found, rest = text.partition("<rules>")
    own, end, tail = rest.partition("</rules>")
    if not found or not end or "</rules>" in tail:
        sys.exit("corpus_rules: the call is not of the shape of the IURC sample")
    return head, own, tail


def most_rules(text):
    """The call with every rule that an application alone can be judged by; and how many they are."""
    head, own, tail = rules(text)
    more = []
    for number, line in enumerate(MORE.splitlines(), start=1):
        severity, element, attributes, content = line.split("|")
        otherwise = ' otherwise="ineligible"' if severity == "review" else ""
        more.append(
            f'    <{element} id="more-{number}" severity="{severity}"{otherwise} {attributes}>{content}'
            f'<message xml:lang="en">Rule {number} of the benchmark.</message>'
            f'<message xml:lang="zh">基准规则{number}。</message></{element}>\n')
    entries = "".join(
        f'<entry code="x-{number}"><name xml:lang="en">Withheld Works {number}</name>'
        f'<name xml:lang="zh">停用机构{number}</name><alias>Works {number} Withheld</alias>'
        f'<property name="PIC">{900_000_000 + number}</property></entry>\n'
        for number in range(1, EXCLUDED + 1))
    listed = ('<codelist id="excluded" version="1"><name xml:lang="en">Excluded organisations</name>'
              f'<name xml:lang="zh">被排除机构</name>\n{entries}</codelist>\n')
    head = head.replace("</codelists>", listed + "</codelists>")
    inside = own + "".join(more)
    judged = re.findall(r'<(?!deadline|supersede|quota)[a-z-]+ id="', inside)
    return f"{head}<rules>{inside}</rules>{tail}", len(judged)


def no_rules(text):
    """The call with the one rule that an application alone cannot be judged by: the deadline."""
    head, own, tail = rules(text)
    deadline = re.search(r"<deadline .*?</deadline>", own, re.DOTALL)
    return f"{head}<rules>{deadline.group(0)}</rules>{tail}"
