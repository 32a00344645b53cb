#!/usr/bin/env python3
"""Makes the numbers of the logarithms: the tables of Ln.cs, Log2.cs and Log10.cs, and the polynomials of Logarithm.cs and LnParts.cs.

    apt-get install python3-mpmath python3-gmpy2 sollya
    /usr/bin/python3 logarithms.py
"""

import subprocess

from mpmath import e, log, mp, mpf, nint

mp.prec = 200
INTERVALS = 64
WIDTH = 1 << 46
UNIT = mpf(2) ** -42
ONE = 0x3FF0000000000000

# The interval around 1 has half of its doubles below 1, so that of what is next to it a logarithm is larger by a power of two than the last bit that r may lack.
START = ONE - 37 * WIDTH - WIDTH // 2

# For a logarithm of 1 or -1; as many more as one is smaller.
CANDIDATES = 1 << 16
BITS = 140


def number(bits):
    exponent, digits = bits >> 52, bits & ((1 << 52) - 1)
    return (1 + mpf(digits) / 2**52) * mpf(2) ** (exponent - 1023)


def entry(low, high, base):
    """A double c near the reciprocal of the middle whose logarithm is nearly a multiple of 2^-42, that multiple with the other sign, and the error."""
    if low < 1 < high:
        return 1.0, 0.0, mpf(0)
    middle = log((low + high) / 2, base)
    candidates = int(CANDIDATES / abs(middle))
    first = int(nint(middle / UNIT)) - candidates
    ratio = int(base**-UNIT * 2**BITS)
    power = int(base ** -(first * UNIT) * 2**BITS)
    best = None
    for multiple in range(first, first + 2 * candidates):
        lacking = power.bit_length() - 53
        distance = abs((power + (1 << lacking - 1)) % (1 << lacking) - (1 << lacking - 1))
        if best is None or distance < best[0]:
            best = distance, multiple
        power = power * ratio >> BITS
    logarithm = best[1] * UNIT
    c = float(base**-logarithm)
    return c, float(logarithm), abs(log(mpf(c), base) + logarithm)


def table(name, base):
    ends = [number(START + place * WIDTH) for place in range(INTERVALS + 1)]
    entries = [entry(low, high, base) for low, high in zip(ends, ends[1:])]
    largest = max(max(abs(low * c - 1), abs(high * c - 1)) for low, high, (c, _, _) in zip(ends, ends[1:], entries))
    error = max(error / abs(logarithm) for _, logarithm, error in entries if logarithm != 0)
    print(f"// {name}: relative errors below 2^{float(log(error, 2)):.1f}, |r| below {float(largest):.5f}")
    for column in (0, 1):
        values = [repr(row[column]) for row in entries]
        for i in range(0, INTERVALS, 4):
            print("        " + ", ".join(values[i : i + 4]) + ",")
        print()


def polynomial(name, powers, first):
    program = f"""
        prec = 200; display = decimal; around = [-0.0079;0.0079];
        p = fpminimax(log(1 + x), {powers}, [|D...|], around, {first});
        for i in {powers} do print(round(coeff(p, i), D, RN));
        print("relative error", round(dirtyinfnorm(p / log(1 + x) - 1, around), 20, RN));"""
    print(f"// {name}\n" + subprocess.run(["sollya"], input=program, capture_output=True, text=True, check=False).stdout)


if __name__ == "__main__":
    print(f"// start: {START:#x}")
    polynomial("Logarithm.cs", "[|2, 3, 4, 5, 6, 7|]", "x")
    polynomial("LnParts.cs", "[|3, 4, 5, 6, 7, 8|]", "x - x^2 / 2")
    table("Ln.cs", e)
    table("Log2.cs", mpf(2))
    table("Log10.cs", mpf(10))
