"""A payment service that never answers: for trying out what people see then."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from townhall.lib.text import T
from townhall.payments.providers.port import Order, ProviderDown, Report, Started


class Failing:
    name = "failing"
    label = T("Online bezahlen (gestörter Dienst)", en="Pay online (service that is down)")
    hint = T("Dieser Dienst antwortet nie.", en="This service never answers.")
    by_transfer = False

    def start(self, order: Order) -> Started:
        raise ProviderDown(self.name)

    def status(self, transaction: str) -> Report:
        raise ProviderDown(self.name)

    def list_of_day(self, day: date, known: Sequence[str]) -> list[Report]:
        raise ProviderDown(self.name)

    def refund(self, transaction: str, cents: int, request_id: UUID) -> bool:
        raise ProviderDown(self.name)
