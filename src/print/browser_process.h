#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include <sys/types.h>

#include "base/file_descriptor.h"
#include "base/progress.h"
#include "print/message_stream.h"

struct pollfd;

namespace pier::print {

/// A running Chromium without windows, and the pipe to it. It has a folder of its own for all that
/// it writes, and sees nothing of ours: not the environment, no file, no home.
///
/// While it runs, this process waits for every child that it gets; it may have no others.
///
/// All functions throw EnvironmentError when Chromium ends, says nothing for too long, or cannot
/// be started; the message has its last words. For one thread.
class BrowserProcess {
 public:
  /// Starts `program`, with its folder below `folder`. Folders there that killed builds left behind
  /// are removed. `patience`: how long it may stay silent while an answer is awaited.
  /// `progress`: who may stop the work; receive() throws Stopped then. Null: nobody.
  BrowserProcess(const std::filesystem::path& program, const std::filesystem::path& folder,
                 std::chrono::milliseconds patience, const Progress* progress = nullptr);
  BrowserProcess(const BrowserProcess&) = delete;
  BrowserProcess& operator=(const BrowserProcess&) = delete;
  /// Ends it and every process that it started, waits for them, and removes the folder.
  ~BrowserProcess();

  /// Queues bytes; they are written while receive() waits.
  void send(std::string_view bytes);
  /// Waits for the next message.
  std::string receive();

 private:
  void make_folder(const std::filesystem::path& parent);
  void start();
  void write_some();
  void read_some();
  int wait_for(pollfd* ends, std::size_t count) const;
  void stop();
  [[noreturn]] void fail(std::string_view what) const;
  std::string last_words() const;

  std::filesystem::path program_;
  std::filesystem::path folder_;
  std::chrono::milliseconds patience_;
  const Progress* progress_;
  /// The open folder, locked: whoever can lock it knows that nobody uses it.
  FileDescriptor folder_lock_;
  /// Our ends: messages to Chromium, and from it.
  FileDescriptor to_, from_;
  pid_t process_ = -1;
  std::string unwritten_;
  std::size_t written_ = 0;
  MessageStream incoming_;
};

}  // namespace pier::print
