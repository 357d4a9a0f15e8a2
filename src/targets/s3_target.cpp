#include "targets/s3_target.h"

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "base/environment_error.h"
#include "base/md5.h"
#include "targets/references.h"

namespace pier::targets {

namespace {

/// What is in memory at once while much is sent or fetched.
constexpr std::size_t kBatchBytes = 32'000'000;
constexpr std::size_t kBatchFiles = 256;
/// Up to here the bytes that a release takes away lie in its record: one request for both.
constexpr std::size_t kMostInRecord = 8'000'000;

struct DigestHash {
  std::size_t operator()(const Digest& digest) const { return digest.low; }
};

[[noreturn]] void refuse_nothing_there() {
  throw EnvironmentError("nothing was published in this bucket yet",
                         "publish first: `pier publish`");
}

/// Packs of kept bytes, fetched when something in them is asked for.
class KeptPacks {
 public:
  explicit KeptPacks(Storage& storage) : storage_(storage) {}

  void add(const ReleaseRecord& record) {
    for (const KeptBytes& kept : record.kept) {
      places_.try_emplace(kept.digest, Place{&record, kept});
    }
  }

  bool has(const FileState& file) const {
    const auto found = places_.find(file.digest);
    return found != places_.end() && found->second.kept.size == file.size;
  }

  /// REQUIRES: has(file).
  std::string bytes(const FileState& file) {
    const Place& place = places_.at(file.digest);
    const std::string& pack = pack_of(place);
    std::string bytes = place.kept.begin <= pack.size()
                            ? pack.substr(place.kept.begin, place.kept.size)
                            : std::string();
    if (bytes.size() == file.size && digest_of(bytes) == file.digest) return bytes;
    throw EnvironmentError(fmt::format("what was kept of release {} in the bucket is damaged",
                                       place.record->name.number),
                           "build the site again, and publish it");
  }

 private:
  struct Place {
    const ReleaseRecord* record;
    KeptBytes kept;
  };

  const std::string& pack_of(const Place& place) {
    if (place.kept.pack == 0) return place.record->pack;
    const std::string key = pack_key(place.record->name.number, place.kept.pack);
    const auto found = fetched_.find(key);
    if (found != fetched_.end()) return found->second;
    const std::vector<std::string> keys{key};
    return fetched_.emplace(key, std::move(storage_.get(keys).front())).first->second;
  }

  Storage& storage_;
  std::unordered_map<Digest, Place, DigestHash> places_;
  std::map<std::string, std::string> fetched_;
};

/// Gathers bytes that are taken away, and puts those away that are too many for a record.
class OldBytes {
 public:
  OldBytes(Storage& storage, ReleaseRecord& record) : storage_(storage), record_(record) {}

  void add(std::string_view bytes) {
    if (!pack_.empty() && pack_.size() + bytes.size() > kBatchBytes) put_pack();
    record_.kept.push_back({digest_of(bytes), bytes.size(), 0, pack_.size()});
    pack_ += bytes;
  }

  /// What is left goes with the record.
  void finish() {
    if (pack_.size() > kMostInRecord) put_pack();
    record_.pack = std::move(pack_);
  }

 private:
  void put_pack() {
    ++packs_;
    for (; numbered_ < record_.kept.size(); ++numbered_) record_.kept[numbered_].pack = packs_;
    storage_.put({{pack_key(record_.name.number, packs_), std::move(pack_), {}}});
    pack_.clear();
  }

