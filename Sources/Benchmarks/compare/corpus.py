"""Corpora for measuring: made-up news, or a given corpus repeated with its documents shuffled.

Everything follows from the seed: the same call writes the same bytes. The news has what real text has and
ASCII corpora lack: curly quotes, dashes, accents, names in other alphabets, and many distinct words.
"""
from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Iterator

ROOT = Path(__file__).parents[3]
UNIQUE = 20_000_000


def column(name: str) -> list[str]:
    """The first column of one of the bundled lists."""
    lines = (ROOT / "rules" / "lists" / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t")[0].split(" | ")[0] for line in lines if line and not line.startswith("#")]
    return rows[1:] if name.endswith(".tsv") else rows


class News:
    """Articles of 1 to 6 kB from templates, the bundled lists, and words made of syllables."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)
        self.given = column("given-names.txt")
        self.cities = column("cities.txt")
        self.nations = column("nations.tsv")
        self.organizations = column("organizations.txt")
        self.offices = [word for word in column("offices.txt") if word.islower()]
        self.portfolios = column("portfolios.txt")
        self.verbs = [word for word in column("verbs.txt") if word.isalpha()]
        self.nouns = [word for word in column("nouns-like-verbs.txt") if word.isalpha()]
        self.adverbs = [word for word in column("adverbs.txt") if word.isalpha()]
        self.surnames = [self.made(3).capitalize() for _ in range(30_000)]
        self.rare = [self.made(4) for _ in range(60_000)]

    SYLLABLES = ("ba be bo cha da de di do el er fa fe ga go ha he in jo ka ke ki ko la le li lo ma me mi mo "
                 "na ne ni no ol on pa pe po ra re ri ro sa se si so ta te ti to ul un va ve vi wa ya zo "
                 "ström ña çe él ö ić ška ł ø ré").split()
    ELSEWHERE = ("Владимир Соколов", "Ольга Иванова", "Νίκος Παπαδόπουλος", "محمد العلي", "王小明", "李娜",
                 "दीपक शर्मा", "Գագիկ Սարգսյան", "გიორგი ბერიძე", "김민준", "田中太郎", "Mỹ Linh Nguyễn")
    MONTHS = ("January February March April May June July August September October November December").split()
    DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
    SMALL = ("the a of and in to on for with by at from that which was were has had is are will would could "
             "its their this these new more most many such over after before while about under between").split()
    SUFFIXES = "Inc. Corp. Ltd. Group Holdings Plc AG GmbH Bank University".split()
    PAPERS = "treaty agreement accord memorandum contract protocol convention law bill".split()

    TEMPLATES = (
        "{title} {person} met {title} {person} in {city} on {date}.",
        "{org} said on {day} that it had acquired {company} for ${amount} million.",
        "“{clause},” said {person}, {office} of {org}, “and {clause}.”",
        "{nation} and {nation} signed a {paper} in {city} on {date}, {year}.",
        "The parliament of {nation} ratified the {paper} {day} — {amount} votes to {amount}.",
        "{person} was awarded the {surname} Prize for {rare} in {year}.",
        "{company} reported a profit of €{amount}.{digit} million, up {digit}.{digit} percent from last year.",
        "In {city}, {amount} people were told that {clause}.",
        "The {office}, {person}, who had {verb} the {noun} of {company}, declined to comment.",
        "{person} ({elsewhere}) was born in {city} in {year}.",
        "“{clause},” {person} told reporters in {city}; “{clause}.”",
        "The Ministry of {portfolio} of {nation} announced the {noun} on {date}.",
        "Mr. {surname}’s {noun} was {verb} by the {office} – the {rare} of {city} – {adverb}.",
        "It was the {noun} of the {noun}, and {clause}.",
    )

    def pick(self, words: list[str] | tuple[str, ...]) -> str:
        return words[int(self.random.random() * len(words))]

    def skewed(self, words: list[str]) -> str:
        """A word by something like Zipf's law: few are frequent, most are rare."""
        return words[int(len(words) * self.random.random() ** 6)]

    def made(self, most: int) -> str:
        return "".join(self.pick(self.SYLLABLES) for _ in range(2 + int(self.random.random() * most)))

    def person(self) -> str:
        chance = self.random.random()
        middle = f" {chr(65 + int(chance * 26 * 26) % 26)}." if chance < 0.1 else ""
        return f"{self.skewed(self.given)}{middle} {self.skewed(self.surnames)}"

    def clause(self) -> str:
        words = []
        for _ in range(6 + int(self.random.random() * 14)):
            chance = self.random.random()
            words.append(
                self.pick(self.SMALL) if chance < 0.48
                else self.skewed(self.nouns) if chance < 0.7
                else self.skewed(self.verbs) if chance < 0.85
                else self.skewed(self.adverbs) if chance < 0.9
                else self.skewed(self.rare))
        return " ".join(words)

    def slot(self, name: str) -> str:
        day = 1 + int(self.random.random() * 28)
        makers = {
            "person": self.person,
            "title": lambda: self.pick(("President", "Foreign Minister", "Senator", "Prime Minister", "Dr.")),
            "city": lambda: self.skewed(self.cities), "nation": lambda: self.pick(self.nations),
            "org": lambda: self.skewed(self.organizations), "office": lambda: self.skewed(self.offices),
            "company": lambda: f"{self.skewed(self.surnames)} {self.pick(self.SUFFIXES)}",
            "date": lambda: f"{self.pick(self.MONTHS)} {day}", "day": lambda: self.pick(self.DAYS),
            "year": lambda: str(1950 + int(self.random.random() * 75)),
            "amount": lambda: str(2 + int(self.random.random() * 900)), "digit": lambda: str(day % 10),
            "paper": lambda: self.pick(self.PAPERS), "surname": lambda: self.skewed(self.surnames),
            "portfolio": lambda: self.skewed(self.portfolios), "elsewhere": lambda: self.pick(self.ELSEWHERE),
            "rare": lambda: self.skewed(self.rare), "verb": lambda: past(self.skewed(self.verbs)),
            "noun": lambda: self.skewed(self.nouns), "adverb": lambda: self.skewed(self.adverbs),
            "clause": self.clause,
        }
        return makers[name]()

    def sentence(self) -> str:
        if self.random.random() < 0.7:
            clause = self.clause()
            return clause[0].upper() + clause[1:] + "."
        parts = self.pick(self.TEMPLATES).split("{")
        filled = [parts[0]]
        for part in parts[1:]:
            name, rest = part.split("}", 1)
            filled += [self.slot(name), rest]
        text = "".join(filled)
        return text[0].upper() + text[1:]

    def article(self) -> str:
        paragraphs = []
        for _ in range(3 + int(self.random.random() * 10)):
            count = 2 + int(self.random.random() * 4)
            paragraphs.append(" ".join(self.sentence() for _ in range(count)))
        return "\n\n".join(paragraphs) + "\n"


def past(verb: str) -> str:
    return verb + ("d" if verb.endswith("e") else "ed")


def generated(size: int, seed: int) -> Iterator[dict]:
    news = News(seed)
    number = 0
    while size > 0:
        text = news.article()
        size -= len(text.encode())
        number += 1
        yield {"id": f"news-{number}", "date": f"20{number % 25:02}-{number % 12 + 1:02}-15", "text": text}


def repeated(documents: list[dict], size: int, seed: int) -> Iterator[dict]:
    """The documents over and over, shuffled anew each time; the id tells the round."""
    shuffle = random.Random(seed)
    turn = 0
    while size > 0:
        turn += 1
        order = list(range(len(documents)))
        for index in range(len(order) - 1, 0, -1):
            other = int(shuffle.random() * (index + 1))
            order[index], order[other] = order[other], order[index]
        for index in order:
            document = documents[index]
            yield {**document, "id": f"{document.get('id', index)}/{turn}"}
            size -= len(document["text"].encode())
            if size <= 0:
                return


def write(folder: Path, size: int, source: Path | None, seed: int = 1) -> tuple[Path, Path, int]:
    """Writes `corpus.ndjson` and the bare texts beside it; the last value is the texts' size in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    lines, texts, note = folder / "corpus.ndjson", folder / "corpus.txt", folder / "corpus.size"
    if lines.exists() and texts.exists() and note.exists():
        return lines, texts, int(note.read_text())
    if source:
        documents = [json.loads(line) for line in source.open(encoding="utf-8") if line.strip()]
    else:
        documents = list(generated(min(size, UNIQUE), seed))
    total = 0
    with lines.open("w", encoding="utf-8", newline="") as records, texts.open("w", encoding="utf-8", newline="") as plain:
        for document in repeated(documents, size, seed):
            records.write(json.dumps(document, ensure_ascii=False) + "\n")
            plain.write(document["text"] + "\n\n")
            total += len(document["text"].encode())
    note.write_text(str(total))
    return lines, texts, total


def phrases(count: int, seed: int = 2) -> list[str]:
    """Distinct phrases: names of the bundled lists as far as they go, then made-up ones.

    A million of them holds some ten thousand distinct words, as real lists of names do.
    """
    real = [phrase for pair in zip(column("organizations.txt"), column("cities.txt")) for phrase in pair]
    real += column("regions.txt")
    found = dict.fromkeys(real)
    news = News(seed)
    while len(found) < count:
        tail = f" {news.pick(news.SUFFIXES)}" if news.random.random() < 0.3 else ""
        found[f"{news.pick(news.given)} {news.pick(news.surnames)}{tail}"] = None
    return list(found)[:count]
