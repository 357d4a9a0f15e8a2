#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pdf/normal.h"
#include "print/browser_process.h"
#include "print/devtools.h"
#include "print/printer.h"

namespace pier::print {

/// A document as Chromium printed it.
struct RawPrint {
  std::string pdf;
  Measure measure;
  std::vector<std::string> unnumbered;
};

/// Prints documents in several tabs of one Chromium at once, over its DevTools protocol. Every
/// request of a tab is answered from memory or refused. Scripts of the documents do not run.
/// A document that shows the numbers of its own pages is printed to learn them, and again with them
/// in their places, until what it says is true.
class PrintRun {
 public:
  PrintRun(BrowserProcess& browser, std::span<const Job> jobs, std::span<const Resource> shared);

  /// Prints all, on at most `tabs` tabs; the results in the order of the jobs. Tells `progress`,
  /// unless it is null. Throws EnvironmentError, and Stopped as the browser does. To be called
  /// once.
  std::vector<RawPrint> run(std::size_t tabs, Progress* progress = nullptr);

 private:
  /// A tab and the job that it has; tabs have their jobs one after the other.
  struct Tab {
    std::string session;
    std::optional<std::size_t> job;
    /// Chromium's name for the loading of the job's document; "" before it is known, and again once
    /// the document is there.
    std::string loader;
    /// The loading that ended last.
    std::string loaded;
    /// How often the job was printed, and the page numbers that its document shows.
    std::size_t passes = 0;
    pdf::PageNumbers numbers;
  };
  using Then = std::function<void(const Value& result)>;

  void command(std::string_view method, const Value& params, std::string_view session,
               Then then = {});
  void take(const DevToolsMessage& message);
  void open_tab();
  void prepare(std::size_t tab);
  void begin_next(std::size_t tab);
  void answer_request(const Tab& tab, const Value& request);
  void note_loading(std::size_t tab, const Value& event);
  void go_on_if_loaded(std::size_t tab);
  void measure(std::size_t tab);
  void print(std::size_t tab);
  bool has_true_numbers(std::size_t tab);
  void write_numbers(std::size_t tab);
  void finish(std::size_t tab, const Value& result);
  [[noreturn]] void refuse(std::string_view method, std::string_view reason) const;

  BrowserProcess& browser_;
  std::span<const Job> jobs_;
  std::unordered_map<std::string_view, const Resource*> shared_;
  std::vector<Tab> tabs_;
  std::map<std::string, std::size_t> tab_of_session_;
  struct Waiting {
    std::string method;
    Then then;
  };
  std::map<std::int64_t, Waiting> waiting_;
  std::int64_t last_id_ = 0;
  std::size_t next_job_ = 0;
  std::size_t finished_ = 0;
  std::vector<RawPrint> results_;
};

}  // namespace pier::print
