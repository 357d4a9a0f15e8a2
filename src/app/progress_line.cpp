#include "app/progress_line.h"

#include <chrono>
#include <cstdio>

#include <fmt/format.h>

#include "app/terminal.h"
#include "base/text.h"

namespace pier {

namespace {

/// Who waits for less wants no line that flashes up.
constexpr std::chrono::milliseconds kPatience{1000};
constexpr std::chrono::milliseconds kBetween{100};

/// To the begin of the line, and all behind it away.
constexpr const char* kErase = "\r\x1b[K";

}  // namespace

std::string progress_text(const Progress::State& state, std::size_t columns) {
  std::string text(state.stage);
  if (state.total > 0) {
    text += fmt::format(" {} of {}", with_commas(state.done), with_commas(state.total));
  }
  // Stages are named in ASCII: a byte is a column.
  if (text.size() > columns) text.resize(columns);
  return text;
}

ProgressLine::ProgressLine(const Progress& progress, bool is_wanted) : progress_(progress) {
  if (is_wanted) thread_ = std::jthread([this] { draw_until_end(); });
}

ProgressLine::~ProgressLine() {
  {
    const std::lock_guard lock(mutex_);
    erase();
    is_ended_ = true;
  }
  changed_.notify_one();
}

void ProgressLine::hide() {
  const std::lock_guard lock(mutex_);
  erase();
  is_shown_ = false;
}

void ProgressLine::show() {
  const std::lock_guard lock(mutex_);
  is_shown_ = true;
}

void ProgressLine::draw_until_end() {
  std::unique_lock lock(mutex_);
  for (auto wait = kPatience; !changed_.wait_for(lock, wait, [this] { return is_ended_; });
       wait = kBetween) {
    if (is_shown_) draw();
  }
}

void ProgressLine::draw() {
  // One column stays free: some terminals begin a new line when the last one is filled.
  std::string text = progress_text(progress_.state(), terminal_columns(stderr) - 1);
  if (text == drawn_) return;
  tell("{}{}", kErase, text);
  drawn_ = std::move(text);
}

void ProgressLine::erase() {
  if (!drawn_.empty()) std::fputs(kErase, stderr);
  drawn_.clear();
}

}  // namespace pier
