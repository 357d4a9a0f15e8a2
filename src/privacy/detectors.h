#pragma once

#include <cstddef>

#include "privacy/match.h"

/// The detectors, one file each below detectors/. The tables in hints.cpp are their only caller: a
/// new detector is a function here, a file there, and one row with the hints that it needs. All are
/// pure functions of the text.
///
/// What they have in common: they read across spaces, hyphens, dots and single line breaks of every
/// kind (see Reading), and never across a gap; they know nothing of what may be public.
namespace pier::privacy::detectors {

// Called with runs that hold a digit, and that gave one of the hints in the detector's row.

/// NHS number: ten digits, the last one a check by modulus 11 (NHS Data Model and Dictionary, "NHS
/// NUMBER"). Bare, in groups 3-3-4, or grouped in any way behind the letters NHS or CHI. Not held
/// against the ranges in issue: those grow.
void nhs_number(const Reading& reading, const Run& run, Matches& found);

/// National Insurance number: two letters, six digits, A to D (HMRC National Insurance Manual,
/// NIM39110). Any two letters that are no country: numbers that were never given out are used in
/// the place of real ones, and look as real. Without the last letter behind words that name it.
void insurance_number(const Reading& reading, const Run& run, Matches& found);

/// Unique pupil number: a letter of check and twelve digits, or eleven digits and a letter where it
/// is temporary (Department for Education, "Unique pupil numbers (UPNs): a guide").
void pupil_number(const Reading& reading, const Run& run, Matches& found);

/// UK postcode (Royal Mail, "PAF Programmers' Guide"; BS 7666): outward and inward part, the area
/// one of those that exist. An outward part by itself only where words make it somebody's.
void postcode(const Reading& reading, const Run& run, Matches& found);

/// A date of birth: a whole date with a word of birth before or behind it, or near an exact age. An
/// exact age with a whole date and a place in its surroundings (ICO, "Anonymisation: managing data
/// protection risk", on indirect identifiers). Age bands and dates of cohorts are none.
void birth(const Reading& reading, const Run& run, Matches& found);

/// Telephone number of the United Kingdom: ten or eleven digits with a nought before, or +44
/// (Ofcom, "National Telephone Numbering Plan").
void phone(const Reading& reading, const Run& run, Matches& found);

/// References of family courts (two letters, year, letter, five digits), the Crown Court
/// (T20211234), the police (unique reference numbers of the form 42AB1234521), and any number of
/// four digits or more behind the words of a case, a hospital or a looked-after child.
void case_reference(const Reading& reading, const Run& run, Matches& found);

/// Vehicle registration (DVLA, INF104): those since 2001 as they stand, older and Northern Irish
/// ones near words of vehicles.
void vehicle(const Reading& reading, const Run& run, Matches& found);

/// IBAN (ISO 13616, modulus 97), and sort code with account number, or either behind its name.
void bank(const Reading& reading, const Run& run, Matches& found);

/// Latitude and longitude in the United Kingdom to four decimals or in degrees and minutes, and
/// references of the national grid to 100 metres (Ordnance Survey, "A guide to coordinate
/// systems").
void coordinates(const Reading& reading, const Run& run, Matches& found);

/// IPv4, IPv6 (RFC 4291) and MAC addresses. What may be the number of a chapter is none.
void computer(const Reading& reading, const Run& run, Matches& found);

// Called with the places where the sign stands that begins them, but for those that tell nothing.

/// E-mail address (RFC 5322, the dotted form that people use), at its "@".
void email(const Reading& reading, std::size_t at, Matches& found);

/// Account of social media, at its "@" or at the "/" behind the name of such a site.
void account(const Reading& reading, std::size_t at, Matches& found);

/// A path with the folder of a user: C:\Users\name, /home/name/, /Users/name/; at its first slash.
void user_folder(const Reading& reading, std::size_t at, Matches& found);

}  // namespace pier::privacy::detectors
