"""The theme of the benchmark: its own small templates, and those of the real theme that are shown
alike, so that large sites of meetings and reviews have the pages that readers get."""

import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent
CIVIC = HERE.parent.parent / "themes/civic/templates"
SHARED = ("blocks/briefings", "blocks/consultations", "blocks/groups", "blocks/meetings",
          "blocks/open-data", "blocks/recommendations", "blocks/reviews", "blocks/strategy",
          "blocks/subscribe", "blocks/training", "blocks/workplan", "partials/briefing-item",
          "partials/cards", "partials/facets", "partials/icons/example", "partials/icons/note",
          "partials/icons/warning", "partials/pager", "partials/priorities", "partials/rating",
          "partials/rating-changes", "partials/rating-counts", "partials/recommendation",
          "partials/review-item", "partials/session", "partials/under-way", "partials/workplan")


def copy_theme(site):
    """Puts the theme into the folder of a site."""
    theme = Path(site) / "themes/benchmark"
    shutil.copytree(HERE / "pier/theme", theme)
    for name in SHARED:
        to = theme / "templates" / f"{name}.html"
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(CIVIC / f"{name}.html", to)
