#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/file_system.h"
#include "build/read_sources.h"
#include "content/entry.h"
#include "scaffold/pages.h"

namespace pier {

/// The options of `pier new`, as they were written.
struct NewOptions {
  std::string type;
  /// What stands behind the type: a title, or a year and an organisation.
  std::vector<std::string> words;
  std::string site = ".";
  /// The folder below content/; "": the usual one of the type.
  std::string in;
  /// Whose report it is; "": as the report before, or the name of the site.
  std::string body;
  std::string as_of;
};

/// What of the command was not understood, and what to write instead.
struct Misunderstood {
  std::string message;
  std::string help;
};

/// What is made, and what somebody does with it, a step a line.
struct Made {
  std::vector<scaffold::File> files;
  std::vector<std::string> next;
  /// The file is there, and gets an entry more.
  bool is_addition = false;
};

/// What `pier new` knows of the site, and why it makes nothing. What is wrong in the site is for
/// `pier check`: nothing here reports it.
class NewSite {
 public:
  NewSite(const NewOptions& options, const Date& today);

  const NewOptions& options() const { return options_; }
  const Date& today() const { return today_; }
  const Sources& sources() const { return sources_; }
  const std::string& word(std::size_t i) const { return options_.words[i]; }

  const std::optional<Misunderstood>& refusal() const { return refusal_; }
  void refuse(std::string message, std::string help);
  /// The name of something that is not there, with what was probably meant.
  void refuse_unknown(std::string_view what, std::string_view name,
                      std::span<const std::string_view> names, std::string otherwise);

  /// Whether there are as many words as are wanted, and no control characters in them; refuses
  /// otherwise, with the example.
  bool has_words(std::size_t least, std::size_t most, std::string_view example);
  /// Whether a word has letters to make a name from; refuses otherwise.
  bool has_letters(const std::string& title);
  /// A word as a day; refuses what is none.
  std::optional<Date> day(std::size_t i);

  /// The folder that --in names, else the usual one; refuses one without a page of its own.
  std::optional<std::string> section(std::string_view usual);
  /// The folder where the site keeps a type; "" is the top.
  std::string usual_section(std::string_view type) const;
  /// The role that the nearest section above says looks after its pages, or "".
  std::string owner_of(const std::string& folder) const;
  /// A page, or null. Reads it where that was not done yet.
  const Entry* page(const SitePath& source);
  /// Folders' own pages, and what page() has read.
  const std::map<SitePath, Entry>& entries() const { return entries_; }
  /// The path of a file that was read, from the folder of the site.
  const std::string& path_of(FileId file) const { return map_.path(file); }
  /// The bytes of a file; none where there is none. Refuses what cannot be read.
  std::optional<std::string> bytes_of(const std::string& path);

 private:
  const NewOptions& options_;
  Date today_;
  DiskFileSystem files_;
  SourceMap map_;
  Sources sources_;
  std::map<SitePath, Entry> entries_;
  std::optional<Misunderstood> refusal_;
};

/// Something that `pier new` makes. Each function gives nothing where it refused.
struct NewKind {
  std::string_view name;
  std::string_view example;
  /// What it is, in a few words.
  std::string_view meaning;
  Made (*make)(NewSite& site);
};

/// Everything that can be made, in the order of the help.
const std::vector<NewKind>& new_kinds();

Made make_report(NewSite& site);
Made make_chapter(NewSite& site);
/// A page of one of scaffold::recipes().
Made make_page(NewSite& site);
Made make_section(NewSite& site);
Made make_easy_read(NewSite& site);
Made make_translation(NewSite& site);
/// An entry of one of scaffold::records().
Made make_record(NewSite& site);
Made make_meeting(NewSite& site);
Made make_course(NewSite& site);
Made make_course_day(NewSite& site);
Made make_strategy(NewSite& site);
Made make_table(NewSite& site);
Made make_snapshot(NewSite& site);
Made make_redirect(NewSite& site);
/// What builds and publishes the site by itself: at a hosted Git service, or on a server.
Made make_workflow(NewSite& site);
Made make_timer(NewSite& site);

}  // namespace pier
