"""The one task: carry out one delivery. Its argument is an id, so that no message holds anything personal."""

from celery import shared_task

from townhall.journal import relay


@shared_task
def deliver(*, delivery_id: int, **_future) -> None:
    relay.run(delivery_id)
