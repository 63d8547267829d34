"""What somebody says about themselves (Profil)."""

from datetime import datetime
from typing import Any

from django.db.transaction import atomic

from townhall.accounts.models import Account
from townhall.journal.recording import record

OWN_FACTS = ("given_name", "family_name", "born", "street", "house_number", "postcode", "city", "phone", "delivery")


@atomic
def change_profile(account: Account, *, at: datetime, **facts: Any) -> Account:
    """Take over own data; the journal says which facts changed, not to what."""
    account = Account.objects.select_for_update().get(pk=account.pk)
    changed = [name for name in OWN_FACTS if name in facts and getattr(account, name) != facts[name]]
    for name in changed:
        setattr(account, name, facts[name])
    if changed:
        account.save(update_fields=changed)
        record("account.changed", account, by=account, at=at, facts=changed)
    return account
