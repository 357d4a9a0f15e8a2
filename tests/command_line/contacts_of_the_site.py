#!/usr/bin/env python3
"""The contacts of this repository's site: somebody may ring them in need. A number is either from
the ranges kept for fiction, and marked as an example, or a national one that stands here a second
time: a slip of a finger in one of the two places is found."""

import re
import unittest
from pathlib import Path

import small_site

CONTACTS = Path(__file__).resolve().parents[2] / "data/contacts.yaml"

# Published by the services themselves; the same for the whole country.
NATIONAL = {
    "emergency": "999", "police-non-emergency": "101", "nhs-111": "111", "samaritans": "116 123",
    "crimestoppers": "0800 555 111", "domestic-abuse-helpline": "0808 2000 247",
    "mens-advice-line": "0808 801 0327", "galop": "0800 999 5428",
    "karma-nirvana": "0800 5999 247", "respect-phoneline": "0808 802 4040",
    "stalking-helpline": "0808 802 0300", "rape-crisis": "0808 500 2222",
    "stop-it-now": "0808 1000 900", "revenge-porn-helpline": "0345 6000 459",
    "childline": "0800 1111", "nspcc": "0808 800 5000", "nspcc-fgm": "0800 028 3550",
    "nspcc-whistleblowing": "0800 028 0285", "runaway-helpline": "116 000",
    "family-lives": "0808 800 2222", "hourglass": "0808 808 8141", "age-uk": "0800 678 1602",
    "silver-line": "0800 470 8090", "mencap": "0808 808 1111", "carers-uk": "0808 808 7777",
    "cqc": "0300 061 6161", "public-guardian": "0300 456 0300", "report-fraud": "0300 123 2040",
    "stop-scams-bank": "159", "consumer-helpline": "0808 223 1133",
    "modern-slavery-helpline": "08000 121 700", "act-early": "0800 011 3764",
    "anti-terrorist-hotline": "0800 789 321",
}
# Text relay before the number itself (Relay UK), and the emergency text phone.
RELAY = {"18000", "18001 101", "18001 111"}
FICTION = re.compile(r"(18001 )?01632 960\d{3}$")  # Ofcom, numbers for use in TV and radio drama


def contacts():
    """The fields of each contact, as text; the file is kept simple enough for this."""
    for block in re.split(r"(?m)^  - (?=id:)", CONTACTS.read_text())[1:]:
        fields = re.findall(r"(?m)^(?:    )?([a-z_]+): (.+)$", block)
        yield {name: value.strip('"') for name, value in fields}


class ContactsOfTheSite(unittest.TestCase):
    def test_a_number_is_a_known_national_one_or_for_fiction_and_marked(self):
        for contact in contacts():
            with self.subTest(contact["id"]):
                numbers = [contact[f] for f in ("phone", "text_phone") if f in contact]
                is_example = contact.get("example") == "true"
                if is_example:
                    self.assertTrue(all(FICTION.match(number) for number in numbers), numbers)
                    self.assertTrue(contact.get("email", ".example").endswith(".example"))
                else:
                    self.assertEqual(contact.get("phone"), NATIONAL.get(contact["id"]))
                    self.assertIn(contact.get("text_phone", "18000"), RELAY)
                    self.assertNotIn("email", contact)

    def test_every_national_number_of_the_list_is_used(self):
        self.assertEqual(set(NATIONAL) - {contact["id"] for contact in contacts()}, set())

    def test_help_in_and_out_of_hours_is_there_for_children_and_adults(self):
        served = {(contact["for"], contact["hours"]) for contact in contacts()}
        for who in ("child", "adult"):
            for when in ("in", "out"):
                self.assertIn((who, when), served)


if __name__ == "__main__":
    small_site.main()
