"""The theme of the benchmark: its own small templates, and those of the real theme that are shown
alike, so that large sites of meetings and reviews have the pages that readers get."""

import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent
CIVIC = HERE.parent.parent / "themes/civic/templates"
SHARED = ("blocks/briefings", "blocks/consultations", "blocks/data-table", "blocks/groups",
          "blocks/known-slips", "blocks/meetings", "blocks/open-data", "blocks/recommendations",
          "blocks/reviews", "blocks/strategy", "blocks/subscribe", "blocks/training",
          "blocks/video", "blocks/workplan", "inline/page-mark",
          "inline/ref", "partials/briefing-item", "partials/cards", "partials/data-cell",
          "partials/facets", "partials/icons/example", "partials/icons/note",
          "partials/icons/warning", "partials/mark", "partials/note-mark", "partials/pager",
          "partials/priorities", "partials/rag-shape", "partials/rating",
          "partials/rating-changes", "partials/rating-counts", "partials/recommendation",
          "partials/report-chapter-item", "partials/report-forms", "partials/report-item",
          "partials/review-item", "partials/session", "partials/shorthand", "partials/under-way",
          "partials/workplan")
# Pages of the real theme: what they put into the block `body` of its frame goes into `main` here.
PAGES = ("chapter", "report", "whole-report")


def copy_theme(site):
    """Puts the theme into the folder of a site."""
    theme = Path(site) / "themes/benchmark"
    shutil.copytree(HERE / "pier/theme", theme)
    for name in SHARED:
        to = theme / "templates" / f"{name}.html"
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(CIVIC / f"{name}.html", to)
    for name in PAGES:
        lines = (CIVIC / f"{name}.html").read_text(encoding="utf-8").splitlines(keepends=True)
        page = "".join(line for line in lines if not line.startswith("{% block paper %}"))
        (theme / "templates" / f"{name}.html").write_text(
            page.replace("{% block body %}", "{% block main %}"), encoding="utf-8")
