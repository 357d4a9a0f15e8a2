"""The texts of the reports as folders of chapters, with the line that each line came from.

The texts are not part of the repository; only where their headings stand is written here. TABs make
tables; what the page breaks of the print tore apart is joined again.
"""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ROOT.parent / "shared" / "seeds"

# A line by which the text is known; the first and last line of the report; lines of chapters, of
# sections, of parts below; lines that are printed as a heading and are none of these.
REPORTS = {
    "Annual report 2017 to 2019": {
        "known_by": "Appendix 2: Local Safeguarding Children Board Finance 2018/19",
        "folder": "2017-19",
        "lines": (62, 1373),
        "headings": {
            1: [62, 187, 207, 935, 970, 1117, 1143],
            2: [64, 82, 92, 211, 234, 245, 268, 937, 951, 966, 972, 984, 1093, 1145, 1169, 1209,
                1334],
            3: [99, 107, 135, 142, 146, 157, 161, 173, 272, 300, 341, 382, 513, 543, 608, 702, 752,
                854, 986, 999, 1063, 1266],
        },
        "joined": [568, 1019, 1249, 1360],
        "template": {4: ["Agency Context", "Safeguarding Children Activity", "Key Successes",
                         "Outcomes and Impact of Safeguarding Children Activity",
                         "Key Areas for Development"]},
    },
    "Annual report 2020/21": {
        "known_by": "Appendix 1: Local Authority Data Matrix (DfE/Ofsted derived)",
        "folder": "2020-21",
        "lines": (64, 2435),
        "headings": {
            1: [64, 76, 136, 142, 152, 181, 232, 252, 271, 440, 564, 1482, 1589, 1651, 1750, 1774,
                1816, 1914, 1935, 1959],
            2: [100, 112, 154, 164, 168, 172, 184, 192, 196, 275, 404, 442, 473, 566, 668, 849,
                1165, 1179, 1213, 1274, 1365, 1402, 1504, 1523, 1535, 1591, 1604, 1614, 1637, 1645,
                1655, 1661, 1669, 1682, 1694, 1700, 1704, 1708, 1752, 1761, 1778, 1783, 1791, 1804, 1818, 1824, 1828, 1859, 1883, 1901,
                1909, 1937, 1963, 1971, 1989, 1994, 1999, 2032, 2055, 2069, 2113, 2231, 2243, 2268,
                2292, 2422],
            3: [279, 289, 300, 311, 321, 327, 343, 358, 364, 388, 397, 406, 421, 444, 453, 457,
                462, 568, 590, 630, 642, 656, 670, 685, 697, 715, 729, 737, 745, 767, 840, 862, 887,
                907, 1015, 1026, 1032, 1119, 1136, 1140,
                1193, 1199, 1313, 1404, 1412, 1416, 1434, 1450, 1462, 1470, 1710,
                1718, 1722, 1728, 1732, 1736, 1740, 1744, 1874, 2115, 2294, 2386,
                2401],
            4: [864, 923, 938, 953, 969, 983, 1004, 1035, 1053, 1061, 1069, 1098, 1104, 1110, 1436,
                1442, 1472, 1476],
        },
        "joined": [2145, 2162, 2191, 2205, 2218, 2247, 2309, 2326, 2381, 2430],
    },
    "Annual report 2021/22": {
        "known_by": "SSP 2022/2023\tAmount to be invoiced (£)",
        "folder": "2021-22",
        "lines": (1220, 3424),
        "headings": {
            1: [1220, 1236, 1244, 1344, 1474, 1508, 1559, 1596, 1721, 1761, 1884, 1920, 1952, 2548,
                2554, 3023, 3081, 3289, 3353],
            2: [1304, 1318, 1348, 1367, 1375, 1389, 1397, 1407, 1434, 1478, 1482, 1492, 1503, 1512,
                1517, 1522, 1528, 1565, 1573, 1588, 1602, 1611, 1626, 1733, 1742, 1746, 1751, 1787,
                1816, 1828, 1855, 1869, 1894, 1960, 2011, 2128, 2152, 2269, 2289, 2310, 2345, 2443,
                2469, 2492, 2534, 2556, 2570, 2933, 2976, 3027, 3035, 3065, 3085, 3100, 3104, 3127,
                3248, 3294, 3360, 3376],
            3: [1417, 1428, 1440, 1456, 1462, 1638],
        },
        "joined": [2138, 2196, 2372],
    },
    "Report to Cabinet 2022": {
        "known_by": "Southend Safeguarding Partnership Annual Report 2021/2022\n",
        "folder": "cabinet",
        "file": "003_",
        "lines": (18, 129),
        "headings": {1: [], 2: [18, 22, 26, 33, 64, 66, 70, 112], 3: []},
    },
}

STOPS = ".:;!?)\"'”’*|"


