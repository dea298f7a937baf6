"""The patterns of plain.rules, as they stand, as regular expressions and for spaCy.

Only the part of the rule language that plain.rules uses is read here; anything else is an error. The
regular expressions take bytes: letters beyond ASCII are word characters, but no capitals (as PCRE2 and
Hyperscan see them when they are fastest). In relations a party is any run of capitalised words, which is
cheaper than the twenty alternatives that it stands for: the peers are never made slower than need be.
"""
from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import corpus

HERE = Path(__file__).parent

ATOM = re.compile(
    r'\s*(?:(?P<string>"[^"]*")|(?P<regex>/(?:[^/\\]|\\.)+/)|(?P<gap>\.\.\.\{(?P<low>\d+),(?P<high>\d+)\})'
    r"|(?P<capture>[a-z]+):|(?P<name>[A-Za-z]+)|(?P<mark>[()|]))"
    r"(?P<repeat>\?|\*|\{\d+,\d+\})?")

WORD = r"[\w\x80-\xff]+"
CAPITALIZED = "[A-Z]" + WORD
NAME_RUN = rf"{CAPITALIZED}(?:\s+{CAPITALIZED}){{0,2}}"
NUMBER = r"\d+(?:[.,]\d+){0,2}"
BETWEEN = r"[^\w\x80-\xff.!?]+"


@dataclass
class Item:
    """One token with its count: words, a regular expression, a class, or mentions of some types."""

    kind: str
    values: list[str] = field(default_factory=list)
    low: int = 1
    high: int = 1


@dataclass
class Rule:
    type: str
    name: str
    source: str
    items: list[Item]


class Rules:
    """The rules of a file, with its named patterns put in place."""

    def __init__(self, text: str):
        self.text = text
        self.named: dict[str, str] = {}
        self.entities: list[Rule] = []
        self.relations: list[Rule] = []
        relations = set(re.findall(r"^relation (\w+)$", text, re.M))
        for name, body in re.findall(r"^([A-Z]\w*)\s*= (.+)$", text, re.M):
            self.named[name] = body
        for kind, name, body in re.findall(r"^([a-z]+)\.(\w+)\s*= (.+)$", text, re.M):
            rule = Rule(kind, name, body, [] if body == "Known" else self.items(body))
            (self.relations if kind in relations else self.entities).append(rule)
        self.entities = [rule for rule in self.entities if rule.items]

    def items(self, body: str) -> list[Item]:
        found: list[Item] = []
        group: list[Item] | None = None
        position = 0
        while position < len(body.rstrip()):
            match = ATOM.match(body, position)
            if not match:
                raise SystemExit(f"patterns: cannot read `{body[position:]}` of plain.rules")
            position = match.end()
            if match["capture"] or match["mark"] == "|":
                continue
            if match["mark"] == "(":
                group = []
                continue
            item = merged(group) if match["mark"] == ")" else self.atom(match)
            if match["mark"] == ")":
                group = None
            low, high = counts(match["repeat"])
            if match["gap"]:
                low, high = int(match["low"]), int(match["high"])
            if (low, high) != (1, 1):
                item.low, item.high = low, high
            (found if group is None else group).append(item)
        return found

    def atom(self, match: re.Match[str]) -> Item:
        if match["string"]:
            return Item("words", [match["string"][1:-1]])
        if match["regex"]:
            return Item("regex", [match["regex"][1:-1]])
        if match["gap"]:
            return Item("gap")
        name = match["name"]
        if name in ("Capitalized", "Amount"):
            return Item(name)
        if name[0].islower():
            return Item("types", [name])
        parts = [self.items(part)[0] for part in self.named[name].split("|")]
        return merged(parts)


def merged(parts: list[Item]) -> Item:
    if {part.kind for part in parts} not in ({"words"}, {"types"}):
        raise SystemExit("patterns: alternatives of plain.rules must all be words, or all be types")
    return Item(parts[0].kind, [value for part in parts for value in part.values])


def counts(repeat: str | None) -> tuple[int, int]:
    if not repeat:
        return 1, 1
    if repeat == "?":
        return 0, 1
    low, high = repeat[1:-1].split(",")
    return int(low), int(high)


# Regular expressions


def regexes(rules: Rules) -> list[str]:
    return [bounded(sequence(rule.items)) for rule in rules.entities + rules.relations]


def sequence(items: list[Item]) -> str:
    """The items with what may stand between them; an optional one brings that along."""
    text = space = ""
    for item in items:
        if item.kind == "gap":
            text += f"(?:{BETWEEN}{WORD}){{{item.low},{item.high}}}?"
            space = BETWEEN
            continue
        one = single(item)
        if item.high > 1:
            one += rf"(?:\s+{one}){{{max(item.low - 1, 0)},{item.high - 1}}}"
        if item.values[:1] in (["%"], [","], ["-"]) and space:
            space = r"\s*" if item.values[0] == "%" else ""
        text += f"(?:{space}{one})?" if item.low == 0 else space + one
        space = "" if item.values in (["-"], ["$"], ["€"]) else r"\s+"
    return text


