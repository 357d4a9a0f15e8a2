#!/usr/bin/python3
"""Holds the text of numbers against Python's decimal.

    compare_with_decimal.py PROGRAM      PROGRAM is pier_number_case

Python's repr() of a float is its shortest decimal too.
"""

import random
import subprocess
import sys
from decimal import ROUND_HALF_UP, Context, Decimal

CONTEXT = Context(prec=1000)


def expected(value, places):
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, CONTEXT)
    return f"{abs(rounded) if rounded.is_zero() else rounded:,f}"


def cases(chance):
    for _ in range(4000):
        # As people type them, with many halves.
        digits = chance.randint(1, 8)
        yield chance.randint(-10**digits, 10**digits) * 10 + 5, chance.randint(0, 7)
    for _ in range(4000):
        yield chance.uniform(-1, 1) * 10 ** chance.randint(-12, 18), chance.randint(0, 12)
    for value in (0.0, -0.0, 5e-324, 1.7976931348623157e308, 2.675, -0.5, 0.05, 9.995):
        yield value, chance.randint(0, 5)


def main(program):
    chance = random.Random(20261121)
    numbers = []
    for value, places in cases(chance):
        if isinstance(value, int):
            value = float(f"{value}e-{places + 1}")
        numbers.append((value, places))
    given = "".join(f"{value!r} {places}\n" for value, places in numbers)
    run = subprocess.run([program], input=given, capture_output=True, text=True, check=True)
    made = run.stdout.splitlines()
    if len(made) != len(numbers):
        print(f"{len(made)} answers to {len(numbers)} numbers")
        return 1
    wrong = [(number, text) for number, text in zip(numbers, made) if text != expected(*number)]
    for (value, places), text in wrong[:20]:
        print(f"{value!r} with {places} decimals: {text}, expected {expected(value, places)}")
    print(f"{len(numbers)} numbers, {len(wrong)} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
