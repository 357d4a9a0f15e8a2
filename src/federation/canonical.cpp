#include "federation/canonical.h"

#include <algorithm>
#include <cassert>
#include <charconv>

#include <fmt/format.h>

#include "base/sha256.h"

namespace pier::federation {

namespace {

void append_value(const Value& value, std::string_view without, std::string& to);

/// Whether `a` stands before `b` in UTF-16, where characters beyond U+FFFF come before those from
/// U+E000 on; in UTF-8 they come after them. REQUIRES: UTF-8.
bool comes_before(std::string_view a, std::string_view b) {
  const auto [in_a, in_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (in_a == a.end() || in_b == b.end()) return a.size() < b.size();
  const auto byte_a = static_cast<unsigned char>(*in_a);
  const auto byte_b = static_cast<unsigned char>(*in_b);
  constexpr unsigned char kFromE000 = 0xEE;
  constexpr unsigned char kBeyond = 0xF0;
  if (byte_a >= kFromE000 && byte_b >= kFromE000 && (byte_a >= kBeyond) != (byte_b >= kBeyond)) {
    return byte_a >= kBeyond;
  }
  return byte_a < byte_b;
}

void append_map(const Map& map, std::string_view without, std::string& to) {
  std::vector<const Member*> members;
  members.reserve(map.size());
  for (const Member& member : map) {
    if (without.empty() || member.key != without) members.push_back(&member);
  }
  std::sort(members.begin(), members.end(),
            [](const Member* a, const Member* b) { return comes_before(a->key, b->key); });
  to += '{';
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i > 0) to += ',';
    append_canonical(members[i]->key, to);
    to += ':';
    append_value(members[i]->value, {}, to);
  }
  to += '}';
}

void append_value(const Value& value, std::string_view without, std::string& to) {
  if (value.is_map()) {
    append_map(value.as_map(), without, to);
  } else if (value.is_list()) {
    to += '[';
    for (std::size_t i = 0; i < value.as_list().size(); ++i) {
      if (i > 0) to += ',';
      append_value(value.as_list()[i], {}, to);
    }
    to += ']';
  } else if (value.is_text()) {
    append_canonical(value.as_text(), to);
  } else if (value.is_integer()) {
    fmt::format_to(std::back_inserter(to), "{}", value.as_integer());
  } else if (value.is_bool()) {
    to += value.as_bool() ? "true" : "false";
  } else {
    assert(value.is_null());
    to += "null";
  }
}

}  // namespace

void append_canonical(std::string_view text, std::string& to) {
  to += '"';
  for (const char c : text) {
    switch (c) {
      case '"':
        to += "\\\"";
        break;
      case '\\':
        to += "\\\\";
        break;
      case '\b':
        to += "\\b";
        break;
      case '\f':
        to += "\\f";
        break;
      case '\n':
        to += "\\n";
        break;
      case '\r':
        to += "\\r";
        break;
      case '\t':
        to += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          fmt::format_to(std::back_inserter(to), "\\u{:04x}", static_cast<unsigned>(c));
        } else {
          to += c;
        }
    }
  }
  to += '"';
}

std::string canonical(const Value& value, std::string_view without) {
  std::string text;
  append_value(value, without, text);
  return text;
}

std::string digest_of_item(const Value& item) {
  return sha256_hex(canonical(item, kDigestMember));
}

std::string with_digest(const Value& item) {
  std::string digest = digest_of_item(item);
  Map members = item.as_map();
  members.push_back({std::string(kDigestMember), {}, Value(std::move(digest))});
  return canonical(Value(std::move(members)));
}

}  // namespace pier::federation
