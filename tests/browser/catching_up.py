"""Do at once what the demonstration's past has left to the machine: letters, notices, mail. Run in a town hall's environment."""

from datetime import timedelta

import django

django.setup()

from django.utils.timezone import now  # noqa: E402 - Django has to be set up first

from townhall.journal.models import Delivery  # noqa: E402
from townhall.journal.relay import run_due  # noqa: E402

LEISURE = timedelta(hours=1)  # the past is spread over less; what waits longer waits for its day

if __name__ == "__main__":
    Delivery.objects.open().filter(error="", run_at__lte=now() + LEISURE).update(run_at=now())
    run_due(limit=10_000)
