#include "site/url_record.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "site/data_fields.h"
#include "value/schema.h"
#include "value/yaml_reader.h"

namespace pier {

namespace {

constexpr auto kTombstone = std::to_array<Field>({
    {"url", FieldKind::url_path, Need::required, "the address that was taken away", "/old/page/"},
    {"reason", FieldKind::text, Need::required, "why, for readers", "The procedure was replaced."},
    {"date", FieldKind::date, Need::required, "when it was taken away", "2026-06-04"},
});

constexpr auto kFields = std::to_array<Field>({
    {.name = "tombstones",
     .kind = FieldKind::list,
     .need = Need::required,
     .meaning = "all addresses that were taken away",
     .example = "[]",
     .fields = kTombstone},
});

}  // namespace

std::span<const Field> tombstones_fields() {
  return kFields;
}

void read_published_urls(FileId file, const SourceMap& sources, UrlRecord& record,
                         Diagnostics& diagnostics) {
  std::uint32_t begin = 0;
  for (const std::string_view raw : split(sources.text(file), '\n')) {
    const std::string_view line = trim(raw);
    const Span span{file, begin, begin + static_cast<std::uint32_t>(raw.size())};
    begin = span.end + 1;
    if (line.empty() || line.starts_with('#')) continue;
    if (!is_url_path(line)) {
      diagnostics.report("url-record", span, fmt::format("`{}` is not an address", line),
                         "write it from the first slash on, as /about/structure/");
      continue;
    }
    record.published.emplace(line, span);
  }
}

void read_tombstones(FileId file, const SourceMap& sources, UrlRecord& record,
                     Diagnostics& diagnostics) {
  const Span whole = sources.whole(file);
  const Value raw = read_yaml(whole, sources, diagnostics);
  const Value fields = check_fields(raw, kFields, whole, sources, diagnostics);
  const Value* list = fields.find("tombstones");
  if (list == nullptr) return;
  for (const Value& item : list->as_list()) {
    const auto date = date_of(item.find("date"));
    std::string url = text_of(item.find("url"));
    if (!date || url.empty()) continue;
    // A page answers, also where a document was: /a.pdf leads to /a.pdf/ on every host.
    if (!url.ends_with('/')) url += '/';
    record.tombstones.push_back({std::move(url), text_of(item.find("reason")), *date, item.span});
  }
}

std::string write_published_urls(const std::set<std::string>& urls) {
  std::string text =
      "# Every address that was ever published. Each must keep answering.\n"
      "# Written by: ./pier build --production\n";
  for (const std::string& url : urls) text += url + '\n';
  return text;
}

}  // namespace pier
