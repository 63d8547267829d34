"""The pages of figures: `python -m tests.bench.figure_pages` prints milliseconds and statements as a supervisor sees them."""

import json

import django

django.setup()

from tests.bench import people  # noqa: E402 - Django has to be set up first
from tests.bench.desk import client_of, timed  # noqa: E402
from tests.bench.sizes import OF_ONE_SERVICE  # noqa: E402
from townhall.accounts.models import Account  # noqa: E402

PAGES = {
    "all services, a year": "/amt/statistik/?zeitraum=jahr",
    "a service, 90 days": f"/amt/statistik/{OF_ONE_SERVICE}/",
    "a service, a year": f"/amt/statistik/{OF_ONE_SERVICE}/?zeitraum=jahr",
}


def main() -> dict[str, tuple]:
    client = client_of(Account.objects.filter(email=people.SUPERVISOR).first() or people.supervisor("bochum"))
    found = {name: timed(client, address, shows=OF_ONE_SERVICE.encode()) for name, address in PAGES.items()}
    return {name: (each["p50"], each["p95"], each["statements"]) for name, each in found.items()}


if __name__ == "__main__":
    print(json.dumps(main()))  # noqa: T201
