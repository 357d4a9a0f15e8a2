#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/parallel.h"
#include "targets/s3_record.h"
#include "targets/s3_storage.h"
#include "targets/target.h"

namespace pier::targets {

/// A bucket of storage that shows its objects as a website. The files of the site have the names
/// that they have in the output folder; what is needed to go back stands below `.pier/`:
///
///     .pier/releases/0008-after-0007     what the release is, and the bytes that it took away
///     .pier/packs/0008-001 …             more of these bytes, where they are many
///
/// Every run compares with the list of what the bucket holds, so that it completes what another
/// began. One run at a time: storage knows no locks.
class S3Target : public Target {
 public:
  S3Target(Storage storage, Jobs jobs);

  Outcome publish(const BuiltSite& site, bool dry) override;
  Outcome roll_back(std::optional<unsigned> to, bool dry) override;
  Verification verify() override;
  std::size_t forget_former() override;

 private:
  /// What a run brings to the bucket.
  struct Wanted {
    ReleaseRecord record;
    std::function<std::string(const StoredFile&)> bytes;
  };

  void look();
  const StoredObject* object(const std::string& path) const;
  bool stands(const StoredFile& file) const;
  bool is_complete(const ReleaseRecord& record) const;
  const ReleaseRecord& record(const ReleaseName& name);
  const ReleaseName* name_of(unsigned number) const;
  unsigned next_number() const;
  /// The first release that stays when this one is there.
  unsigned first_kept(const ReleaseRecord& now) const;
  std::vector<std::string> outdated(const ReleaseRecord& now) const;
  std::optional<unsigned> release_before(const ReleaseRecord& latest) const;

  Plan plan_for(const Wanted& wanted);
  std::vector<FileState> there(const ReleaseRecord& wanted);
  void keep_old_bytes(const Plan& plan, ReleaseRecord& into);
  void put_wave(const std::vector<Step>& wave, const Wanted& wanted);
  Outcome bring(Wanted wanted, bool dry);
  std::function<std::string(const StoredFile&)> bytes_of_release(const ReleaseRecord& release);

  Storage storage_;
  Jobs jobs_;
  /// Of the site, by path; and the records and packs that are there.
  std::map<std::string, StoredObject> objects_;
  std::vector<ReleaseName> releases_;
  std::vector<std::string> packs_;
  std::map<unsigned, ReleaseRecord> records_;
};

}  // namespace pier::targets
