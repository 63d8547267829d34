"""What an account already knows, filled in before anybody has to type it again (once only)."""

from django.core.exceptions import ValidationError

from townhall.accounts.models import Account
from townhall.catalogue.definition import Definition
from townhall.fields.base import Field
from townhall.fields.group import Composite

BY_PURPOSE = {"email": "email", "tel": "phone"}  # the purpose a question names to browsers, and our name for it


def prefilled(definition: Definition, account: Account | None) -> dict:
    """Return the beginning of an answer tree: own data at each group marked `prefill="identity"` or `"address"`, and how
    to reach the person at questions whose purpose (`autocomplete`) says that they are about the person who types."""
    if account is None:
        return {}
    tree: dict = {}
    for step in definition.steps:
        own = {field.id: own_answer(field, account) for field in step.fields}
        if any(own.values()):
            tree[step.id] = {id: fact for id, fact in own.items() if fact}
    return tree


def own_answer(field: Field, account: Account) -> dict | str | None:
    if isinstance(field, Composite):
        return known(field, account) if field.prefill else None
    return reached(field, getattr(account, BY_PURPOSE.get(field.autocomplete, ""), ""))


def reached(field: Field, value: str) -> str | None:
    """Return an address or number in the form in which it is stored; what the account has in another form is left out."""
    try:
        return field.to_json(field.form_field().clean(value)) if value else None
    except ValidationError:
        return None


def known(group: Composite, account: Account) -> dict:
    """Collect what the account knows for the questions of a group, also in groups inside it such as an address."""
    facts: dict = {}
    for field in group.fields:
        if isinstance(field, Composite):
            inside = known(field, account)
            facts |= {field.id: inside} if inside else {}
        elif value := getattr(account, field.id, None):
            facts[field.id] = field.to_json(value)
    return facts
