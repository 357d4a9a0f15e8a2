#include "calendar/groups.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "calendar/data_fields.h"
#include "value/yaml_reader.h"

namespace pier::calendar {

namespace {

constexpr auto kText = FieldKind::text;
constexpr auto kRequired = Need::required;

constexpr auto kOrganisation = std::to_array<Field>({
    {.name = "id",
     .kind = FieldKind::slug,
     .need = kRequired,
     .meaning = "a short name for references",
     .example = "essex-police"},
    {.name = "name",
     .kind = kText,
     .need = kRequired,
     .meaning = "the organisation, or the seat",
     .example = "Essex Police"},
});

constexpr auto kFormerName = std::to_array<Field>({
    {.name = "name",
     .kind = kText,
     .need = kRequired,
     .meaning = "what it was called",
     .example = "Local Safeguarding Children Board"},
    {.name = "until", .kind = kText, .meaning = "until when", .example = "2019"},
});

constexpr auto kGroup = std::to_array<Field>({
    {.name = "id",
     .kind = FieldKind::slug,
     .need = kRequired,
     .meaning = "a short name for references and addresses; it never changes",
     .example = "schools-forum"},
    {.name = "name",
     .kind = kText,
     .need = kRequired,
     .meaning = "what it is called",
     .example = "Schools Forum"},
    {.name = "aliases",
     .kind = FieldKind::word_list,
     .meaning = "other names that people use",
     .example = "[SSPC SF]"},
    {.name = "branch",
     .kind = FieldKind::choice,
     .need = kRequired,
     .meaning = "whom it serves",
     .example = "children",
     .choices = kBranchNames},
    {.name = "purpose",
     .kind = kText,
     .need = kRequired,
     .meaning = "what it is for, in a sentence or two",
     .example = "Brings schools and the partnership together.",
     .longest = 300},
    {.name = "chair",
     .kind = kText,
     .meaning = "who chairs it, by role and never by name",
     .example = "Independent Adviser"},
    {.name = "reports_to",
     .kind = FieldKind::word_list,
     .meaning = "ids of the groups it answers to, the main one first",
     .example = "[childrens-board]"},
    {.name = "members",
     .kind = FieldKind::word_list,
     .meaning = "ids of organisations",
     .example = "[essex-police, city-council]"},
    {.name = "vacancies",
     .kind = FieldKind::word_list,
     .meaning = "seats that nobody fills",
     .example = "[Lay member]"},
    {.name = "frequency",
     .kind = kText,
     .meaning = "how often it meets, in words",
     .example = "Quarterly"},
    {.name = "former_names",
     .kind = FieldKind::list,
     .meaning = "what it was called before",
     .example = "[{name: Education Forum, until: 2019}]",
     .fields = kFormerName},
    {.name = "successor",
     .kind = kText,
     .meaning = "id of the group that took its place",
     .example = "childrens-board"},
    {.name = "ended",
     .kind = FieldKind::date,
     .meaning = "the day it came to an end",
     .example = "2019-09-28"},
    {.name = "papers_due",
     .kind = FieldKind::whole_number,
     .meaning = "working days before a meeting by which papers are due; 5 where nothing is said",
     .example = "5",
     .most = 60},
    {.name = "minutes_due",
     .kind = FieldKind::whole_number,
     .meaning = "working days after a meeting by which minutes are due; 10 where nothing is said",
     .example = "10",
     .most = 60},
    {.name = "page",
     .kind = kText,
     .meaning = "a page below content/ that says more",
     .example = "about/groups/schools-forum.md"},
});

/// The fields of a group: its own, and what is usual for its meetings.
std::span<const Field> group_fields() {
  static const std::vector<Field> kAll = [] {
    std::vector<Field> all(kGroup.begin(), kGroup.end());
    all.insert(all.end(), usual_fields().begin(), usual_fields().end());
    return all;
  }();
  return kAll;
}

}  // namespace

std::span<const Field> groups_fields() {
  static const std::array<Field, 2> kAll{{
      {.name = "organisations",
       .kind = FieldKind::list,
       .meaning = "who sends members",
       .example = "[{id: essex-police, name: Essex Police}]",
       .fields = kOrganisation},
      {.name = "groups",
       .kind = FieldKind::list,
       .need = kRequired,
       .meaning = "who meets",
       .example = "[…]",
       .fields = group_fields()},
  }};
  return kAll;
}

/// Reads the file in two steps: first who there is, then who names whom.
class GroupsReader {
 public:
  GroupsReader(const SourceMap& sources, Diagnostics& diagnostics)
      : sources_(sources), diagnostics_(diagnostics) {}

