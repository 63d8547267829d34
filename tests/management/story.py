"""Something worth keeping: an account, a file and a journal entry. Run as a program in the environment of a test."""

from datetime import UTC, datetime

import django

django.setup()

from townhall.accounts.models import Account  # noqa: E402
from townhall.documents import storage  # noqa: E402
from townhall.documents.models import Purpose  # noqa: E402
from townhall.journal.recording import record  # noqa: E402

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

alice = Account.objects.create_user("alice.beispiel@example.org", given_name="Alice", family_name="Beispiel")
document = storage.keep(b"%PDF-1.7", name="a.pdf", content_type="application/pdf", purpose=Purpose.NOTICE, owner=alice, at=NOW)
document.save()
record("account.opened", alice, by=alice, at=NOW)
