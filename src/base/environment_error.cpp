#include "base/environment_error.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

#include <fmt/format.h>

namespace pier {

namespace {

struct PlainError {
  int number;
  std::string_view meaning;
  std::string_view help;
};

constexpr std::string_view kAskForRights =
    "ask whoever looks after this computer for the right to do so, or use another folder";

constexpr std::array kPlainErrors{
    PlainError{EACCES, "this account is not allowed to", kAskForRights},
    PlainError{EPERM, "this account is not allowed to", kAskForRights},
    PlainError{EROFS, "the disk can be read but not written to",
               "use a folder on a disk that can be written to"},
    PlainError{ENOSPC, "the disk is full", "free some space on that disk and build again"},
    PlainError{EDQUOT, "this account has used up its share of the disk",
               "free some space or ask for a larger share, then build again"},
    PlainError{EIO, "the disk reports a fault",
               "have the disk checked; until then, use a folder on another one"},
    PlainError{EMFILE, "this program has too many files open",
               "raise the limit with `ulimit -n 1024` and build again"},
    PlainError{ENFILE, "the computer has too many files open",
               "close other programs and build again"},
    PlainError{ENOMEM, "the computer is out of memory", "close other programs and build again"},
    PlainError{EFBIG, "the file would be larger than this account may write",
               "raise the limit with `ulimit -f unlimited` and build again"},
    PlainError{ENOENT, "there is no such file or folder", "check the name of the folder"},
    PlainError{ENOTDIR, "a part of its path is a file and not a folder",
               "check the name of the folder"},
    PlainError{ELOOP, "a part of its path is a symbolic link",
               "use the folder that the link leads to"},
    PlainError{ENAMETOOLONG, "its name is too long", "choose a shorter name"},
    PlainError{EBUSY, "it is in use by the system", "use another folder"},
    PlainError{ENODEV, "this kind of disk cannot do it", "use a folder on another disk"},
};

const PlainError* find(int error_number) {
  for (const PlainError& error : kPlainErrors) {
    if (error.number == error_number) return &error;
  }
  return nullptr;
}

}  // namespace

std::string plain_error(int error_number) {
  if (const PlainError* known = find(error_number)) return std::string(known->meaning);
  // The descriptions of strerror are translated and may share a buffer; these are not.
  const char* description = strerrordesc_np(error_number);
  return fmt::format("the system says `{}`",
                     description == nullptr ? "unknown error" : description);
}

std::string plain_error_help(int error_number) {
  const PlainError* known = find(error_number);
  return known == nullptr ? "build again; if it happens again, use a folder on another disk"
                          : std::string(known->help);
}

}  // namespace pier
