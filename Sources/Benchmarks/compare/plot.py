"""Line plots with logarithmic axes, as SVG. The same figures give the same bytes."""
from __future__ import annotations

import math

WIDTH, HEIGHT = 640, 400
LEFT, RIGHT, TOP, BOTTOM = 90, 110, 24, 60
COLOURS = ("#0b63a5", "#c2541b", "#3b7d23")


def svg(lines: dict[str, list[tuple[float, float]]], x_label: str, y_label: str) -> str:
    points = [point for line in lines.values() for point in line]
    x_axis = Axis([x for x, _ in points], LEFT, WIDTH - RIGHT)
    y_axis = Axis([y for _, y in points], HEIGHT - BOTTOM, TOP, whole=True)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="13">',
        f'<title>{y_label} against {x_label}</title>', f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>']
    for value in y_axis.ticks():
        place = y_axis.place(value)
        parts.append(f'<path d="M{LEFT} {place}H{WIDTH - RIGHT}" stroke="#dddddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{place + 4:.1f}" text-anchor="end">{number(value)}</text>')
    for value in sorted({x for x, _ in points}):
        place = x_axis.place(value)
        parts.append(f'<path d="M{place} {TOP}V{HEIGHT - BOTTOM}" stroke="#eeeeee"/>')
        parts.append(f'<text x="{place}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{number(value)}</text>')
    parts.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 14}" text-anchor="middle">{x_label}</text>')
    middle = (TOP + HEIGHT - BOTTOM) / 2
    parts.append(f'<text transform="translate(20 {middle}) rotate(-90)" text-anchor="middle">{y_label}</text>')
    for colour, (name, line) in zip(COLOURS, lines.items()):
        places = [(x_axis.place(x), y_axis.place(y)) for x, y in line]
        path = "L".join(f"{x} {y}" for x, y in places)
        parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>' for x, y in places]
        x, y = places[-1]
        parts.append(f'<text x="{x + 10}" y="{y + 4:.1f}" fill="{colour}">{name}</text>')
    return "\n".join(parts + ["</svg>"]) + "\n"


class Axis:
    """From a value to its place, by the logarithm; `whole`: from one power of ten to another."""

    def __init__(self, values: list[float], start: float, end: float, whole: bool = False):
        self.low, self.high = math.log10(min(values)), math.log10(max(values))
        if whole:
            self.low, self.high = math.floor(self.low), math.ceil(self.high)
        self.start, self.end = start, end

    def place(self, value: float) -> float:
        share = (math.log10(value) - self.low) / ((self.high - self.low) or 1)
        return round(self.start + share * (self.end - self.start), 1)

    def ticks(self) -> list[float]:
        return [10.0**power for power in range(round(self.low), round(self.high) + 1)]


def number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"
