"""Makes catalogues of neighbours for tests, as /catalogue.schema.json says; knows nothing of how the
program makes them."""

import hashlib
import json

EMPTY = ("reviews", "briefings", "recommendations", "indicators", "procedures")


def canonical(value):
    """RFC 8785 for texts, whole numbers and plain names."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def item(**members):
    """An item with its digest."""
    return {**members, "sha256": hashlib.sha256(canonical(members).encode()).hexdigest()}


def review(number, base, **more):
    members = {"id": f"review-{number}", "kind": "safeguarding-adult-review",
               "partnership": "adults", "title": f"Review {number}",
               "summary": f"What review {number} found.", "language": "en-GB",
               "url": f"{base}/learning/reviews/review-{number}/", "published": "2026-03-04",
               "themes": [{"id": "self-neglect", "name": "Self-neglect"}]}
    return item(**{**members, **more})


def briefing(number, base, **more):
    members = {"id": f"briefing-{number}", "audience": "everybody", "title": f"Briefing {number}",
               "summary": f"What review {number} teaches.", "language": "en-GB",
               "url": f"{base}/learning/briefings/briefing-{number}/", "published": "2026-04-05"}
    return item(**{**members, **more})


def procedure(name, base, text, **more):
    members = {"id": name, "title": "Children who go missing", "language": "en-GB",
               "owner": "Business Unit", "url": f"{base}/professionals/{name}/",
               "text": {"url": f"{base}/shared/{name}.md", "bytes": len(text.encode()),
                        "sha256": hashlib.sha256(text.encode()).hexdigest()}}
    return item(**{**members, **more})


def catalogue(base, name="Norby Safeguarding Partnership", **sections):
    head = {"format": "safeguarding-catalogue", "version": 1, "language": "en-GB",
            "publisher": {"name": name, "url": f"{base}/"}}
    return {**head, **{section: sections.get(section, []) for section in EMPTY}}


def text_of(value):
    """The file: an item in each line, so that differences can be read."""
    lines = []
    for section in EMPTY:
        items = ",\n".join(canonical(one) for one in value[section])
        lines.append(f'"{section}":[\n{items}\n]' if items else f'"{section}":[]')
    head = canonical({name: part for name, part in value.items() if name not in EMPTY})
    return head[:-1] + ",\n" + ",\n".join(lines) + "\n}\n"
