#include "app/link_check.h"

#include <cstdint>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "app/edition.h"
#include "app/terminal.h"
#include "base/file_system.h"
#include "base/file_writer.h"
#include "base/text.h"
#include "links/known_links.h"

namespace pier {

namespace {

constexpr std::string_view kLinksFile = "links.json";

/// Far more than the links of any site take.
constexpr std::uint64_t kLargestLinks = 20'000'000;

links::KnownLinks read_links(const OpenSite& site) {
  const SitePath file = *SitePath::parse(kCacheFolder) / *SitePath::parse(kLinksFile);
  const ReadResult read = site.site().read(file, kLargestLinks);
  if (read.status != ReadStatus::ok) return {};
  return links::read_known_links(read.bytes);
}

}  // namespace

void declare_link_options(OptionList& list, LinkCheckOptions& options) {
  list.begin_group("Links to other sites");
  list.add({.name = "--links",
            .meaning = "Also ask other sites whether the links to them lead somewhere; the only "
                       "check that uses the network",
            .target = &options.links});
  list.add({.name = "--fresh",
            .meaning = "Ask for every link, also for those that were good in the last seven days",
            .target = &options.fresh});
  declare_network_options(list, options.network);
}

bool are_link_options_right(const LinkCheckOptions& options, const SiteOptions& site) {
  const bool is_for_links = options.fresh || !options.network.private_servers.empty() ||
                            !options.network.authority.empty();
  if (!options.links) {
    if (!is_for_links) return true;
    tell("pier: --fresh, --allow-private and --authority go with --links\n");
    return false;
  }
  if (site.drafts || site.as_of.empty()) return true;
  const auto as_of = read_today(site.as_of);
  const auto today = read_today({});
  if (!as_of || !today || *as_of <= *today) return true;
  tell(
      "pier: --links asks for what is public today, not on {}\n"
      "  help: a server that is asked for a link learns of it; when that does no harm, add "
      "--drafts\n",
      as_of->text());
  return false;
}

std::unique_ptr<LinkCheck> LinkCheck::make(const LinkCheckOptions& options,
                                           const Prepared& prepared, const OpenSite& site) {
  net::Policy policy = links::link_policy();
  if (!apply_network_options(options.network, policy)) return nullptr;
  // Not the day of --as-of: servers answer today.
  links::LinkOptions link_options{.today = read_today({}).value_or(prepared.build.edition.today),
                                  .fresh = options.fresh,
                                  .known = read_links(site),
                                  .progress = prepared.build.jobs.progress};
  const std::filesystem::path file = prepared.site / kCacheFolder / kLinksFile;
  link_options.keep = [file](const links::KnownLinks& known) {
    write_cache_file(file, links::write_known_links(known));
  };
  return std::unique_ptr<LinkCheck>(new LinkCheck(std::move(policy), std::move(link_options)));
}

LinkCheck::LinkCheck(net::Policy policy, links::LinkOptions options)
    : client_(std::move(policy)),
      asker_([this](const std::vector<net::Request>& requests,
                    const net::Client::Answered& answered,
                    Progress* progress) { client_.send_all(requests, answered, progress); }),
      judge_(asker_, std::move(options)) {}

std::string LinkCheck::summary() const {
  const links::LinkJudge::Counts& counts = judge_.counts();
  std::string line = fmt::format(
      "{} to {} of other sites: {} asked now\n", count_of(counts.places, "link", "links"),
      count_of(counts.addresses, "address", "addresses"), with_commas(counts.asked));
  if (counts.waiting > 0) {
    line += fmt::format("{} not at the moment, which is told after {} days\n",
                        counts.waiting == 1
                            ? "1 address answers"
                            : fmt::format("{} addresses answer", with_commas(counts.waiting)),
                        links::kDaysFailing);
  }
  return line;
}

}  // namespace pier
