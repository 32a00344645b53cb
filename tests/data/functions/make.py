#!/usr/bin/env python3
"""Makes the values that the easings, curves and tables of the language are compared with.

    apt-get install python3-mpmath python3-scipy
    /usr/bin/python3 make.py

easings.json: the functions of easings.net, as its page writes them, computed with 60 digits and rounded once.
bezier.json: cubic-bezier() as CSS Easing Functions Level 2 defines it, its points solved for with 60 digits:
beside each argument the value 2^-51 before it, at it, and 2^-51 behind it, since a curve can be so steep that no double is near.
pchip.json: scipy.interpolate.PchipInterpolator, held constant beyond its ends.
"""

import json
import os
import random

import numpy
import scipy
from mpmath import mp, mpf
from scipy.interpolate import PchipInterpolator

mp.dps = 60
FOLDER = os.path.dirname(os.path.abspath(__file__))
NEAR = mpf(2) ** -51
C1 = mpf("1.70158")
C2 = C1 * mpf("1.525")
C3 = C1 + 1
C4 = 2 * mp.pi / 3
C5 = 2 * mp.pi / mpf("4.5")


def bounce(x):
    n, d = mpf("7.5625"), mpf("2.75")
    if x < 1 / d:
        return n * x * x
    if x < 2 / d:
        x -= mpf("1.5") / d
        return n * x * x + mpf("0.75")
    if x < mpf("2.5") / d:
        x -= mpf("2.25") / d
        return n * x * x + mpf("0.9375")
    x -= mpf("2.625") / d
    return n * x * x + mpf("0.984375")


def power(family, n):
    return {
        "easeIn" + family: lambda x: x ** n,
        "easeOut" + family: lambda x: 1 - (1 - x) ** n,
        "easeInOut" + family: lambda x: 2 ** (n - 1) * x ** n if x < 0.5 else 1 - (-2 * x + 2) ** n / 2,
    }


EASINGS = {
    **power("Quad", 2),
    **power("Cubic", 3),
    **power("Quart", 4),
    **power("Quint", 5),
    "easeInSine": lambda x: 1 - mp.cos(x * mp.pi / 2),
    "easeOutSine": lambda x: mp.sin(x * mp.pi / 2),
    "easeInOutSine": lambda x: -(mp.cos(mp.pi * x) - 1) / 2,
    "easeInExpo": lambda x: 0 if x == 0 else mpf(2) ** (10 * x - 10),
    "easeOutExpo": lambda x: 1 if x == 1 else 1 - mpf(2) ** (-10 * x),
    "easeInOutExpo": lambda x: 0 if x == 0 else 1 if x == 1
    else mpf(2) ** (20 * x - 10) / 2 if x < 0.5 else (2 - mpf(2) ** (-20 * x + 10)) / 2,
    "easeInCirc": lambda x: 1 - mp.sqrt(1 - x ** 2),
    "easeOutCirc": lambda x: mp.sqrt(1 - (x - 1) ** 2),
    "easeInOutCirc": lambda x: (1 - mp.sqrt(1 - (2 * x) ** 2)) / 2 if x < 0.5 else (mp.sqrt(1 - (-2 * x + 2) ** 2) + 1) / 2,
    "easeInBack": lambda x: C3 * x ** 3 - C1 * x ** 2,
    "easeOutBack": lambda x: 1 + C3 * (x - 1) ** 3 + C1 * (x - 1) ** 2,
    "easeInOutBack": lambda x: (2 * x) ** 2 * ((C2 + 1) * 2 * x - C2) / 2 if x < 0.5
    else ((2 * x - 2) ** 2 * ((C2 + 1) * (x * 2 - 2) + C2) + 2) / 2,
    "easeInElastic": lambda x: 0 if x == 0 else 1 if x == 1
    else -(mpf(2) ** (10 * x - 10)) * mp.sin((x * 10 - mpf("10.75")) * C4),
    "easeOutElastic": lambda x: 0 if x == 0 else 1 if x == 1
    else mpf(2) ** (-10 * x) * mp.sin((x * 10 - mpf("0.75")) * C4) + 1,
    "easeInOutElastic": lambda x: 0 if x == 0 else 1 if x == 1
    else -(mpf(2) ** (20 * x - 10) * mp.sin((20 * x - mpf("11.125")) * C5)) / 2 if x < 0.5
    else mpf(2) ** (-20 * x + 10) * mp.sin((20 * x - mpf("11.125")) * C5) / 2 + 1,
    "easeInBounce": lambda x: 1 - bounce(1 - x),
    "easeOutBounce": bounce,
    "easeInOutBounce": lambda x: (1 - bounce(1 - 2 * x)) / 2 if x < 0.5 else (1 + bounce(2 * x - 1)) / 2,
}

