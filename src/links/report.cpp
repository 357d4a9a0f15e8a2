#include "links/report.h"

#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace pier::links {

namespace {

struct Finding {
  std::string_view rule;
  std::string message;
  std::string help;
};

/// "it" is what the words before are about.
std::string said(const Answer& answer) {
  return answer.why.empty() ? "no answer came" : answer.why;
}

std::string seen(const KnownLink& known) {
  return known.good ? fmt::format("; it was there on {}", known.good->text()) : std::string();
}

Finding gone(const std::string& address, const KnownLink& known) {
  if (known.answer.outcome == Outcome::no_such_name) {
    return {"link-gone", fmt::format("there is no site `{}`{}", host_of(address), seen(known)),
            "check the spelling; when the site has closed, take the link out or name another"};
  }
  return {"link-gone",
          fmt::format("nothing is at `{}`: {}{}", address, said(known.answer), seen(known)),
          "look for the new address on that site, or take the link out"};
}

/// Whether a page moved to the front of a site, which is what servers do with pages that are gone.
bool leads_to_front(const std::string& address, const std::string& moved_to) {
  const auto is_front = [](const std::string& a) {
    const std::size_t host = a.find("://");
    return a.find_first_of("/?", host + 3) == a.size() - 1;
  };
  return is_front(moved_to) && !is_front(address);
}

/// The new address with the part of the page that the link asks for.
std::string with_part(const std::string& moved_to, const std::string& link) {
  const std::size_t part = link.find('#');
  return part == std::string::npos || moved_to.find('#') != std::string::npos
             ? moved_to
             : moved_to + link.substr(part);
}

Finding moved(const OutboundLink& link, const std::string& address, const KnownLink& known) {
  const std::string& to = known.answer.moved_to;
  if (leads_to_front(address, to)) {
    return {"link-moved",
            fmt::format("`{}` leads to the front page of `{}` now", address, host_of(to)),
            "look whether the page is still there, and write its new address or take the link out"};
  }
  std::string help = fmt::format("write `{}`", with_part(to, link.address));
  if (address.starts_with("http://") && to == "https" + address.substr(4)) {
    return {"link-moved", fmt::format("`{}` is there with https as well", address),
            std::move(help)};
  }
  return {"link-moved", fmt::format("`{}` has moved for good", address), std::move(help)};
}

Finding certificate(const std::string& address, const KnownLink& known) {
  return {"link-certificate",
          fmt::format("browsers warn of `{}`: {}", host_of(address), said(known.answer)),
          "open the link in a browser; where that warns too, tell the other site or take the link "
          "out, else write `link-certificate` into `allow` of the page"};
}

Finding private_address(const std::string& address, const KnownLink& known) {
  return {"link-private", fmt::format("readers cannot open `{}`: {}", address, said(known.answer)),
          "write the address that people outside of your network use; when this is one, and only "
          "your network leads it elsewhere, say so with --allow-private"};
}

Finding not_asked(const std::string& address, const KnownLink& known) {
  return {"link-private", fmt::format("`{}` was not asked: {}", address, said(known.answer)),
          "open the link in a browser; where that works, write `link-private` into `allow` of the "
          "page, else correct the address; a server at another port is asked with --allow-private"};
}

Finding failing(const std::string& address, const KnownLink& known) {
  return {"link-unreachable",
          fmt::format("`{}` has not answered since {}: {}", address, known.failing_since->text(),
                      said(known.answer)),
          "open the link in a browser; where that works, write `link-unreachable` into `allow` of "
          "the page, else take the link out"};
}

Finding finding(const OutboundLink& link, const std::string& address, const KnownLink& known) {
  switch (known.answer.outcome) {
    case Outcome::good:
      return moved(link, address, known);
    case Outcome::gone:
    case Outcome::no_such_name:
      return gone(address, known);
    case Outcome::certificate:
      return certificate(address, known);
    case Outcome::private_address:
      return private_address(address, known);
    case Outcome::not_asked:
      return not_asked(address, known);
    case Outcome::failing:
      break;
  }
  return failing(address, known);
}

}  // namespace

void report_link(const OutboundLink& link, const std::string& address, const KnownLink& known,
                 Diagnostics& diagnostics) {
  Finding found = finding(link, address, known);
  Diagnostic& problem =
      diagnostics.report(found.rule, link.span, std::move(found.message), std::move(found.help));
  // The Markdown of a page says itself which page it is.
  if (link.span.file == link.made_from.file) return;
  problem.notes.push_back({link.made_from, fmt::format("found on the page {}", link.page)});
}

}  // namespace pier::links
