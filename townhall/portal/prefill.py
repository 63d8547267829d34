"""What an account already knows, filled in before anybody has to type it again (once only)."""

from townhall.accounts.models import Account
from townhall.catalogue.definition import Definition
from townhall.fields.group import Composite


def prefilled(definition: Definition, account: Account | None) -> dict:
    """Return the beginning of an answer tree: own data at each group marked `prefill="identity"` or `"address"`."""
    if account is None:
        return {}
    tree: dict = {}
    for step in definition.steps:
        own = {f.id: known(f, account) for f in step.fields if isinstance(f, Composite) and f.prefill}
        if any(own.values()):
            tree[step.id] = {id: facts for id, facts in own.items() if facts}
    return tree


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
