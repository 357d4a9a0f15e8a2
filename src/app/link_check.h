#pragma once

#include <memory>
#include <string>

#include "app/network_options.h"
#include "app/prepared.h"
#include "links/link_judge.h"
#include "links/server_asker.h"
#include "net/http.h"

namespace pier {

/// The options of `pier check` that are about links to other sites.
struct LinkCheckOptions {
  bool links = false;
  bool fresh = false;
  NetworkOptions network;
};

/// Lists them. `options` outlives the list.
void declare_link_options(OptionList& list, LinkCheckOptions& options);

/// Whether options that belong together stand together; says what does not. Links are asked for as
/// they are public today: on another day embargoed pages would be, and an address that is asked for
/// is known to a server.
bool are_link_options_right(const LinkCheckOptions& options, const SiteOptions& site);

/// Asks other sites for what the pages link to. What is learnt is kept in
/// .pier-cache/links.json; a file that is damaged or not there means that all is asked anew.
class LinkCheck {
 public:
  /// None when an option was not understood, which was said. All that is given outlives it.
  static std::unique_ptr<LinkCheck> make(const LinkCheckOptions& options, const Prepared& prepared,
                                         const OpenSite& site);

  OutboundJudge& judge() { return judge_; }
  /// A line for people: how many were asked.
  std::string summary() const;

 private:
  LinkCheck(net::Policy policy, links::LinkOptions options);

  net::Client client_;
  links::ServerAsker asker_;
  links::LinkJudge judge_;
};

}  // namespace pier