  Storage& storage_;
  ReleaseRecord& record_;
  std::string pack_;
  unsigned packs_ = 0;
  std::size_t numbered_ = 0;
};

}  // namespace

S3Target::S3Target(Storage storage, Jobs jobs) : storage_(std::move(storage)), jobs_(jobs) {}

void S3Target::look() {
  jobs_.tell("Looking at the bucket");
  objects_.clear();
  releases_.clear();
  packs_.clear();
  records_.clear();
  for (StoredObject& object : storage_.list()) {
    if (const auto name = release_of_record(object.key)) {
      releases_.push_back(*name);
    } else if (release_of_pack(object.key)) {
      packs_.push_back(object.key);
    } else if (!object.key.starts_with(kStateFolder)) {
      std::string path = object.key;
      objects_.emplace(std::move(path), std::move(object));
    }
  }
  std::sort(releases_.begin(), releases_.end(),
            [](const ReleaseName& a, const ReleaseName& b) { return a.number < b.number; });
}

const StoredObject* S3Target::object(const std::string& path) const {
  const auto found = objects_.find(path);
  return found == objects_.end() ? nullptr : &found->second;
}

bool S3Target::stands(const StoredFile& file) const {
  const StoredObject* stored = object(file.state.path);
  return stored != nullptr && stored->size == file.state.size && stored->etag == file.md5;
}

bool S3Target::is_complete(const ReleaseRecord& record) const {
  return std::all_of(record.files.begin(), record.files.end(),
                     [&](const StoredFile& file) { return stands(file); });
}

const ReleaseRecord& S3Target::record(const ReleaseName& name) {
  const auto known = records_.find(name.number);
  if (known != records_.end()) return known->second;
  const std::string key = record_key(name);
  const std::vector<std::string> bytes = storage_.get({&key, 1});
  auto read = ReleaseRecord::read(name, bytes.front());
  if (read) return records_.emplace(name.number, std::move(*read)).first->second;
  throw EnvironmentError(fmt::format("the record `{}` in the bucket is damaged", key),
                         "delete that object, then publish again; one cannot go back to this "
                         "release");
}

const ReleaseName* S3Target::name_of(unsigned number) const {
  const auto found = std::find_if(releases_.begin(), releases_.end(),
                                  [&](const ReleaseName& name) { return name.number == number; });
  return found == releases_.end() ? nullptr : &*found;
}

unsigned S3Target::next_number() const {
  return releases_.empty() ? 1 : releases_.back().number + 1;
}

unsigned S3Target::first_kept(const ReleaseRecord& now) const {
  std::set<unsigned> numbers{now.name.number};
  for (const ReleaseName& name : releases_) numbers.insert(name.number);
  if (numbers.size() <= kKeptReleases) return 0;
  const unsigned fifth = *std::next(numbers.rbegin(), kKeptReleases - 1);
  // All between must stay: each has what those before it need.
  return std::min(fifth, now.name.after.value_or(fifth));
}

/// What stood there whole before the release that is to come.
std::optional<unsigned> S3Target::release_before(const ReleaseRecord& latest) const {
  return is_complete(latest) ? std::optional(latest.name.number) : latest.name.after;
}

/// What stands in the bucket, as far as it is or becomes the site's. What others put there stays,
/// and what is named by its digest stays as long as a kept release has it.
std::vector<FileState> S3Target::there(const ReleaseRecord& wanted) {
  std::set<std::string_view> ours, kept;
  bool has_others = false;
  for (const auto& [path, stored] : objects_) has_others |= wanted.find(path) == nullptr;
  if (has_others) {
    const unsigned first = first_kept(wanted);
    for (const ReleaseName& name : releases_) {
      for (const StoredFile& file : record(name).files) {
        ours.insert(file.state.path);
        if (name.number >= first && is_named_by_digest(file.state.path)) {
          kept.insert(file.state.path);
        }
      }
    }
  }
  std::vector<FileState> states;
  for (const auto& [path, stored] : objects_) {
    const StoredFile* file = wanted.find(path);
    if (file != nullptr && stands(*file)) {
      states.push_back(file->state);
    } else if (file != nullptr || (ours.contains(path) && !kept.contains(path))) {
      states.push_back({path, stored.size, digest_of("in the bucket: " + stored.etag)});
    }
  }
  return states;
}

Plan S3Target::plan_for(const Wanted& wanted) {
  const std::vector<FileState> there_now = there(wanted.record);
  return make_plan(there_now, wanted.record.states(), [&](const std::string& path) {
    const StoredFile* file = wanted.record.find(path);
    return file == nullptr ? std::vector<std::string>()
                           : references_of(wanted.bytes(*file), path, wanted.record.base_path);
  });
}

void S3Target::keep_old_bytes(const Plan& plan, ReleaseRecord& into) {
  std::vector<std::string> keys;
  for (const auto& wave : plan.waves) {
    for (const Step& step : wave) {
      // What is named by its digest stays for as long as one can go back to it.
      if (step.action != Action::add && !is_named_by_digest(step.path)) keys.push_back(step.path);
    }
  }
  OldBytes old(storage_, into);
  for (std::size_t begin = 0; begin < keys.size();) {
    std::size_t end = begin;
    std::size_t size = 0;
    while (end < keys.size() && end - begin < kBatchFiles && (end == begin || size < kBatchBytes)) {
      size += object(keys[end++])->size;
    }
    const auto batch = std::span(keys).subspan(begin, end - begin);
    for (const std::string& bytes : storage_.get(batch)) old.add(bytes);
    begin = end;
  }
  old.finish();
}

void S3Target::put_wave(const std::vector<Step>& wave, const Wanted& wanted) {
  std::vector<Upload> uploads;
  std::size_t size = 0;
  const auto send = [&] {
    if (!uploads.empty()) storage_.put(uploads);
    uploads.clear();
    size = 0;
  };
  for (const Step& step : wave) {
    const auto redirect = wanted.record.redirects.find(step.path);
    uploads.push_back(
        {step.path, wanted.bytes(*wanted.record.find(step.path)),
         redirect == wanted.record.redirects.end() ? std::string() : redirect->second});
    size += uploads.back().bytes.size();
    if (size >= kBatchBytes || uploads.size() >= kBatchFiles) send();
  }
  send();
}

/// Makes the bucket hold what is wanted. The record gets its name here.
Outcome S3Target::bring(Wanted wanted, bool dry) {
  const ReleaseRecord* latest = releases_.empty() ? nullptr : &record(releases_.back());
  const bool goes_on = latest != nullptr && latest->files == wanted.record.files &&
                       latest->restores == wanted.record.restores;
  if (goes_on) {
    wanted.record.name = latest->name;
  } else {
    wanted.record.name.number = next_number();
    if (!wanted.record.restores && latest != nullptr) {
      wanted.record.name.after = release_before(*latest);
    }
  }
  Outcome outcome;
  outcome.plan = plan_for(wanted);
  outcome.release = dry && latest != nullptr ? latest->name.number : wanted.record.name.number;
  outcome.same = goes_on && outcome.plan.waves.empty();
  if (dry) return outcome;
  if (!goes_on) {
    keep_old_bytes(outcome.plan, wanted.record);
    storage_.put({{record_key(wanted.record.name), wanted.record.text(), {}}});
  }
  if (jobs_.progress != nullptr) jobs_.progress->begin("Sending files", outcome.plan.steps());
  for (const auto& wave : outcome.plan.waves) {
    if (wave.front().action != Action::remove) {
      put_wave(wave, wanted);
      continue;
    }
    // Pages before what they refer to: a request that takes many away may end anywhere, too.
    std::vector<std::string> gone;
    gone.reserve(wave.size());
    for (const Step& step : wave) gone.push_back(step.path);
    storage_.remove(gone);
  }
  try {
    storage_.remove(outdated(wanted.record));
  } catch (const EnvironmentError&) {
    // The site stands. A failure would have a way back be tried again, and that goes one further;
    // the next run takes away what is left.
  }
  return outcome;
}

/// What nobody can go back to when this release is there.
std::vector<std::string> S3Target::outdated(const ReleaseRecord& now) const {
  const unsigned first = first_kept(now);
  std::vector<std::string> keys;
  for (const ReleaseName& name : releases_) {
    if (name.number < first) keys.push_back(record_key(name));
  }
  for (const std::string& pack : packs_) {
    if (*release_of_pack(pack) < first) keys.push_back(pack);
  }
  return keys;
}

Outcome S3Target::publish(const BuiltSite& site, bool dry) {
  look();
  Wanted wanted;
  wanted.record.base_path = site.base_path();
  wanted.record.redirects = site.redirects();
  const std::vector<FileState>& files = site.list().files;
  wanted.record.files.resize(files.size());
  parallel_for(files.size(), jobs_.counting("Comparing files"), [&](std::size_t i) {
    wanted.record.files[i] = {files[i], md5_hex(site.bytes(files[i]))};
  });
  wanted.bytes = [&site](const StoredFile& file) { return site.bytes(file.state); };
  return bring(std::move(wanted), dry);
}

std::function<std::string(const StoredFile&)> S3Target::bytes_of_release(
    const ReleaseRecord& release) {
  const auto packs = std::make_shared<KeptPacks>(storage_);
  for (const ReleaseName& name : releases_) packs->add(record(name));
  for (const StoredFile& file : release.files) {
    if (stands(file) || packs->has(file.state)) continue;
    throw EnvironmentError(fmt::format("release {} cannot be brought back whole: `{}` is not kept",
                                       release.name.number, file.state.path),
                           "choose another one with --to, or build the site again and publish it");
  }
  return [this, packs](const StoredFile& file) {
    if (packs->has(file.state)) return packs->bytes(file.state);
    return std::move(storage_.get({&file.state.path, 1}).front());
  };
}

Outcome S3Target::roll_back(std::optional<unsigned> to, bool dry) {
  look();
  if (releases_.empty()) refuse_nothing_there();
  const ReleaseRecord& latest = record(releases_.back());
  if (to == latest.name.number && is_complete(latest)) {
    Outcome outcome;
    outcome.release = latest.name.number;
    outcome.same = true;
    return outcome;
  }
  auto number = to ? to : latest.name.after;
  // One that was stopped is completed first.
  if (!to && latest.restores && there(latest) != latest.states()) number = latest.restores;
  const ReleaseName* name = number ? name_of(*number) : nullptr;
  if (name == nullptr) {
    std::string numbers;
    for (const ReleaseName& other : releases_) {
      numbers += fmt::format("{}{}", numbers.empty() ? "" : ", ", other.number);
    }
    throw EnvironmentError(number ? fmt::format("release {} is not kept any more", *number)
                                  : "no release stood here before this one",
                           fmt::format("these are kept: {}", numbers));
  }
  const ReleaseRecord& release = record(*name);
  Wanted wanted;
  wanted.record.name.after = name->after;
  wanted.record.restores = name->number;
  wanted.record.base_path = release.base_path;
  wanted.record.files = release.files;
  wanted.record.redirects = release.redirects;
  wanted.bytes = bytes_of_release(release);
  return bring(std::move(wanted), dry);
}

std::size_t S3Target::forget_former() {
  look();
  if (releases_.empty()) refuse_nothing_there();
  ReleaseRecord now = record(releases_.back());
  // In this order a run that is stopped leaves nothing behind that the next one would not know.
  std::set<std::string> names;
  for (const ReleaseName& name : releases_) {
    for (const StoredFile& file : record(name).files) {
      const std::string& path = file.state.path;
      if (now.find(path) == nullptr && object(path) != nullptr) names.insert(path);
    }
  }
  const std::vector<std::string> gone(names.begin(), names.end());
  storage_.remove(gone);
  if (!now.kept.empty()) {
    now.kept.clear();
    now.pack.clear();
    storage_.put({{record_key(now.name), now.text(), {}}});
  }
  std::vector<std::string> keys = packs_;
  for (const ReleaseName& name : releases_) {
    if (!(name == now.name)) keys.push_back(record_key(name));
  }
  storage_.remove(keys);
  return releases_.size() - 1;
}

Verification S3Target::verify() {
  look();
  if (releases_.empty()) refuse_nothing_there();
  const ReleaseRecord& latest = record(releases_.back());
  Verification found;
  found.release = latest.name.number;
  found.files = latest.files.size();
  found.shows_former = storage_.is_open_to_all(record_key(latest.name));
  found.list = digest_of(FileList::of(latest.states()).text);
  for (const StoredFile& file : latest.files) {
    if (stands(file)) continue;
    const bool is_there = object(file.state.path) != nullptr;
    found.differences.push_back(
        {is_there ? Mismatch::changed : Mismatch::missing, file.state.path});
  }
  for (const auto& entry : objects_) {
    const std::string& path = entry.first;
    if (latest.find(path) != nullptr) continue;
    const bool is_kept = is_named_by_digest(path) &&
                         std::any_of(releases_.begin(), releases_.end(), [&](const auto& name) {
                           const StoredFile* file = record(name).find(path);
                           return file != nullptr && stands(*file);
                         });
    if (!is_kept) found.differences.push_back({Mismatch::foreign, path});
  }
  std::sort(found.differences.begin(), found.differences.end(),
            [](const Difference& a, const Difference& b) { return a.path < b.path; });
  return found;
}

}  // namespace pier::targets