def find(report):
    """The lines of a report's text, or nothing."""
    for file in sorted(TEXTS.glob("*.txt")) if TEXTS.exists() else []:
        text = file.read_text(encoding="utf-8")
        if report.get("file") and not file.name.startswith(report["file"]):
            continue
        if report["known_by"] in text:
            return text.split("\n")
    return None


def clean(text):
    text = re.sub(r"</?[iu]>", "", text)
    return text.replace("<http", "\0").replace("<", "&lt;").replace("\0", "<http").replace("{", "\\{")


class Writer:
    """Chapters as they are written, each line with the line of the report that it came from."""

    def __init__(self, report, lines):
        self.lines = lines
        self.level = {line: level for level, all_of in report["headings"].items() for line in all_of}
        for level, names in report.get("template", {}).items():
            for number in range(report["lines"][0], report["lines"][1] + 1):
                if lines[number - 1].strip() in names:
                    self.level[number] = level
        self.chapters = []
        self.report = report

    def put(self, text, source):
        chapter = self.chapters[-1]
        chapter["text"].append(text)
        chapter["source"].append(source)

    def begin(self, title, source):
        name = f"chapter-{len(self.chapters) + 1:02}"
        head = ["---", "type: chapter", f'title: "{title}"', "summary: A chapter.", "state: final",
                f"order: {len(self.chapters) + 1}", "owner: Unit", "reviewed: 2022-11-08", "---", ""]
        self.chapters.append({"name": name, "text": head, "source": [source] * len(head)})

    def run(self):
        first, last = self.report["lines"]
        if self.level.get(first) != 1:
            self.begin("Report", first)
        number = first
        while number <= min(last, len(self.lines)):
            number = self.step(number)
        return self.chapters

    def step(self, number):
        line = self.lines[number - 1]
        level = self.level.get(number)
        if level == 1:
            self.begin(line.strip().replace('"', "'"), number)
        elif level:
            self.blank(number)
            self.put("#" * level + " " + clean(line.strip()), number)
            self.blank(number)
        elif "\t" in line:
            return self.table(number)
        elif not line.strip():
            if not self.is_torn(number):
                self.blank(number)
        else:
            self.text(number, line)
        return number + 1

    def text(self, number, line):
        item = re.match(r"^( *)- (.*)", line)
        if item:
            self.put("  " * len(item[1]) + "- " + clean(item[2]), number)
            return
        before = self.chapters[-1]["text"][-1]
        if before and not before.startswith(("#", "|")) and re.match(r"^\d+[.)] ", line) is None:
            if self.lines[number - 2].strip():
                self.blank(number)
        self.put(clean(re.sub(r"^#", r"\\#", line.strip())), number)

    def blank(self, number):
        if self.chapters[-1]["text"][-1]:
            self.put("", number)

    def is_torn(self, number):
        """Whether the blank line stands in the middle of a sentence."""
        before = self.chapters[-1]["text"][-1].rstrip()
        if not before or before.startswith(("#", "|")) or before[-1] in STOPS:
            return False
        after = number
        while after <= len(self.lines) and not self.lines[after - 1].strip():
            after += 1
        if after > len(self.lines) or after in self.level or "\t" in self.lines[after - 1]:
            return False
        return re.match(r"^[a-z(&]", self.lines[after - 1]) is not None

    def table(self, number):
        rows = []
        while number <= len(self.lines):
            if number in self.report.get("joined", []):
                number += 1  # A page ended within the table.
                continue
            if "\t" not in self.lines[number - 1]:
                break
            rows.append((number, self.lines[number - 1].split("\t")))
            number += 1
        width = max(len(cells) for _, cells in rows)
        self.blank(rows[0][0])
        for i, (source, cells) in enumerate(rows):
            cells = [clean(c.strip()).replace("|", "\\|") for c in cells]
            cells += [""] * (width - len(cells))
            self.put("| " + " | ".join(cells) + " |", source)
            if i == 0:
                self.put("|" + " --- |" * width, source)
        self.blank(rows[-1][0])
        return number


def write(report, folder):
    """Writes a report below content/ of a site; gives, by path, the source line of every line."""
    lines = find(report)
    chapters = Writer(report, lines).run()
    target = Path(folder) / "content" / "about" / report["folder"]
    target.mkdir(parents=True, exist_ok=True)
    (target / "index.md").write_text(
        "---\ntype: report\n" f'title: "Report {report["folder"]}"\n'
        "summary: A report.\nperiod: {from: 2021-04-01, to: 2022-03-31}\nlabel: 2021/22\n"
        "status: draft\nnumbering: author\nadvice: true\nowner: Unit\nreviewed: 2022-11-08\n---\n\nText.\n",
        encoding="utf-8")
    sources = {}
    for chapter in chapters:
        path = target / f"{chapter['name']}.md"
        path.write_text("\n".join(chapter["text"]) + "\n", encoding="utf-8")
        sources[f"content/about/{report['folder']}/{chapter['name']}.md"] = chapter["source"]
    return sources
