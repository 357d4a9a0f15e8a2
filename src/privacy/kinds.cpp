#include "privacy/kinds.h"

#include <array>
#include <cstddef>

namespace pier::privacy {

namespace {

constexpr std::string_view kTakeOut = "take it out; nobody needs it to learn from what happened";
constexpr std::string_view kInContacts =
    "a number or address that is meant to be public stands in data/contacts.yaml; take any other "
    "out";

constexpr auto kKinds = std::to_array<KindInfo>({
    {Kind::name, "name", "privacy-name", "a name of the watch-list",
     "write the pseudonym of the review, or the role of the person"},
    {Kind::bank, "bank", "privacy-bank", "what looks like the number of a bank account", kTakeOut},
    {Kind::pupil_number, "pupil-number", "privacy-pupil-number",
     "what looks like a unique pupil number", kTakeOut},
    {Kind::insurance_number, "insurance-number", "privacy-insurance-number",
     "what looks like a National Insurance number", kTakeOut},
    {Kind::case_reference, "reference", "privacy-reference",
     "what looks like the reference of a case or a person", kTakeOut},
    {Kind::email, "email", "privacy-contact", "what looks like an e-mail address", kInContacts},
    {Kind::phone, "phone", "privacy-contact", "what looks like a telephone number", kInContacts},
    {Kind::nhs_number, "nhs-number", "privacy-nhs-number", "what looks like an NHS number",
     kTakeOut},
    {Kind::birth, "birth", "privacy-birth", "what looks like a date of birth",
     "give an age band, such as 5 to 9, or the school year"},
    {Kind::age, "age", "privacy-age", "an exact age, with a date and a place beside it,",
     "give an age band, such as 5 to 9, and the season or the year in place of the date"},
    {Kind::coordinates, "location", "privacy-location", "what looks like an exact place on a map",
     "name the ward or the town"},
    {Kind::vehicle, "vehicle", "privacy-vehicle", "what looks like the registration of a vehicle",
     kTakeOut},
    {Kind::postcode, "postcode", "privacy-postcode", "what looks like a full postcode",
     "name the ward or the town; an address that is meant to be public stands in "
     "data/contacts.yaml"},
    {Kind::postcode_area, "postcode-area", "privacy-postcode-area",
     "what looks like the first half of somebody's postcode", "name the town, or nothing"},
    {Kind::computer, "computer", "privacy-computer",
     "what looks like the address of a computer or a folder of a person", kTakeOut},
    {Kind::account, "account", "privacy-contact", "what looks like an account of social media",
     kInContacts},
});

}  // namespace

std::span<const KindInfo> kinds() {
  return kKinds;
}

const KindInfo& info_of(Kind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}

}  // namespace pier::privacy
