"""Named places at which the fault tests kill, break or slow down this process; nothing happens unless settings name one."""

import os
import signal
import time
from collections import Counter

from django.conf import settings

PASSED: Counter[str] = Counter()


class FailpointHit(Exception):
    """A fault test asked for an error here."""


def failpoint(name: str) -> None:
    """Do what settings say: "name:kill:3" and "name:raise:3" on the third pass, "name:sleep:2" each time."""
    if not settings.FAILPOINTS:
        return
    for entry in settings.FAILPOINTS.split(","):
        place, action, number = (*entry.split(":"), "1")[:3]
        if place == name:
            PASSED[name] += 1
            act(name, action, float(number))


def act(name: str, action: str, number: float) -> None:
    if action == "sleep":
        time.sleep(number)
    elif PASSED[name] == number and action == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    elif PASSED[name] == number and action == "raise":
        raise FailpointHit(name)
