#include "print/chromium_printer.h"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

#include "base/environment_error.h"
#include "pdf/normal.h"
#include "print/browser_process.h"
#include "print/measure.h"
#include "print/pdf_cache.h"
#include "print/print_run.h"

namespace pier::print {

namespace fs = std::filesystem;

namespace {

/// To be raised with every change to print_run.cpp or normal_pdf.cpp that changes the PDFs.
constexpr int kEdition = 3;

/// More tabs than this share what the browser's own process has to do.
constexpr std::size_t kMostTabs = 4;

/// What tells one Chromium from another without starting it: a new version is a new file.
std::string identity_of(const fs::path& program) {
  std::error_code error;
  const fs::path file = fs::canonical(program, error);
  if (error) return program.string();
  const auto size = fs::file_size(file, error);
  const auto changed = fs::last_write_time(file, error).time_since_epoch().count();
  return fmt::format("{} {} {}", file.string(), size, changed);
}

/// All that the PDF of a job depends on. Each part is preceded by its length, so that no two
/// different jobs give one text.
Digest key_of(const Job& job, std::string_view chromium) {
  std::string all;
  const auto add = [&](std::string_view text) {
    all += fmt::format("{} ", text.size());
    all += text;
  };
  add(fmt::format("{} {} {}", kEdition, job.most_pages > 0, job.number_pages));
  add(chromium);
  add(measure_script());
  add(job.url);
  add(job.title);
  add(job.language);
  add(job.date ? job.date->iso() : "");
  add(job.html);
  for (const Resource& resource : job.resources) {
    add(resource.url);
    add(resource.media_type);
    add(resource.bytes);
  }
  return digest_of(all);
}

}  // namespace

std::vector<Printed> ChromiumPrinter::print_anew(std::span<const Job> jobs,
                                                 std::span<const Resource> shared) {
  std::vector<RawPrint> raw;
  {
    BrowserProcess browser(options_.program, options_.cache, options_.patience,
                           options_.jobs.progress);
    raw = PrintRun(browser, jobs, shared)
              .run(std::min(options_.jobs.count, kMostTabs), options_.jobs.progress);
  }
  std::vector<Printed> printed(jobs.size());
  parallel_for(jobs.size(), options_.jobs, [&](std::size_t i) {
    auto normal = pdf::normalise(raw[i].pdf, {jobs[i].title, jobs[i].language, jobs[i].date});
    if (!normal) {
      throw EnvironmentError(
          fmt::format("what Chromium printed of {} is no whole PDF", jobs[i].url),
          "try again; `--no-pdf` builds the site without PDFs");
    }
    printed[i] = {std::move(normal->bytes), normal->pages, std::move(raw[i].measure),
                  std::move(raw[i].unnumbered)};
  });
  return printed;
}

std::vector<Printed> ChromiumPrinter::print(std::span<const Job> jobs,
                                            std::span<const Resource> shared) {
  if (jobs.empty()) return {};
  const PdfCache cache(options_.cache);
  const std::string chromium = identity_of(options_.program);
  std::vector<Digest> keys(jobs.size());
  std::vector<Printed> results(jobs.size());
  // Not vector<bool>, whose elements threads may not write at once.
  std::vector<char> is_known(jobs.size());
  parallel_for(jobs.size(), options_.jobs, [&](std::size_t i) {
    keys[i] = key_of(jobs[i], chromium);
    auto known = cache.find(keys[i]);
    if (!known) return;
    results[i] = std::move(*known);
    is_known[i] = 1;
  });

  std::vector<std::size_t> missing;
  std::vector<Job> to_print;
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    if (is_known[i] != 0) continue;
    missing.push_back(i);
    to_print.push_back(jobs[i]);
  }
  if (missing.empty()) return results;
  std::vector<Printed> printed = print_anew(to_print, shared);
  parallel_for(missing.size(), options_.jobs, [&](std::size_t i) {
    cache.put(keys[missing[i]], printed[i]);
    results[missing[i]] = std::move(printed[i]);
  });
  cache.shrink(options_.most_cached);
  return results;
}

}  // namespace pier::print
