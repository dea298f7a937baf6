"""Running programs by turns and saying what they cost: CPU seconds, wall seconds, peak memory."""
from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import corpus


@dataclass
class Program:
    """A command, and how many bytes of text it reads.

    A program that prints its own CPU seconds of reading (`own`) is measured by those: what it takes to
    start and to load is not held against it. Ours is always measured from start to exit.
    """

    name: str
    command: list[str]
    size: int
    own: bool = False


@dataclass
class Sample:
    cpu: float
    wall: float
    peak: int
    load: float = 0
    matches: int | None = None

    def record(self) -> dict:
        return {key: round(value, 6) if isinstance(value, float) else value for key, value in vars(self).items()}


def run(program: Program) -> Sample:
    reader, writer = os.pipe()
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complaints:
        launcher = [sys.executable, "-I", "-S", str(Path(__file__).with_name("launch.py")), str(writer)]
        subprocess.run(
            launcher + program.command, pass_fds=[writer], stderr=complaints,
            stdout=said if program.own else subprocess.DEVNULL, check=True)
        os.close(writer)
        with os.fdopen(reader) as report:
            cost = json.loads(report.read())
        if cost["status"] != 0:
            complaints.seek(0)
            raise SystemExit(
                f"compare: {program.name} ended with {cost['status']}: {' '.join(program.command)}\n"
                + complaints.read().decode(errors="replace")[-2000:])
        sample = Sample(cost["cpu"], cost["wall"], cost["peak"])
        if program.own:
            said.seek(0)
            own = json.loads(said.read())
            sample.cpu, sample.load, sample.matches = own["read"], own["load"], own["matches"]
        return sample


def by_turns(programs: list[Program], runs: int, shows: bool = True) -> dict[str, list[Sample]]:
    """Each program once, then each again: what slows the machine for a while slows all of them."""
    samples: dict[str, list[Sample]] = {program.name: [] for program in programs}
    for turn in range(runs):
        for program in programs:
            sample = run(program)
            samples[program.name].append(sample)
            if shows:
                print(f"  {turn + 1}/{runs} {program.name}: {program.size / sample.cpu / 1e6:.2f} MB/cpu-s", flush=True)
    return samples


def rates(program: Program, samples: list[Sample]) -> list[float]:
    """Megabytes of text per CPU second."""
    return [program.size / sample.cpu / 1e6 for sample in samples]


def middle(values: list[float]) -> float:
    return statistics.median(values)


def machine() -> dict:
    model = platform.processor()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [line.split(":", 1)[1].strip() for line in cpuinfo.read_text().splitlines() if line.startswith("model name")]
        model = names[0] if names else model
    return {
        "processor": model, "cores": os.cpu_count(), "memory": memory,
        "system": f"{platform.system()} {platform.machine()}", "load": round(os.getloadavg()[0], 2)}


def commit() -> str:
    def git(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], cwd=corpus.ROOT, capture_output=True, text=True).stdout.strip()

    changed = git("status", "--porcelain", "--", "Sources", "rules", "Package.swift", ":!Sources/Benchmarks")
    return git("rev-parse", "--short=12", "HEAD") + ("+changes" if changed else "")


def save(kind: str, command: list[str], content: dict) -> Path:
    """One file per run, named by its time, so that none is ever written over."""
    now = time.gmtime()
    folder = Path(__file__).parents[1] / "results"
    folder.mkdir(exist_ok=True)
    path = folder / f"{time.strftime('%Y-%m-%d-%H%M%S', now)}-{kind}.json"
    head = {
        "date": time.strftime("%Y-%m-%dT%H:%M:%SZ", now), "commit": commit(),
        # Where a file lies on this machine says nothing on another.
        "command": " ".join(word.rsplit("/", 1)[-1] for word in command),
        "machine": machine()}
    path.write_text(json.dumps({**head, **content}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path
