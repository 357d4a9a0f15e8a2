"""Writes one page with every kind of chart, in the real theme, for people and browsers to look at.

usage: chart_gallery.py GALLERY_PROGRAM THEME CSS SCRIPT OUT.html
"""

import json
import subprocess
import sys

import jinja2
import markupsafe

PAGE = """<!DOCTYPE html>
<html lang="en-GB" class="govuk-template">
<head>
<meta charset="utf-8">
<title>Charts</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="{css}">
<script type="module" src="{script}"></script>
</head>
<body class="govuk-template__body">
<main class="govuk-width-container"><h1>Charts</h1><div class="prose">
{charts}
</div></main>
</body>
</html>
"""


def main(program, theme, css, script, out):
    views = json.loads(subprocess.run([program], check=True, capture_output=True).stdout)
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(theme + "/templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    template = environment.get_template("blocks/chart.html")
    charts = []
    for view in views:
        view["picture"] = markupsafe.Markup(view["picture"])
        charts.append(template.render(view))
    page = PAGE.format(css=css, script=script, charts="\n".join(charts))
    with open(out, "w", encoding="utf-8") as file:
        file.write(page)


if __name__ == "__main__":
    main(*sys.argv[1:])