# The keywords of CSS, curves that swing beyond their ends, and those whose way is steepest.
CURVES = [
    (0.25, 0.1, 0.25, 1), (0.42, 0, 1, 1), (0, 0, 0.58, 1), (0.42, 0, 0.58, 1), (0, 0, 1, 1), (1 / 3, 1 / 3, 2 / 3, 2 / 3),
    (0.36, 0, 0.66, -0.56), (0.34, 1.56, 0.64, 1), (0.68, -0.6, 0.32, 1.6), (0, 1, 0, 1), (1, 0, 1, 0), (0, 0.5, 1, 0.5), (0.9, 0.1, 0.1, 0.9),
    (1, 0, 0, 1),
]


def bezier(t, x1, y1, x2, y2):
    def along(s, a, b):
        return 3 * (1 - s) ** 2 * s * mpf(a) + 3 * (1 - s) * s ** 2 * mpf(b) + s ** 3

    if not 0 < t < 1:
        return mpf(0) if t <= 0 else mpf(1)
    low, high = mpf(0), mpf(1)
    for _ in range(190):
        middle = (low + high) / 2
        low, high = (middle, high) if along(middle, x1, x2) <= t else (low, middle)
    return along((low + high) / 2, y1, y2)


# Points that are monotone, that turn, that lie flat, and of any distance; two points, and one.
TABLES = [
    ([0, 10, 1000], [0, 0.1, 0.001]),
    ([0, 1, 2, 3, 4, 5], [0, 0, 0, 1, 1, 1]),
    ([0, 100, 150, 400, 1000], [1, 0.8, 0.75, 0.2, 0]),
    ([0, 1, 3, 4, 10], [3, -1, 4, 1, -5]),
    ([-5, 0, 0.001, 2, 1e6], [1e-3, 2e-3, 1, 50, 51]),
    ([0, 1, 2], [0, 10, 9]),
    ([0, 1, 1.5], [0, 1, -8]),
    ([0, 10, 11], [0, 1, 30]),
    ([2, 7], [3, -4]),
    (list(range(40)), [round(random.Random(7 * i).uniform(-1, 1), 3) for i in range(40)]),
]


def between(xs):
    spots = {xs[0] - 1.0, xs[-1] + 1.0}
    for a, b in zip(xs, xs[1:]):
        spots.update(a + (b - a) * part for part in (0.0, 0.125, 0.3, 0.5, 0.9))
    return sorted(spots | {float(xs[-1])})


def pchip(xs, ys):
    curve = PchipInterpolator(numpy.array(xs, float), numpy.array(ys, float))
    return [[x, float(curve(min(max(x, xs[0]), xs[-1])))] for x in between(xs)]


def write(name, content):
    with open(os.path.join(FOLDER, name), "w", encoding="utf-8", newline="\n") as file:
        lines = [json.dumps(row) for row in content["rows"]]
        rest = {key: value for key, value in content.items() if key != "rows"}
        file.write(json.dumps(rest)[:-1] + ', "rows": [\n' + ",\n".join(lines) + "\n]}\n")


def main():
    spots = sorted({i / 32 for i in range(33)} | {i / 20 for i in range(21)} | {1e-9, 0.499, 1 - 1e-9, 1 / 2.75, 2 / 2.75})
    write("easings.json", {
        "source": "easings.net",
        "rows": [{"function": name, "points": [[t, float(function(mpf(t)))] for t in spots]} for name, function in EASINGS.items()],
    })
    write("bezier.json", {
        "source": "CSS Easing Functions Level 2",
        "rows": [{"curve": list(curve), "points": [[t, *(float(bezier(mpf(t) + far, *curve)) for far in (-NEAR, 0, NEAR))] for t in spots]} for curve in CURVES],
    })
    write("pchip.json", {"source": "SciPy " + scipy.__version__, "rows": [{"xs": xs, "ys": ys, "points": pchip(xs, ys)} for xs, ys in TABLES]})


if __name__ == "__main__":
    main()
