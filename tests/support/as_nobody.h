#pragma once

#include <sys/fsuid.h>

namespace pier::test {

/// While it lives, this thread reaches files as the user `nobody`, when it was root before:
/// root may read everything, so that permissions could not be tested otherwise.
class AsNobody {
 public:
  AsNobody()
      : group_(static_cast<gid_t>(setfsgid(kNobody))),
        user_(static_cast<uid_t>(setfsuid(kNobody))) {}
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;
  ~AsNobody() {
    setfsuid(user_);
    setfsgid(group_);
  }

 private:
  static constexpr unsigned kNobody = 65534;
  gid_t group_;
  uid_t user_;
};

}  // namespace pier::test