  Groups run(FileId file) {
    const Span whole = sources_.whole(file);
    const Value fields = check_fields(read_yaml(whole, sources_, diagnostics_), groups_fields(),
                                      whole, sources_, diagnostics_);
    for (const Value& item : list_of(fields.find("organisations"))) add_organisation(item);
    result_.is_complete_ = fields.find("groups") != nullptr;
    std::vector<const Value*> items;
    for (const Value& item : list_of(fields.find("groups"))) {
      if (add_group(item)) {
        items.push_back(&item);
      } else {
        result_.is_complete_ = false;
      }
    }
    for (std::size_t g = 0; g < items.size(); ++g) relate(g, *items[g]);
    break_loops();
    return std::move(result_);
  }

 private:
  void add_organisation(const Value& item) {
    const Value* id = item.find("id");
    if (id == nullptr || is_taken("organisation", id->as_text(), id->span, organisations_)) return;
    result_.organisations_.push_back({id->as_text(), text_of(item.find("name"))});
  }

  /// Notes that `name` stands for something; reports when it does already.
  bool is_taken(std::string_view what, const std::string& name, Span span,
                std::map<std::string, Span>& names) {
    const auto [first, is_new] = names.emplace(ascii_lower(name), span);
    if (is_new) return false;
    diagnostics_
        .report("calendar-duplicate", span, fmt::format("another {} has the name `{}`", what, name),
                "a name stands for one only; take it away from one of them")
        .notes.push_back({first->second, "the other one is here"});
    return true;
  }

  bool add_group(const Value& item) {
    const Value* id = item.find("id");
    if (id == nullptr || is_taken("group", id->as_text(), id->span, names_)) return false;
    Group group;
    group.id = id->as_text();
    group.span = item.span;
    group.name = text_of(item.find("name"));
    group.branch = branch_named(text_of(item.find("branch")));
    group.purpose = text_of(item.find("purpose"));
    group.chair = text_of(item.find("chair"));
    group.vacancies = texts_of(item.find("vacancies"));
    group.frequency = text_of(item.find("frequency"));
    group.usual = read_usual(item, {}, diagnostics_);
    group.ended = date_of(item.find("ended"));
    group.page = text_of(item.find("page"));
    if (const Value* page = item.find("page")) group.page_span = page->span;
    if (const auto days = number_of(item.find("papers_due"))) {
      group.papers_due = static_cast<int>(*days);
    }
    if (const auto days = number_of(item.find("minutes_due"))) {
      group.minutes_due = static_cast<int>(*days);
    }
    if (const Value* name = item.find("name");
        name != nullptr && ascii_lower(group.name) != group.id) {
      is_taken("group", group.name, name->span, names_);
    }
    for (const Value& alias : list_of(item.find("aliases"))) {
      if (!is_taken("group", alias.as_text(), alias.span, names_)) {
        group.aliases.push_back(alias.as_text());
      }
    }
    for (const Value& former : list_of(item.find("former_names"))) {
      group.former_names.push_back({text_of(former.find("name")), text_of(former.find("until"))});
    }
    result_.groups_.push_back(std::move(group));
    return true;
  }

