"""A hundred applications while worker, web server and Redis are killed in turn: nothing is lost, nothing is done twice."""

import json
import threading
import time
from collections import Counter
from http.client import HTTPException
from pathlib import Path

import psycopg
import pytest

from tests.bench.flows import Browser, NotFiledError, hidden
from tests.servers import LOOK, is_there, wait_until
from tests.town_hall import TownHall

NEEDED = [name for name in ("PostgreSQL", "Redis") if not is_there(LOOK[name])]
pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(bool(NEEDED), reason=f"not installed: {', '.join(NEEDED)}"),
]
SUBMISSIONS = 100
PEOPLE = 3
EVERY = 10  # confirmations between two kills
PATIENCE = 90  # seconds in which something more has to be done, on a machine however slow
LIMIT = 600  # seconds until everything has to be done after the last fault


class Driver:
    """People who press the last button again until they see a confirmation, and remember what they saw."""

    def __init__(self, hall: TownHall, drafts: list[str], session: str):
        self.hall, self.waiting, self.session = hall, list(drafts), session
        self.acknowledged: dict[str, str] = {}
        self.tries = 0
        self.problems: Counter[str] = Counter()
        self.end = time.monotonic() + 150

    def run(self) -> None:
        people = [threading.Thread(target=self.person) for _ in range(PEOPLE)]
        for person in people:
            person.start()
        for person in people:
            person.join()

    def person(self) -> None:
        browser = Browser(self.hall.port, {"session": self.session})
        while self.waiting and time.monotonic() < self.end:
            draft = self.waiting.pop(0)
            try:
                self.acknowledged[draft] = self.submit(browser, draft)
            except (OSError, NotFiledError, HTTPException) as problem:
                self.problems[type(problem).__name__ + str(problem)[-40:]] += 1
                self.waiting.append(draft)
                time.sleep(0.3)

    @property
    def story(self) -> str:
        return f"{len(self.acknowledged)} confirmed in {self.tries} tries; {self.problems.most_common(5)}"

    def submit(self, browser: Browser, draft: str) -> str:
        self.tries += 1
        check = f"/antrag/hundesteuer-anmeldung/{draft}/pruefen/"
        page = browser.open(check)
        if "/fertig/" not in browser.address:
            browser.open(check, hidden(page) | {"channel": "portal", "consent": "yes"})
        if "/fertig/" not in browser.address:
            raise NotFiledError(f"{draft} is not confirmed")
        return browser.address.rstrip("/").rpartition("/")[2]


def prepare(hall: TownHall, number: int) -> Driver:
    made = json.loads(hall.python("-m", "tests.faults.prepare", str(number)).stdout.splitlines()[-1])
    return Driver(hall, made["drafts"], made["session"])


def check(hall: TownHall, driver: Driver, folder: Path) -> list[str]:
    mails = [{"id": str(mail["Message-ID"])} for mail in hall.mail.messages]
    history = folder / "history.json"
    history.write_text(json.dumps({"acknowledged": driver.acknowledged, "mails": mails}))
    return json.loads(hall.python("-m", "tests.faults.checker", str(history)).stdout.splitlines()[-1])


def deliveries(hall: TownHall) -> tuple[int, int]:
    """Count what the checker would find open, and what is done: to ask it takes a program that needs seconds to start."""
    waits = "error = '' AND run_at > now() + interval '1 hour'"
    with psycopg.connect(hall.environment["DATABASE_URL"]) as connection:
        question = f"SELECT count(*) FILTER (WHERE done_at IS NULL AND NOT ({waits})), count(done_at) FROM journal_delivery"
        return connection.execute(question).fetchone()


def settle(hall: TownHall, driver: Driver, folder: Path) -> list[str]:
    """Wait until all promises are kept, or say which are not once nothing moves any more."""
    start = moved = time.monotonic()
    still_to_do, done = deliveries(hall)
    while still_to_do and time.monotonic() < min(moved + PATIENCE, start + LIMIT):
        time.sleep(0.5)
        before, (still_to_do, done) = (still_to_do, done), deliveries(hall)
        moved = time.monotonic() if (still_to_do, done) != before else moved
    moved = time.monotonic()
    broken = check(hall, driver, folder)
    while broken and time.monotonic() < min(moved + PATIENCE, start + LIMIT):
        time.sleep(5)
        before, broken = broken, check(hall, driver, folder)
        moved = time.monotonic() if broken != before else moved
    return broken


class TestKilledProcesses:
    def test_lose_nothing_and_do_nothing_twice(self, tmp_path):
        with TownHall(durable=True) as hall:
            driver = prepare(hall, SUBMISSIONS)
            filing = threading.Thread(target=driver.run)
            filing.start()
            kills = 0
            while filing.is_alive():
                if len(driver.acknowledged) >= kills * EVERY:
                    kills += kill_next(hall, kills)
                filing.join(0.05)

            broken = settle(hall, driver, tmp_path)
            journal = hall.manage("verify_journal", check=False)

            assert len(driver.acknowledged) == SUBMISSIONS, driver.story
            assert broken == [], "\n".join([f"{len(broken)} promises are broken", *broken[:10], *broken[-10:]])
            assert journal.returncode == 0, journal.stdout
            assert kills >= SUBMISSIONS // EVERY, driver.story


def kill_next(hall: TownHall, number: int) -> int:
    """Kill worker, web server and Redis in turn, as a power cut would, and start them again."""
    victim = ("worker", "web", "redis")[number % 3]
    if victim == "redis":
        hall.redis.kill()
        hall.redis.launch()
    else:
        hall.kill(victim)
        hall.start(victim)
    if victim == "web":
        wait_until(lambda: hall.answers("/healthz"), seconds=60)
    return 1


class TestWithoutTheRelay:
    """The negative control: when nothing rings again, an effect is missing, and the same checker says so."""

    def test_the_checker_notices_what_is_missing(self, tmp_path):
        with TownHall(FAILPOINTS="doorbell.before_ring:kill:1") as hall:
            hall.supervisor.children = [child for child in hall.supervisor.children if stop_relay(child)]
            driver = prepare(hall, 4)
            driver.run()
            time.sleep(8)

            broken = check(hall, driver, tmp_path)

            assert driver.acknowledged
            assert broken, "a bell that never rang was not noticed"


def stop_relay(child) -> bool:
    """End the relay for good; True for every other program."""
    if child.name != "relay":
        return True
    child.process.kill()
    child.process.wait()
    return False
