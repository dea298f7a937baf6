"""Time against the number of rules, and of list phrases, beside spaCy's."""
from __future__ import annotations

import sys
from pathlib import Path

import corpus
import measure
import plot

RULES = (1, 2, 5, 10)
PHRASES = (1_000, 10_000, 100_000, 1_000_000)
# Beyond it spaCy takes gigabytes and minutes to load.
MOST_PHRASES_OF_SPACY = 100_000
RESOURCES = corpus.ROOT / "Sources/Extraction/Extraction.docc/Resources"


def measure_all(options, workplace) -> None:
    beside = options.only is None or "spacy" in options.only
    rules = series(options, workplace, [(times, 2_000) for times in RULES], beside)
    phrases = series(options, workplace, [(1, count) for count in PHRASES], beside)
    for point in rules["points"]:
        point["count"] = point["rules"]
    for point in phrases["points"]:
        point["count"] = point["phrases"]
    summary = {
        "40 to 400 rules": growth(rules), "1,000 to 1,000,000 phrases": growth(phrases),
        "bytes a phrase": bytes_a_phrase(phrases)}
    for name, value in summary.items():
        print(f"{name}: {value}")
    path = measure.save("growth", ["compare", *sys.argv[1:]], {
        "corpus": workplace.source, "megabytes": options.megabytes, "slow_megabytes": options.slow_megabytes,
        "summary": summary, "rules": rules["points"], "phrases": phrases["points"]})
    RESOURCES.mkdir(exist_ok=True)
    draw(rules, "number of rules", RESOURCES / "growth-rules.svg")
    draw(phrases, "number of list phrases", RESOURCES / "growth-phrases.svg")
    print(f"recorded in {path.relative_to(corpus.ROOT)}; plots in {RESOURCES.relative_to(corpus.ROOT)}")


def series(options, workplace, sizes: list[tuple[int, int]], beside: bool) -> dict:
    """For each size of rule set: CPU seconds for a megabyte of text, loading taken off."""
    programs, starts = [], []
    for times, phrases in sizes:
        folder = workplace.rules(times, phrases)[0]
        label = f"{40 * times} rules, {phrases} phrases"
        programs.append(workplace.ours(f"extract: {label}", folder, options.megabytes))
        starts.append(workplace.start(f"extract: {label}", folder))
        if beside and phrases <= MOST_PHRASES_OF_SPACY:
            peer = workplace.peer("spacy", times, phrases)
            peer.name = f"spaCy: {label}"
            programs.append(peer)
    samples = measure.by_turns(programs, options.runs)
    started = measure.by_turns(starts, options.runs, shows=False)
    points = []
    for (times, phrases), program in zip(sizes, starts):
        start = measure.middle([sample.cpu for sample in started[program.name]])
        whole = [(sample.cpu - start) for sample in samples[program.name]]
        size = next(each.size for each in programs if each.name == program.name)
        point = {
            "rules": 40 * times, "phrases": phrases,
            "seconds_per_megabyte": round(measure.middle(whole) * 1e6 / size, 6), "start_seconds": round(start, 4),
            "start_peak": min(sample.peak for sample in started[program.name]),
            "peak": max(sample.peak for sample in samples[program.name])}
        peer = program.name.replace("extract", "spaCy")
        if peer in samples:
            small = next(each.size for each in programs if each.name == peer)
            point["spacy_seconds_per_megabyte"] = round(measure.middle([s.cpu for s in samples[peer]]) * 1e6 / small, 6)
            point["spacy_load_seconds"] = round(measure.middle([s.load for s in samples[peer]]), 3)
            point["spacy_peak"] = max(s.peak for s in samples[peer])
        points.append(point)
    return {"points": points}


def growth(series: dict) -> dict:
    first, last = series["points"][0], series["points"][-1]
    found = {"extract": round(last["seconds_per_megabyte"] / first["seconds_per_megabyte"], 3)}
    peers = [point["spacy_seconds_per_megabyte"] for point in series["points"] if "spacy_seconds_per_megabyte" in point]
    return found | ({"spacy": round(peers[-1] / peers[0], 3)} if peers else {})


def bytes_a_phrase(series: dict) -> float:
    first, last = series["points"][0], series["points"][-1]
    return round((last["start_peak"] - first["start_peak"]) / (last["phrases"] - first["phrases"]), 1)


def draw(series: dict, label: str, path: Path) -> None:
    lines = {"extract": [(p["count"], p["seconds_per_megabyte"]) for p in series["points"]]}
    peers = [(p["count"], p["spacy_seconds_per_megabyte"]) for p in series["points"] if "spacy_seconds_per_megabyte" in p]
    if peers:
        lines["spaCy"] = peers
    path.write_text(plot.svg(lines, label, "CPU seconds for a megabyte of text"), encoding="utf-8")
