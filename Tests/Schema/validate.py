#!/usr/bin/env python3
"""Validates output of `extract` against the schema of extract/1, and against itself and the texts.

    validate.py [--texts FOLDER] [--offsets codepoints|utf8|utf16] [FILE…]

A file is a JSON object (.json) or one per line (.ndjson, .jsonl); '-' or no file is standard
input; a folder stands for the files in it. A document's text is FOLDER/ID.txt, or NAME.txt beside
NAME.json.
"""

import argparse
import json
import pathlib
import sys

import jsonschema

SCHEMA = pathlib.Path(__file__).parents[2] / "Sources/Extraction/extract-1.schema.json"


def unique(pairs):
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError("a member stands twice in an object")
    return members


def documents(content):
    """The objects of a file, be it one object over many lines or many of one line."""
    decoder = json.JSONDecoder(object_pairs_hook=unique)
    content = content.strip()
    while content:
        document, end = decoder.raw_decode(content)
        yield document
        content = content[end:].lstrip()


def quotes(document):
    yield from document["entities"]
    for relation in document["relations"]:
        yield relation["trigger"]
        if "cue" in relation:
            yield relation["cue"]
    yield from (note for note in document.get("notes", []) if "start" in note)


def slice_of(text, start, end, unit):
    if unit == "codepoints":
        return text[start:end]
    encoding, width = {"utf8": ("utf-8", 1), "utf16": ("utf-16-le", 2)}[unit]
    return text.encode(encoding)[start * width : end * width].decode(encoding, "replace")


def problems(document, text, unit, validator):
    """What is wrong with a document; where the form is wrong, the rest is not looked at."""
    errors = sorted(validator.iter_errors(document), key=lambda error: error.json_path)
    if errors:
        for error in errors:
            yield f"{error.json_path}: {error.message}"
        return
    entities = document["entities"]
    ids = {entity["id"] for entity in entities}
    records = entities + document["relations"]
    if len({record["id"] for record in records}) < len(records):
        yield "two records have the same id"
    if [entity["start"] for entity in entities] != sorted(entity["start"] for entity in entities):
        yield "the entities are not sorted by position"
    for entity in entities:
        if entity.get("refers", entity["id"]) not in ids:
            yield f"{entity['id']} refers to {entity['refers']}, which is not there"
    for relation in document["relations"]:
        for argument in relation["arguments"]:
            role, filler = argument["role"], argument["entity"]
            if filler not in ids:
                yield f"{relation['id']}: {role} is {filler}, which is not there"
    for quote in quotes(document):
        start, end = quote["start"], quote["end"]
        if start >= end:
            yield f"{start}..{end} is empty: {quote['text']!r}"
        elif text is not None:
            words = slice_of(text, start, end, unit)
            if words != quote["text"]:
                yield f"{start}..{end} is {words!r} in the text, not {quote['text']!r}"


def expanded(paths):
    for path in paths or [pathlib.Path("-")]:
        if path.is_dir():
            suffixes = {".json", ".ndjson", ".jsonl"}
            yield from sorted(file for file in path.rglob("*") if file.suffix in suffixes)
        else:
            yield path


def text_of(identifier, path, folder):
    place = folder / f"{identifier}.txt" if folder else path.with_suffix(".txt")
    # newline="" keeps the offsets: no line break is changed.
    if place.is_file():
        with place.open(encoding="utf-8", newline="") as file:
            return file.read()
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    parser.add_argument("--texts", type=pathlib.Path)
    parser.add_argument("--offsets", choices=["codepoints", "utf8", "utf16"], default="codepoints")
    options = parser.parse_args()

    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    count = failures = checked = 0
    for path in expanded(options.files):
        is_input = str(path) == "-"
        content = sys.stdin.buffer.read() if is_input else path.read_bytes()
        found = []
        try:
            for document in documents(content.decode("utf-8")):
                count += 1
                identifier = document.get("id") if isinstance(document, dict) else None
                text = text_of(identifier, path, options.texts) if identifier else None
                checked += text is not None
                if text is None and options.texts:
                    found.append(f"{identifier}: no text in {options.texts}")
                for problem in problems(document, text, options.offsets, validator):
                    found.append(f"{identifier}: {problem}")
        except ValueError as error:
            found.append(str(error))
        failures += len(found)
        for problem in found:
            print(f"{path}: {problem}", file=sys.stderr)
    print(f"{count} documents, {checked} compared with their text, {failures} problems")
    sys.exit(0 if count and not failures else 1)


if __name__ == "__main__":
    main()
