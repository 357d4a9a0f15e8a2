#include "print/print_run.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/environment_error.h"
#include "base/text.h"
#include "print/measure.h"
#include "value/schema.h"

namespace pier::print {

namespace {

/// A4 in inches, and its width in pixels of CSS (1/96 inch), as the protocol wants them.
constexpr double kPaperWidth = 210 / 25.4;
constexpr double kPaperHeight = 297 / 25.4;
constexpr std::int64_t kViewWidth = 794;
constexpr std::int64_t kViewHeight = 1123;

/// One to learn the page numbers, one to show them, and one for documents whose lines break in
/// other places with them.
constexpr std::size_t kMostPasses = 3;

Value header(std::string_view name, std::string_view value) {
  return MapBuilder().set("name", name).set("value", value).build();
}

/// The parameters of Fetch.fulfillRequest.
Value answer(std::string_view request, std::string_view bytes, std::string_view media_type) {
  // Nothing is kept by Chromium, so that a document never sees what another one brought.
  List headers{header("Content-Type", media_type), header("Cache-Control", "no-store"),
               header("Access-Control-Allow-Origin", "*")};
  return MapBuilder()
      .set("requestId", request)
      .set("responseCode", std::int64_t{200})
      .set("responseHeaders", Value(std::move(headers)))
      .set("body", to_base64(bytes))
      .build();
}

Value script(std::string_view text) {
  return MapBuilder()
      .set("expression", text)
      .set("awaitPromise", true)
      .set("returnByValue", true)
      .build();
}

}  // namespace

PrintRun::PrintRun(BrowserProcess& browser, std::span<const Job> jobs,
                   std::span<const Resource> shared)
    : browser_(browser), jobs_(jobs), results_(jobs.size()) {
  for (const Resource& resource : shared) shared_.emplace(resource.url, &resource);
}

std::vector<RawPrint> PrintRun::run(std::size_t tabs, Progress* progress) {
  if (progress != nullptr) progress->begin("Printing PDFs", jobs_.size());
  const std::size_t count = std::min(std::max<std::size_t>(1, tabs), jobs_.size());
  for (std::size_t i = 0; i < count; ++i) open_tab();
  while (finished_ < jobs_.size()) {
    const auto message = read_devtools_message(browser_.receive());
    if (!message) refuse("everything", "what it said is not its protocol");
    const std::size_t before = finished_;
    take(*message);
    if (progress != nullptr && finished_ > before) progress->advance();
  }
  return std::move(results_);
}

void PrintRun::command(std::string_view method, const Value& params, std::string_view session,
                       Then then) {
  const std::int64_t id = ++last_id_;
  waiting_.emplace(id, Waiting{std::string(method), std::move(then)});
  browser_.send(write_devtools_command(id, method, params, session));
}

void PrintRun::take(const DevToolsMessage& message) {
  if (message.id != 0) {
    const auto found = waiting_.find(message.id);
    if (found == waiting_.end()) return;
    const Waiting answered = std::move(found->second);
    waiting_.erase(found);
    // The answer to a request that its document gave up meanwhile goes nowhere; that is no fault.
    const bool may_fail = answered.method.starts_with("Fetch.") && !answered.then;
    if (!message.error.empty() && !may_fail) refuse(answered.method, message.error);
    if (answered.then && message.error.empty()) answered.then(message.content);
    return;
  }
  const auto found = tab_of_session_.find(message.session);
  if (found == tab_of_session_.end()) return;
  if (message.method == "Fetch.requestPaused") {
    answer_request(tabs_[found->second], message.content);
  } else if (message.method == "Page.lifecycleEvent") {
    note_loading(found->second, message.content);
  } else if (message.method == "Inspector.targetCrashed") {
    refuse("Page.navigate", "the tab crashed");
  }
}

void PrintRun::open_tab() {
  const Value blank = MapBuilder().set("url", "about:blank").build();
  command("Target.createTarget", blank, {}, [this](const Value& created) {
    const Value attach = MapBuilder()
                             .set("targetId", text_of(created.find("targetId")))
                             .set("flatten", true)
                             .build();
    command("Target.attachToTarget", attach, {}, [this](const Value& attached) {
      const std::string session = text_of(attached.find("sessionId"));
      tab_of_session_.emplace(session, tabs_.size());
      tabs_.emplace_back().session = session;
      prepare(tabs_.size() - 1);
    });
  });
}

void PrintRun::prepare(std::size_t tab) {
  const std::string session = tabs_[tab].session;
  const Value none{Map{}};
  command("Inspector.enable", none, session);
  command("Page.enable", none, session);
  command("Page.setLifecycleEventsEnabled", MapBuilder().set("enabled", true).build(), session);
  // All addresses, before the request is made.
  const Value everything = MapBuilder().set("urlPattern", "*").build();
  command("Fetch.enable", MapBuilder().set("patterns", Value(List{everything})).build(), session,
          [](const Value&) {});
  command("Emulation.setScriptExecutionDisabled", MapBuilder().set("value", true).build(), session);
  command("Emulation.setEmulatedMedia", MapBuilder().set("media", "print").build(), session);
  command("Emulation.setDeviceMetricsOverride",
          MapBuilder()
              .set("width", kViewWidth)
              .set("height", kViewHeight)
              .set("deviceScaleFactor", std::int64_t{1})
              .set("mobile", false)
              .build(),
          session, [this, tab](const Value&) { begin_next(tab); });
}

void PrintRun::begin_next(std::size_t tab) {
  tabs_[tab].job.reset();
  if (next_job_ == jobs_.size()) return;
  tabs_[tab].job = next_job_++;
  tabs_[tab].passes = 0;
  tabs_[tab].numbers.clear();
  const std::string& url = jobs_[*tabs_[tab].job].url;
  command("Page.navigate", MapBuilder().set("url", url).build(), tabs_[tab].session,
          [this, tab, url](const Value& result) {
            const std::string error = text_of(result.find("errorText"));
            if (!error.empty()) refuse("Page.navigate", fmt::format("{} at {}", error, url));
            tabs_[tab].loader = text_of(result.find("loaderId"));
            go_on_if_loaded(tab);
          });
}

void PrintRun::answer_request(const Tab& tab, const Value& paused) {
  const std::string id = text_of(paused.find("requestId"));
  const Value* request = paused.find("request");
  const std::string url = request == nullptr ? "" : text_of(request->find("url"));
  if (tab.job) {
    const Job& job = jobs_[*tab.job];
    if (url == job.url) {
      // On paper nobody scrolls to a picture; without this it may come after the printing.
      const std::string html = replace_all(job.html, " loading=\"lazy\"", "");
      command("Fetch.fulfillRequest", answer(id, html, "text/html; charset=utf-8"), tab.session);
      return;
    }
    const auto own = std::find_if(job.resources.begin(), job.resources.end(),
                                  [&](const Resource& resource) { return resource.url == url; });
    const auto shared = shared_.find(url);
    const Resource* found = own != job.resources.end() ? &*own
                            : shared != shared_.end()  ? shared->second
                                                       : nullptr;
    if (found != nullptr) {
      command("Fetch.fulfillRequest", answer(id, found->bytes, found->media_type), tab.session);
      return;
    }
  }
  command("Fetch.failRequest",
          MapBuilder().set("requestId", id).set("errorReason", "BlockedByClient").build(),
          tab.session);
}

/// A tab tells of the loading of other documents too: its blank page, or the job before.
void PrintRun::note_loading(std::size_t tab, const Value& event) {
  if (text_of(event.find("name")) != "load") return;
  tabs_[tab].loaded = text_of(event.find("loaderId"));
  go_on_if_loaded(tab);
}

void PrintRun::go_on_if_loaded(std::size_t tab) {
  if (tabs_[tab].loader.empty() || tabs_[tab].loader != tabs_[tab].loaded) return;
  tabs_[tab].loader.clear();
  command("Runtime.evaluate", script(ready_script()), tabs_[tab].session,
          [this, tab](const Value&) {
            if (jobs_[*tabs_[tab].job].most_pages > 0) {
              measure(tab);
            } else {
              print(tab);
            }
          });
}

void PrintRun::measure(std::size_t tab) {
  command("Runtime.evaluate", script(measure_script()), tabs_[tab].session,
          [this, tab](const Value& evaluated) {
            const Value* result = evaluated.find("result");
            const Value* object = result == nullptr ? nullptr : result->find("value");
            if (object == nullptr || evaluated.find("exceptionDetails") != nullptr) {
              refuse("Runtime.evaluate", "the document could not be measured");
            }
            results_[*tabs_[tab].job].measure = read_measure(*object);
            print(tab);
          });
}

void PrintRun::print(std::size_t tab) {
  const Value paper = MapBuilder()
                          .set("paperWidth", kPaperWidth)
                          .set("paperHeight", kPaperHeight)
                          .set("preferCSSPageSize", true)
                          .set("printBackground", true)
                          .set("displayHeaderFooter", false)
                          .set("generateTaggedPDF", true)
                          .set("generateDocumentOutline", true)
                          .set("transferMode", "ReturnAsBase64")
                          .build();
  command("Page.printToPDF", paper, tabs_[tab].session,
          [this, tab](const Value& result) { finish(tab, result); });
}

void PrintRun::finish(std::size_t tab, const Value& result) {
  const Value* data = result.find("data");
  auto bytes = data != nullptr && data->is_text() ? from_base64(data->as_text()) : std::nullopt;
  if (!bytes) refuse("Page.printToPDF", "what it gave is no PDF");
  results_[*tabs_[tab].job].pdf = std::move(*bytes);
  ++tabs_[tab].passes;
  if (jobs_[*tabs_[tab].job].number_pages && !has_true_numbers(tab)) {
    write_numbers(tab);
    return;
  }
  ++finished_;
  begin_next(tab);
}

/// Whether the last pass shows the page numbers that it has; notes these. What has others after so
/// many passes is given up.
bool PrintRun::has_true_numbers(std::size_t tab) {
  Tab& at = tabs_[tab];
  RawPrint& result = results_[*at.job];
  pdf::PageNumbers now = pdf::pages_of_destinations(result.pdf);
  if (at.passes > 1 && now == at.numbers) return true;
  if (at.passes == kMostPasses) {
    for (const auto& [id, page] : now) {
      const auto shown = at.numbers.find(id);
      if (shown == at.numbers.end() || shown->second != page) result.unnumbered.push_back(id);
    }
    return true;
  }
  at.numbers = std::move(now);
  return false;
}

void PrintRun::write_numbers(std::size_t tab) {
  command("Runtime.evaluate", script(numbering_script(tabs_[tab].numbers)), tabs_[tab].session,
          [this, tab](const Value& evaluated) {
            const Value* result = evaluated.find("result");
            const Value* missing = result == nullptr ? nullptr : result->find("value");
            if (missing == nullptr || !missing->is_list()) {
              refuse("Runtime.evaluate", "page numbers could not be written into the document");
            }
            results_[*tabs_[tab].job].unnumbered = texts_of(missing);
            print(tab);
          });
}

void PrintRun::refuse(std::string_view method, std::string_view reason) const {
  throw EnvironmentError(fmt::format("Chromium did not do `{}`: {}", method, reason),
                         "this version of Chromium may be too old or too new; `--no-pdf` builds "
                         "the site without PDFs");
}

}  // namespace pier::print
