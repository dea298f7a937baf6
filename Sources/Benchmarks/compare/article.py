"""Puts the figures of the newest runs that left nothing out into the documentation, between comments that name them."""
from __future__ import annotations

import json
import re
from pathlib import Path

import corpus

ARTICLE = corpus.ROOT / "Sources/Extraction/Extraction.docc/Performance.md"
RESULTS = Path(__file__).parents[1] / "results"
CORPORA = {"news": "the made-up news", "speeches": "public speeches, shuffled"}


def fill() -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    for kind, write in {"peers": peers, "growth": growth, "engine": engine}.items():
        runs = {path: json.loads(path.read_text(encoding="utf-8")) for path in RESULTS.glob(f"*-{kind}.json")}
        whole = sorted(path for path, run in runs.items() if "--only" not in run["command"])
        if not whole:
            print(f"compare: no whole run of `{kind}` is recorded; its figures stay as they are")
            continue
        run = runs[whole[-1]]
        figures = "\n".join(write(run) + ["", source(run, whole[-1])])
        text, count = re.subn(
            rf"(<!-- figures: {kind} -->\n).*?(<!-- end -->)", lambda match: match[1] + figures + "\n" + match[2],
            text, flags=re.S)
        if count != 1:
            raise SystemExit(f"compare: {ARTICLE.name} has {count} places `<!-- figures: {kind} -->`, and needs one")
    ARTICLE.write_text(text, encoding="utf-8")
    print(f"filled {ARTICLE.relative_to(corpus.ROOT)}")


def source(run: dict, path: Path) -> str:
    machine = run["machine"]
    name = CORPORA.get(run["corpus"], run["corpus"])
    return (f"({run['megabytes']:g} MB of {name}; {machine['processor']}, {machine['cores']} cores, load "
            f"{machine['load']}; commit {run['commit']}; `results/{path.name}`)")


def table(*rows: list) -> list[str]:
    head, *body = rows
    lines = ["| " + " | ".join(map(str, row)) + " |" for row in (head, *body)]
    return [lines[0], "|---|" + "---:|" * (len(head) - 1), *lines[1:]]


def figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def peers(run: dict) -> list[str]:
    programs = [
        [row["name"], figure(row["megabytes_per_cpu_second"]), figure(row["worst"]), f"{row['wall']:.2f}",
         f"{row['peak_megabytes']:.0f}"] for row in run["programs"]]
    ratios = [
        [f"{row['of']} / {row['to']}", figure(row["median"]), figure(row["worst"]), f"{row['goal']:g}" if "goal" in row else "–"]
        for row in run["ratios"]]
    starts = [[name.removeprefix("start, "), f"{1000 * start['cpu']:.0f}", f"{1000 * start['wall']:.0f}"]
              for name, start in run["start"].items()]
    return [
        *table(["program", "MB/cpu-s", "worst", "wall s", "peak MB"], *programs), "",
        *table(["ratio", "median", "worst", "goal"], *ratios), "",
        *table(["one short text, from start to exit", "CPU ms", "wall ms"], *starts)]


def growth(run: dict) -> list[str]:
    def rows(kind: str) -> list[list]:
        return [
            [f"{point['count']:,}", f"{1000 * point['seconds_per_megabyte']:.1f}",
             f"{1000 * point['spacy_seconds_per_megabyte']:,.0f}" if "spacy_seconds_per_megabyte" in point else "–",
             f"{1000 * point['start_seconds']:,.0f}", f"{point['start_peak'] / 1e6:.0f}",
             f"{1000 * point['spacy_load_seconds']:,.0f}" if "spacy_load_seconds" in point else "–"]
            for point in run[kind]]

    heads = ["extract, ms/MB", "spaCy, ms/MB", "extract, start ms", "extract, start MB", "spaCy, load ms"]
    summary = run["summary"]
    sentences = [f"{name}: × {value['extract']:.2f}" + (f" (spaCy × {value['spacy']:.2f})" if "spacy" in value else "")
                 for name, value in summary.items() if isinstance(value, dict)]
    return [*table(["rules", *heads], *rows("rules")), "", *table(["phrases", *heads], *rows("phrases")), "",
            f"{'; '.join(sentences)}; {summary['bytes a phrase']:.0f} bytes a phrase."]


def engine(run: dict) -> list[str]:
    names = list(run["figures"])
    found = {
        name: {(row["name"], row["unit"]): row["figure"] for part in run["figures"][name].values() for row in part}
        for name in names}

    def labels(unit: str) -> list[str]:
        return list(dict.fromkeys(label for name in names[::-1] for label, other in found[name] if other == unit))

    def cell(name: str, label: str, unit: str, scale: float = 1) -> str:
        value = found[name].get((label, unit))
        return "–" if value is None else f"{value * scale:.1f}"

    steps = [[label, *(cell(name, label, "share", 100) for name in names)] for label in labels("share")]
    loading = [[label, *(cell(name, label, "ms") for name in names)] for label in labels("ms")]
    shapes = {}
    for label in labels("ns/byte"):
        shape, count = label.removesuffix(" times").rsplit(", ", 1)
        shapes.setdefault(shape, {})[count] = label
    counts = list(next(iter(shapes.values())))
    last = names[-1]
    return [
        *table(["step, % of the time", *names], *steps), "", *table(["loading, ms", *names], *loading), "",
        *table([f"ns a byte ({last}), length ×", *counts],
               *[[shape, *(cell(last, found_labels[count], "ns/byte") for count in counts)] for shape, found_labels in shapes.items()])]
