"""What of a resource is held and taken now."""


def counts(resource) -> tuple[int, int]:
    resource.refresh_from_db()
    return resource.held, resource.taken