def single(item: Item) -> str:
    if item.kind == "Capitalized":
        return CAPITALIZED
    if item.kind == "Amount" or item.values == ["quantity"]:
        return NUMBER
    if item.kind == "types":
        return NAME_RUN
    if item.kind == "regex":
        text = item.values[0]
        return f"(?:{text})" + ("" if text.endswith(".") else r"\b")
    whole = [re.escape(value) for value in item.values if value[-1].isalnum()]
    rest = [re.escape(value) for value in item.values if not value[-1].isalnum()]
    if whole:
        rest.append((whole[0] if len(whole) == 1 else f"(?:{'|'.join(whole)})") + r"\b")
    return rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})"


def bounded(text: str) -> str:
    return text if text.startswith((r"\$", "€")) else r"\b" + text


# spaCy


def spacy_patterns(rules: Rules) -> tuple[list[dict], list[tuple[str, list[dict]]]]:
    """Patterns for the EntityRuler (entities), and for the Matcher that runs behind it (relations)."""
    entities = [
        {"label": rule.type, "id": rule.name, "pattern": spacy_tokens(rule.items)}
        for rule in rules.entities
    ]
    return entities, [(rule.type, spacy_tokens(rule.items)) for rule in rules.relations]


def spacy_tokens(items: list[Item]) -> list[dict]:
    tokens = []
    for item in items:
        token = spacy_token(item)
        low, high = (1, 8) if item.kind == "types" else (item.low, item.high)
        if (low, high) == (0, 1):
            token["OP"] = "?"
        elif (low, high) != (1, 1):
            token["OP"] = "+" if item.kind == "types" else f"{{{low},{high}}}"
        tokens.append(token)
    return tokens


def spacy_token(item: Item) -> dict:
    if item.kind == "gap":
        return {}
    if item.kind == "Capitalized":
        return {"IS_TITLE": True}
    if item.kind == "Amount":
        return {"LIKE_NUM": True}
    if item.kind == "types":
        return {"ENT_TYPE": {"IN": item.values}}
    if item.kind == "regex":
        return {"TEXT": {"REGEX": f"^(?:{item.values[0]})$"}}
    if all(value.islower() for value in item.values if value.isalpha()):
        return {"LOWER": {"IN": item.values}}
    return {"TEXT": {"IN": item.values}}


# More rules


def multiplied(times: int) -> Rules:
    """The plain rules, and `times - 1` copies of all forty with other words in the same places.

    What has no word to replace gets one in front, or else a copy would be the same rule again.
    """
    text = (HERE / "plain.rules").read_text(encoding="utf-8")
    head = text[: text.index("relation met")]
    body = text[text.index("relation met"):]
    named = re.findall(r"^([A-Z]\w*)(\s*= .+)$", head, re.M)
    entities = re.findall(r"^([a-z]+\.)(\w+)(\s*= .+)$", head, re.M)
    words = Words()
    added = []
    for copy in range(2, times + 1):
        kept = {"Amount", "Actor"}
        copies = {name for name, _ in named} - kept
        added += [f"{name}{letters(copy)}{words.replace(rest)}" for name, rest in named if name in copies]
        rename = lambda rest: re.sub(
            r"\b([A-Z]\w*)\b(?=[^\"]*(?:\"[^\"]*\"[^\"]*)*$)",
            lambda match: match[1] + (letters(copy) if match[1] in copies else ""), rest)
        for type, name, rest in entities:
            if "Known" not in rest:
                changed = words.replace(rename(rest))
                if changed == rest:
                    changed = rest.replace("= ", f'= "{words.lower()}" ', 1)
                added.append(f"{type}{name}{copy}{changed}")
        for line in body.splitlines():
            if match := re.match(r"relation (\w+)", line):
                added.append(f"relation {match[1]}{letters(copy).lower()}")
            elif match := re.match(r"(\w+)(\.plain\s*= )(.+)", line):
                changed = words.replace(rename(match[3]))
                added.append(f"{match[1]}{letters(copy).lower()}{match[2]}{changed}")
            else:
                added.append(line)
    return Rules(text + "\n".join(added) + "\n")


def letters(copy: int) -> str:
    return "X" + chr(ord("a") + copy // 26) + chr(ord("a") + copy % 26)


class Words:
    """Words to put in the place of others, in a fixed order."""

    def __init__(self):
        self.small = [word for word in corpus.column("verbs.txt") if word.isalpha() and len(word) > 4]
        self.large = [word for word in corpus.column("regions.txt") if word.isalpha()]
        self.next = 0

    def lower(self) -> str:
        self.next += 7
        return self.small[self.next % len(self.small)]

    def upper(self) -> str:
        self.next += 7
        return self.large[self.next % len(self.large)]

    def replace(self, text: str) -> str:
        def other(match: re.Match[str]) -> str:
            word = match[1]
            if len(word) < 3 or not word.rstrip(".").isalpha():
                return match[0]
            return f'"{self.upper() if word[0].isupper() else self.lower()}"'

        return re.sub(r'"([^"]*)"', other, text)


def plain() -> Rules:
    return multiplied(1)


def write_folder(rules: Rules, phrases: list[str], folder: Path) -> None:
    """A rules folder that `extract` reads."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plain.rules").write_text(rules.text, encoding="utf-8")
    (folder / "phrases.txt").write_text("\n".join(phrases) + "\n", encoding="utf-8")
