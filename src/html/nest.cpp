#include "html/nest.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "html/scanner.h"

namespace pier::html {

namespace {

/// `size` bytes at `offset` give way to `text`.
struct Edit {
  std::uint32_t offset = 0;
  std::uint32_t size = 0;
  std::string text;
};

bool is_one_id(std::string_view name) {
  return name == "id" || name == "for" || name == "form" || name == "list";
}

bool is_list_of_ids(std::string_view name) {
  return name == "aria-labelledby" || name == "aria-describedby" || name == "aria-controls" ||
         name == "aria-details" || name == "aria-owns" || name == "headers";
}

bool is_heading(const Element& element) {
  return element.tag.size() == 2 && element.tag[0] == 'h' && element.tag[1] >= '1' &&
         element.tag[1] <= '6';
}

class Nester {
 public:
  Nester(const Html& part, const Nesting& nesting) : part_(part), nesting_(nesting) {
    scan(part.markup(), scan_);
  }

  Html run() {
    for (const Element& element : scan_.elements) {
      if (nesting_.deeper != 0 && is_heading(element)) move_heading(element);
      if (nesting_.prefix.empty() && !nesting_.link) continue;
      for (const Attribute& attribute : scan_.attributes_of(element)) change(attribute);
    }
    std::sort(edits_.begin(), edits_.end(),
              [](const Edit& a, const Edit& b) { return a.offset < b.offset; });
    return apply();
  }

 private:
  std::uint32_t offset_of(std::string_view piece) const {
    return static_cast<std::uint32_t>(piece.data() - part_.markup().data());
  }

  void insert_prefix(std::uint32_t offset) { edits_.push_back({offset, 0, nesting_.prefix}); }

  void move_heading(const Element& element) {
    const auto level = static_cast<unsigned>(element.tag[1] - '0');
    const std::string digit = std::to_string(std::min(6U, level + nesting_.deeper));
    edits_.push_back({element.begin + 2, 1, digit});
    // Behind `</h`.
    edits_.push_back({element.close + 3, 1, digit});
  }

  void change(const Attribute& attribute) {
    const std::string_view value = attribute.value;
    if (value.empty()) return;
    const std::uint32_t begin = offset_of(value);
    if (is_one_id(attribute.name)) {
      insert_prefix(begin);
    } else if (is_list_of_ids(attribute.name)) {
      for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] != ' ' && (i == 0 || value[i - 1] == ' ')) {
          insert_prefix(begin + static_cast<std::uint32_t>(i));
        }
      }
    } else if (attribute.name == "href" || attribute.name == "xlink:href") {
      change_link(value, begin);
    } else if (const std::size_t at = value.find("url(#"); at != std::string_view::npos) {
      insert_prefix(begin + static_cast<std::uint32_t>(at + std::string_view("url(#").size()));
    }
  }

  void change_link(std::string_view value, std::uint32_t begin) {
    if (value[0] == '#') {
      if (value.size() > 1) insert_prefix(begin + 1);
    } else if (nesting_.link) {
      if (auto url = nesting_.link(value)) {
        edits_.push_back({begin, static_cast<std::uint32_t>(value.size()), std::move(*url)});
      }
    }
  }

  Html apply() const {
    const std::string& from = part_.markup();
    Fragment into;
    into.markup.reserve(from.size() + edits_.size() * (nesting_.prefix.size() + 1));
    into.origins.reserve(part_.origins().size());
    auto origin = part_.origins().begin();
    std::uint32_t at = 0;
    const auto copy_until = [&](std::uint32_t end) {
      const auto shift = static_cast<std::uint32_t>(into.markup.size()) - at;
      for (; origin != part_.origins().end() && origin->offset < end; ++origin) {
        // One inside of what was taken out stands at its end.
        into.origins.push_back({std::max(origin->offset, at) + shift, origin->span});
      }
      into.markup.append(from, at, end - at);
      at = end;
    };
    for (const Edit& edit : edits_) {
      copy_until(edit.offset);
      into.markup += edit.text;
      at += edit.size;
    }
    copy_until(static_cast<std::uint32_t>(from.size()));
    return Html::trusted(std::move(into));
  }

  const Html& part_;
  const Nesting& nesting_;
  Scan scan_;
  std::vector<Edit> edits_;
};

}  // namespace

Html nested(const Html& part, const Nesting& nesting) {
  return Nester(part, nesting).run();
}

}  // namespace pier::html
