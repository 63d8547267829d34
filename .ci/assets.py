"""Copy what pages need from node_modules to build/npm: an allow-list of files, each with its licence."""

import shutil
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent
KERN = "@kern-ux/native"

FILES = {
    "kern/kern.min.css": f"{KERN}/dist/kern.min.css",
    "kern/LICENSE.md": f"{KERN}/LICENSE.md",
    **{
        f"kern/fonts/fira-sans/FiraSans-{weight}.woff2": f"{KERN}/dist/fonts/fira-sans/FiraSans-{weight}.woff2"
        for weight in ("Regular", "Medium", "SemiBold", "Bold")
    },
    "htmx/htmx.min.js": "htmx.org/dist/htmx.min.js",
    "htmx/LICENSE": "htmx.org/LICENSE",
    "leaflet/leaflet.js": "leaflet/dist/leaflet.js",
    "leaflet/leaflet.js.map": "leaflet/dist/leaflet.js.map",  # named by the script, and static files must be complete
    "leaflet/leaflet.css": "leaflet/dist/leaflet.css",
    "leaflet/LICENSE": "leaflet/LICENSE",
    **{
        f"leaflet/images/{name}.png": f"leaflet/dist/images/{name}.png"
        for name in ("layers", "layers-2x", "marker-icon", "marker-icon-2x", "marker-shadow")
    },
}


def copy_assets(base: Path = BASE) -> None:
    for to, source in FILES.items():
        target = base / "build" / "npm" / to
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(base / "node_modules" / source, target)


if __name__ == "__main__":
    copy_assets()