  std::optional<std::size_t> group_named(const Value& name) {
    const auto found = result_.find(name.as_text());
    if (!found && result_.is_complete_) {
      diagnostics_.report("calendar-unknown", name.span,
                          fmt::format("there is no group `{}`", name.as_text()),
                          suggest(name.as_text(), result_.ids()));
    }
    return found;
  }

  void relate(std::size_t g, const Value& item) {
    Group& group = result_.groups_[g];
    for (const Value& above : list_of(item.find("reports_to"))) {
      if (const auto found = group_named(above)) group.reports_to.push_back(*found);
    }
    for (const Value& member : list_of(item.find("members"))) {
      if (const auto found = result_.find_organisation(member.as_text())) {
        group.members.push_back(*found);
        continue;
      }
      diagnostics_.report("calendar-unknown", member.span,
                          fmt::format("there is no organisation `{}`", member.as_text()),
                          suggest(member.as_text(), result_.organisation_ids()));
    }
    if (const Value* successor = item.find("successor")) group.successor = group_named(*successor);
  }

  /// A group that would come above itself gets no line, and that is reported.
  void break_loops() {
    for (std::size_t g = 0; g < result_.groups_.size(); ++g) {
      std::size_t at = g;
      for (std::size_t steps = 0; steps <= result_.groups_.size(); ++steps) {
        if (result_.groups_[at].reports_to.empty()) break;
        at = result_.groups_[at].reports_to.front();
        if (at != g) continue;
        diagnostics_.report("calendar-loop", result_.groups_[g].span,
                            fmt::format("`{}` reports to itself, by way of other groups or "
                                        "directly",
                                        result_.groups_[g].id),
                            "take a group out of `reports_to`");
        result_.groups_[g].reports_to.clear();
        break;
      }
    }
  }

  const SourceMap& sources_;
  Diagnostics& diagnostics_;
  Groups result_;
  std::map<std::string, Span> names_;
  std::map<std::string, Span> organisations_;
};

Groups Groups::read(FileId file, const SourceMap& sources, Diagnostics& diagnostics) {
  return GroupsReader(sources, diagnostics).run(file);
}

Groups Groups::unknown() {
  Groups groups;
  groups.is_complete_ = false;
  return groups;
}

std::optional<std::size_t> Groups::find(std::string_view name) const {
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    if (groups_[g].id == name) return g;
  }
  const std::string wanted = ascii_lower(name);
  const auto is_it = [&](std::string_view other) { return ascii_lower(other) == wanted; };
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    const Group& group = groups_[g];
    if (is_it(group.name) || std::any_of(group.aliases.begin(), group.aliases.end(), is_it)) {
      return g;
    }
    for (const Group::FormerName& former : group.former_names) {
      if (is_it(former.name)) return g;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> Groups::find_organisation(std::string_view id) const {
  for (std::size_t o = 0; o < organisations_.size(); ++o) {
    if (organisations_[o].id == id) return o;
  }
  return std::nullopt;
}

std::vector<std::string_view> Groups::ids() const {
  std::vector<std::string_view> ids;
  for (const Group& group : groups_) ids.push_back(group.id);
  return ids;
}

std::vector<std::string_view> Groups::organisation_ids() const {
  std::vector<std::string_view> ids;
  for (const Organisation& organisation : organisations_) ids.push_back(organisation.id);
  return ids;
}

std::vector<std::size_t> Groups::below(std::optional<std::size_t> above) const {
  std::vector<std::size_t> found;
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    const auto& lines = groups_[g].reports_to;
    const auto first = lines.empty() ? std::nullopt : std::optional(lines.front());
    if (first == above) found.push_back(g);
  }
  return found;
}

Branch branch_named(std::string_view name) {
  if (name == kBranchNames[0]) return Branch::children;
  return name == kBranchNames[1] ? Branch::adults : Branch::both;
}

std::string_view branch_text(Branch branch) {
  switch (branch) {
    case Branch::children:
      return "Children";
    case Branch::adults:
      return "Adults";
    case Branch::both:
      break;
  }
  return "Children and adults";
}

}  // namespace pier::calendar
