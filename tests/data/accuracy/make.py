#!/usr/bin/env python3
"""Makes the reference that the accuracy of the language's functions is measured with.

    apt-get install python3-mpmath python3-gmpy2
    /usr/bin/python3 make.py [name...]

functions.txt says where the functions are tried. One file a function, <name>.bin, of 4 bytes a point: the low 16 bits of the double
that is nearest to the exact value, and how far beyond it (in magnitude) that value is, in 1/65536 of a unit in the last place, as a
whole number of 16 bits with a sign. -32768 there says that the first two bytes name a value instead: 0 NaN, 1 infinity,
2 -infinity. The arguments are not stored: AccuracyTests.cs makes the same ones.
"""

import math
import os
import struct
import sys

from mpmath import mp, mpf

POINTS = 100_000
PRECISION = 160
MASK = (1 << 64) - 1
FOLDER = os.path.dirname(os.path.abspath(__file__))


class Random:
    """splitmix64."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def unit(self):
        return (self.next() >> 11) * 2.0 ** -53


def bits_of(x):
    return struct.unpack("<Q", struct.pack("<d", x))[0]


def double_of(bits):
    return struct.unpack("<d", struct.pack("<Q", bits & MASK))[0]


class Place:
    """A line of functions.txt."""

    def __init__(self, words):
        self.name, self.seed = words[0], int(words[1])
        self.least, self.most = float(words[2]), float(words[3])
        self.exponents = int(words[4]), int(words[5])
        self.signs = int(words[6])
        self.edges = words[7:] if words[7] == "quarters" else [float(word) for word in words[7:]]

    def between(self, random):
        return self.least + (self.most - self.least) * random.unit()

    def any_bits(self, random):
        s, t = random.next(), random.next()
        exponent = self.exponents[0] + (s >> 8) % (self.exponents[1] - self.exponents[0] + 1)
        sign = s & 1 if self.signs == 2 else 0
        return double_of(sign << 63 | exponent << 52 | t >> 12)

    def near_edge(self, random):
        s, t = random.next(), random.next()
        if self.edges[0] == "quarters":
            edge = (1 + (s >> 16) % (1 << (s & 31))) * 1.5707963267948966
        else:
            edge = self.edges[(s >> 16) % len(self.edges)]
        distance = (t >> 6) & ((1 << (t & 63) % 45) - 1)
        down = s >> 62 & 1
        if edge == 0:
            x = double_of(distance)
        else:
            x = double_of(bits_of(edge) + (-distance if down else distance))
        if not math.isfinite(x):
            x = edge
        return -x if self.signs == 2 and s >> 63 else x

    def one(self, random, i):
        return (self.between, self.any_bits, self.near_edge)[i % 3](random)


def arguments(place):
    random = Random(place.seed)
    for i in range(POINTS):
        if place.name == "pow":
            yield power_pair(place, random, i)
        elif place.name == "atan2":
            y = place.one(random, i)
            x = place.one(random, i)
            if i % 3 == 1:
                exponent = (bits_of(y) >> 52 & 0x7FF) + random.next() % 141 - 70
                x = double_of(bits_of(x) & 0x800FFFFFFFFFFFFF | min(max(exponent, 0), 2046) << 52)
            yield y, x
        elif place.name == "normal":
            yield float(random.next() >> 40), float(random.next() >> 20)
        else:
            yield (place.one(random, i),)


def power_pair(place, random, i):
    """Powers over the whole range: a base, and the exponent that gives about the power wanted."""
    if i % 3 == 0:
        base, choice = place.between(random), random.next()
        if choice & 1:
            return (-base if choice & 2 else base), float((choice >> 2) % 401) - 200
        return base, -300 + 600 * random.unit()
    wanted = -1080 + 2110 * random.unit()
    base = place.any_bits(random) if i % 3 == 1 else place.near_edge(random)
    bits = bits_of(base)
    if i % 3 == 1:
        logarithm = float((bits >> 52) - 1023) + (double_of(bits & 0xFFFFFFFFFFFFF | 0x3FF << 52) - 1)
    else:
        logarithm = (base - 1) * 1.4426950408889634
    return base, (wanted / logarithm if logarithm != 0 else wanted)


def philox(seed, index):
    k0, k1 = seed & 0xFFFFFFFF, seed >> 32
    c = [index & 0xFFFFFFFF, index >> 32, 0, 0]
    for _ in range(10):
        p0, p1 = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [p1 >> 32 ^ c[1] ^ k0, p1 & 0xFFFFFFFF, p0 >> 32 ^ c[3] ^ k1, p0 & 0xFFFFFFFF]
        k0, k1 = (k0 + 0x9E3779B9) & 0xFFFFFFFF, (k1 + 0xBB67AE85) & 0xFFFFFFFF
    return c[1] << 32 | c[0], c[3] << 32 | c[2]


def normal(seed, n):
    a, b = philox(int(seed), int(n))
    u = mpf((a >> 11) + 1) / 2 ** 53
    return mp.sqrt(-2 * mp.log(u)) * mp.cospi(2 * mpf(b >> 11) / 2 ** 53)


def logarithm(function):
    return lambda x: math.nan if x < 0 else -math.inf if x == 0 else function(mpf(x))


def within_one(function):
    return lambda x: math.nan if abs(x) > 1 else function(mpf(x))


def exp(x):
    # Beyond that the exact value has no use, and takes long.
    return mp.exp(mpf(min(max(x, -1e4), 1e4)))


def bounded(function, limit):
    return lambda x: function(mpf(min(max(x, -limit), limit)))


def sigmoid(x):
    x = min(max(x, -1e4), 1e4)
    return 1 / (1 + mp.exp(-mpf(x)))


def cbrt(x):
    return mp.sign(x) * mp.cbrt(mpf(abs(x)))


def power(x, y):
    if y == 0 or x == 1:
        return mpf(1)
    if x == 0:
        return mpf(0) if y > 0 else math.inf
    if x < 0 and y != math.floor(y):
        return math.nan
    exponent = mpf(y) * mp.log(mpf(abs(x)))
    if abs(exponent) > 1e4:
        exponent = mpf(1e4 if exponent > 0 else -1e4)
    magnitude = mp.exp(exponent)
    return -magnitude if x < 0 and y % 2 == 1 else magnitude


def atan2(y, x):
    # A zero has no sign there.
    if y == 0:
        return math.copysign(1, y) * (+mp.pi if math.copysign(1, x) < 0 else mpf(0))
    return mp.atan2(mpf(y), mpf(x))


FUNCTIONS = {
    "exp": exp,
    "ln": logarithm(mp.log),
    "log2": logarithm(lambda x: mp.log(x) / mp.ln2),
    "log10": logarithm(lambda x: mp.log(x) / mp.ln10),
    "cbrt": cbrt,
    "sin": lambda x: mp.sin(mpf(x)),
    "cos": lambda x: mp.cos(mpf(x)),
    "tan": lambda x: mp.tan(mpf(x)),
    "asin": within_one(mp.asin),
    "acos": within_one(mp.acos),
    "atan": lambda x: mp.atan(mpf(x)),
    "sinh": bounded(mp.sinh, 1e4),
    "cosh": bounded(mp.cosh, 1e4),
    "tanh": bounded(mp.tanh, 1e4),
    "sigmoid": sigmoid,
    "pow": power,
    "atan2": atan2,
    "normal": normal,
}


def point(value):
    """The 4 bytes of an exact value."""
    if isinstance(value, float):
        return struct.pack("<Hh", 0 if math.isnan(value) else 1 if value > 0 else 2, -32768)
    if value == 0:
        return struct.pack("<Hh", 0, 0)
    mantissa, exponent = value.man_exp
    mantissa = abs(mantissa)
    unit = max(mantissa.bit_length() + exponent - 53, -1074)
    shift = exponent - unit
    scaled = mantissa << 16 + shift if 16 + shift >= 0 else (mantissa + (1 << -17 - shift)) >> -16 - shift
    nearest = (scaled + 0x8000) >> 16
    distance = min(max(scaled - (nearest << 16), -32767), 32767)
    bits = ((unit + 1074) << 52) + nearest
    if bits >= 0x7FF << 52:
        return struct.pack("<Hh", 1 if value > 0 else 2, -32768)
    return struct.pack("<Hh", bits & 0xFFFF, distance)


def main():
    mp.prec = PRECISION
    with open(os.path.join(FOLDER, "functions.txt"), encoding="utf-8") as lines:
        places = [Place(line.split()) for line in lines if line.strip() and not line.startswith("#")]
    for place in places:
        if len(sys.argv) > 1 and place.name not in sys.argv[1:]:
            continue
        function = FUNCTIONS[place.name]
        with open(os.path.join(FOLDER, place.name + ".bin"), "wb") as file:
            file.write(b"".join(point(function(*pair)) for pair in arguments(place)))
        print(place.name, flush=True)


if __name__ == "__main__":
    main()
