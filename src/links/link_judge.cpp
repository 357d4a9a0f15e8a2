#include "links/link_judge.h"

#include <set>
#include <string_view>
#include <utility>

#include "base/environment_error.h"
#include "links/report.h"

namespace pier::links {

namespace {

/// From so many servers on, it is this machine that is cut off and not all of them.
constexpr std::size_t kServersCutOff = 3;

/// Whether none of the servers that should answer did. Those of which nothing was heard before
/// either prove nothing.
class CutOff {
 public:
  void add(const std::string& address, const Answer& answer, const KnownLink* before) {
    const bool is_silent = answer.status == 0 && (answer.outcome == Outcome::no_such_name ||
                                                  answer.outcome == Outcome::failing);
    has_answer_ = has_answer_ || !is_silent;
    const bool was_silent = before != nullptr && before->answer.outcome == answer.outcome;
    if (is_silent && !was_silent) silent_.insert(host_of(address));
  }
  bool is_certain() const { return !has_answer_ && silent_.size() >= kServersCutOff; }

 private:
  bool has_answer_ = false;
  std::set<std::string> silent_;
};

const KnownLink* find_link(const KnownLinks& known, const std::string& address) {
  const auto found = known.find(address);
  return found == known.end() ? nullptr : &found->second;
}

}  // namespace

LinkJudge::LinkJudge(Asker& asker, LinkOptions options)
    : asker_(asker), options_(std::move(options)) {}

std::vector<std::string> LinkJudge::to_ask(const std::vector<OutboundLink>& links) {
  std::set<std::string> different;
  for (const OutboundLink& link : links) different.insert(asked_address(link.address));
  std::vector<std::string> wanted;
  for (const std::string& address : different) {
    if (options_.fresh || is_to_ask(find_link(options_.known, address), options_.today)) {
      wanted.push_back(address);
    }
  }
  counts_ = {links.size(), different.size(), wanted.size(), 0};
  return wanted;
}

void LinkJudge::ask(const std::vector<std::string>& addresses) {
  KnownLinks now = options_.known;
  CutOff cut_off;
  Progress* const progress = options_.progress;
  if (progress != nullptr) progress->begin("Asking for links", addresses.size());
  asker_.ask(
      addresses,
      [&](std::size_t i, Answer answer) {
        const std::string& address = addresses[i];
        const KnownLink* before = find_link(options_.known, address);
        cut_off.add(address, answer, before);
        now.insert_or_assign(address, learnt(before, std::move(answer), options_.today));
        if (progress != nullptr) progress->advance();
      },
      progress);
  const bool is_stopped = progress != nullptr && progress->is_stopped();
  if (cut_off.is_certain()) {
    if (is_stopped) throw Stopped{};
    throw EnvironmentError("no server answered that the site links to",
                           "see whether this machine is connected, and try again");
  }
  forget_old(now, options_.today);
  options_.known = std::move(now);
  if (options_.keep) options_.keep(options_.known);
  if (is_stopped) throw Stopped{};
}

void LinkJudge::judge(const std::vector<OutboundLink>& links, Diagnostics& diagnostics) {
  const std::vector<std::string> addresses = to_ask(links);
  if (!addresses.empty()) ask(addresses);
  std::set<std::string> waiting;
  for (const OutboundLink& link : links) {
    const std::string address = asked_address(link.address);
    const KnownLink* known = find_link(options_.known, address);
    if (known == nullptr) continue;
    if (is_to_tell(*known, options_.today)) {
      report_link(link, address, *known, diagnostics);
    } else if (known->answer.outcome != Outcome::good) {
      waiting.insert(address);
    }
  }
  counts_.waiting = waiting.size();
}

}  // namespace pier::links
