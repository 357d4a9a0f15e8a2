#include <algorithm>
#include <array>

#include "base/text.h"
#include "privacy/characters.h"
#include "privacy/detectors.h"

namespace pier::privacy::detectors {

namespace {

/// Sites where the first part of the path is an account.
constexpr auto kSites = std::to_array<std::string_view>(
    {"facebook.com", "instagram.com", "twitter.com", "/x.com", ".x.com", "tiktok.com",
     "snapchat.com/add", "t.me", "linkedin.com/in", "threads.net", "bsky.app/profile"});

/// What stands in the place of an account in addresses that are none.
constexpr auto kNoAccounts = std::to_array<std::string_view>(
    {"share", "sharer", "intent", "help", "legal", "privacy", "policies", "policy", "about",
     "safety", "terms", "settings", "support", "business", "groups", "events", "watch", "hashtag",
     "search"});

bool is_account_character(char c) {
  return is_letter(c) || is_digit(c) || c == '_' || c == '.';
}

std::size_t account_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && is_account_character(text[end])) ++end;
  while (end > begin && text[end - 1] == '.') --end;
  return end;
}

void at_sign(std::string_view text, std::size_t at, Matches& found) {
  constexpr std::size_t kShortest = 3, kLongest = 30;
  if (at > 0 && is_account_character(text[at - 1])) return;
  const std::size_t end = account_end(text, at + 1);
  const std::size_t size = end - at - 1;
  if (size < kShortest || size > kLongest) return;
  const std::initializer_list<std::string_view> words = {
      "twitter", "instagram", "insta ",   "insta:",   "snapchat",
      " snap:",  "tiktok",    "telegram", "discord",  "facebook",
      "bluesky", "threads",   "handle",   "username", "social media"};
  if (!stands_before(text, at, 60, words) && !stands_behind(text, end, 30, words)) return;
  found.push_back({Kind::account, at, end, upper(text.substr(at + 1, size))});
}

void behind_site(std::string_view text, std::size_t at, Matches& found) {
  const std::string_view before = piece_before(text, at, 24);
  const std::string lower = ascii_lower(before);
  const bool is_site = std::any_of(kSites.begin(), kSites.end(),
                                   [&](std::string_view site) { return lower.ends_with(site); });
  if (!is_site) return;
  std::size_t begin = at + 1;
  if (begin < text.size() && text[begin] == '@') ++begin;
  const std::size_t end = account_end(text, begin);
  const std::string_view account = text.substr(begin, end - begin);
  const std::string name = ascii_lower(account);
  if (account.size() < 2 ||
      std::find(kNoAccounts.begin(), kNoAccounts.end(), name) != kNoAccounts.end()) {
    return;
  }
  found.push_back({Kind::account, begin, end, upper(account)});
}

}  // namespace

void account(const Reading& reading, std::size_t at, Matches& found) {
  const std::string_view text = reading.text();
  if (text[at] == '@') return at_sign(text, at, found);
  // A host ends in a letter; most slashes are gone with that.
  if (at > 4 && is_letter(text[at - 1])) behind_site(text, at, found);
}

}  // namespace pier::privacy::detectors
