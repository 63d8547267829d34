"""The services of this checkout with their samples, for tests that run once for each."""

import sys
from pathlib import Path

from townhall.catalogue.authoring import Service
from townhall.catalogue.registry import SERVICES, samples_of

HERE = {slug: service for slug, service in sorted(SERVICES.items()) if service.__module__.startswith("services.")}
SAMPLES = [(slug, name) for slug, service in HERE.items() for name in samples_of(service)]


def folder_of(service: type[Service]) -> Path:
    return Path(sys.modules[service.__module__].__file__ or "").parent


def sample(slug: str, name: str) -> dict:
    return samples_of(HERE[slug])[name]
