"""How many cases are measured with. Fewer, to try the bench out: `BENCH_CASES=1000,2000,4000 BENCH_EXPORTED=100,1000`."""

import os


def sizes(name: str, usual: str) -> tuple[int, ...]:
    return tuple(int(size) for size in os.environ.get(name, usual).split(","))


CASES = sizes("BENCH_CASES", "10000,100000,1000000")
EXPORTED = sizes("BENCH_EXPORTED", "1000,100000")
OF_ONE_SERVICE = "anliegen"  # of which the exported ones are
