#include "pdf/normal.h"

#include <array>
#include <exception>
#include <map>
#include <set>
#include <vector>

// qpdf's own pointer class is std::shared_ptr, with none of its old names.
#define POINTERHOLDER_TRANSITION 4
// clang 14, which checks this file, cannot read qpdf's JSON as C++20. Nothing here needs it.
#define JSON_HH
class JSON;

#include <fmt/format.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include "html/escape.h"
#include "pdf/content_stream.h"

namespace pier::pdf {

namespace {

constexpr std::string_view kProgram = "Pier";

/// ISO 32000-1, 7.9.4: midnight, in UTC.
std::string pdf_date(const Date& date) {
  return fmt::format("D:{:04}{:02}{:02}000000Z", date.year(), date.month(), date.day());
}

QPDFObjectHandle text_object(std::string_view text) {
  return QPDFObjectHandle::newUnicodeString(std::string(text));
}

/// XMP (ISO 16684-1) as ISO 32000-1, 14.3.2 has it. It claims no PDF/UA: that needs a checker
/// which is not at hand here.
std::string xmp_of(const Facts& facts) {
  const auto escaped = [](std::string_view text) {
    return html::escaped(text, html::Context::text);
  };
  std::string dates;
  if (facts.date) {
    for (const std::string_view name : {"CreateDate", "ModifyDate", "MetadataDate"}) {
      dates += fmt::format("<xmp:{0}>{1}</xmp:{0}>\n", name, facts.date->rfc3339());
    }
  }
  return fmt::format(
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
      "<dc:format>application/pdf</dc:format>\n"
      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>\n"
      "<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>\n"
      "{}<xmp:CreatorTool>{}</xmp:CreatorTool>\n<pdf:Producer>{}</pdf:Producer>\n"
      "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n",
      escaped(facts.title), escaped(facts.language), dates, kProgram, kProgram);
}

/// All structure elements, in the order of the document. A tree that leads back into itself, which
/// only a hostile file has, is walked once.
std::vector<QPDFObjectHandle> structure_elements(const QPDFObjectHandle& root) {
  std::vector<QPDFObjectHandle> elements;
  std::vector<QPDFObjectHandle> to_visit{root};
  std::set<QPDFObjGen> seen;
  while (!to_visit.empty()) {
    QPDFObjectHandle node = to_visit.back();
    to_visit.pop_back();
    if (node.isIndirect() && !seen.insert(node.getObjGen()).second) continue;
    if (node.isArray()) {
      for (int i = node.getArrayNItems(); i > 0; --i) to_visit.push_back(node.getArrayItem(i - 1));
      continue;
    }
    if (!node.isDictionary()) continue;
    if (node.getKey("/S").isName()) elements.push_back(node);
    if (node.hasKey("/K")) to_visit.push_back(node.getKey("/K"));
  }
  return elements;
}

using Names = std::map<std::string, std::string>;

/// The cells of a table name their headers.
void rename_headers(QPDFObjectHandle attributes, const Names& names) {
  if (attributes.isArray()) {
    for (int i = 0; i < attributes.getArrayNItems(); ++i) {
      QPDFObjectHandle one = attributes.getArrayItem(i);
      if (one.isDictionary()) rename_headers(one, names);
    }
    return;
  }
  if (!attributes.isDictionary() || !attributes.getKey("/Headers").isArray()) return;
  QPDFObjectHandle renamed = QPDFObjectHandle::newArray();
  QPDFObjectHandle headers = attributes.getKey("/Headers");
  for (int i = 0; i < headers.getArrayNItems(); ++i) {
    QPDFObjectHandle header = headers.getArrayItem(i);
    if (!header.isString()) continue;
    const auto found = names.find(header.getStringValue());
    if (found == names.end()) continue;
    renamed.appendItem(QPDFObjectHandle::newString(found->second));
  }
  attributes.replaceKey("/Headers", renamed);
}

/// Chromium names structure elements by a count of all nodes that its process ever had, which
/// depends on the pages that were printed before.
void rename_elements(QPDFObjectHandle catalogue) {
  QPDFObjectHandle root = catalogue.getKey("/StructTreeRoot");
  if (!root.isDictionary()) return;
  const std::vector<QPDFObjectHandle> elements = structure_elements(root);
  Names names;
  QPDFObjectHandle tree = QPDFObjectHandle::newArray();
  for (QPDFObjectHandle element : elements) {
    QPDFObjectHandle id = element.getKey("/ID");
    if (!id.isString()) continue;
    // Of one length, so that they are sorted as a name tree must be (ISO 32000-1, 7.9.6).
    const std::string name = fmt::format("e{:08}", names.size() + 1);
    if (!names.emplace(id.getStringValue(), name).second) continue;
    element.replaceKey("/ID", QPDFObjectHandle::newString(name));
    tree.appendItem(QPDFObjectHandle::newString(name));
    tree.appendItem(element);
  }
  for (QPDFObjectHandle element : elements) rename_headers(element.getKey("/A"), names);
  root.removeKey("/IDTree");
  if (names.empty()) return;
  QPDFObjectHandle id_tree = QPDFObjectHandle::newDictionary();
  id_tree.replaceKey("/Names", tree);
  root.replaceKey("/IDTree", id_tree);
}

struct Role {
  std::string_view type;
  std::string_view standard;
};

/// Types of structure elements that Chromium takes from PDF 2.0, with what comes nearest in PDF 1.7
/// (ISO 32000-1, 14.8.4). A reader that does not know a type may pass over its words.
constexpr auto kRoles = std::to_array<Role>({{"/Aside", "/Sect"},
                                             {"/DocumentFragment", "/Sect"},
                                             {"/Em", "/Span"},
                                             {"/FENote", "/Note"},
                                             {"/Strong", "/Span"},
                                             {"/Sub", "/Span"},
                                             {"/Title", "/P"}});

void map_roles(QPDFObjectHandle catalogue) {
  QPDFObjectHandle root = catalogue.getKey("/StructTreeRoot");
  if (!root.isDictionary()) return;
  QPDFObjectHandle roles = QPDFObjectHandle::newDictionary();
  for (const QPDFObjectHandle& element : structure_elements(root)) {
    QPDFObjectHandle type = QPDFObjectHandle(element).getKey("/S");
    for (const Role& role : kRoles) {
      if (type.getName() != role.type) continue;
      roles.replaceKey(type.getName(), QPDFObjectHandle::newName(std::string(role.standard)));
    }
  }
  if (!roles.getKeys().empty()) root.replaceKey("/RoleMap", roles);
}

/// Chromium makes a Figure of the element around a picture and its caption too. Only the picture
/// has a text for those who do not see it; what is around it is a group.
void tidy_figures(QPDFObjectHandle catalogue) {
  QPDFObjectHandle root = catalogue.getKey("/StructTreeRoot");
  if (!root.isDictionary()) return;
  for (QPDFObjectHandle element : structure_elements(root)) {
    if (element.getKey("/S").getName() != "/Figure" || element.getKey("/Alt").isString()) continue;
    element.replaceKey("/S", QPDFObjectHandle::newName("/Div"));
  }
}

/// Of each page, by its object, marked content.
using MarkedIds = std::map<QPDFObjGen, std::set<std::int64_t>>;

/// Adds the marked content of an element that is not on the first page where it has some, and
/// begins on. `page` is that of the element around it. A tree that leads back into itself ends at
/// `depth`.
void note_repeated(const QPDFObjectHandle& kid, QPDFObjectHandle page, int depth,
                   std::optional<QPDFObjGen>& first, MarkedIds& repeated) {
  constexpr int kDeepest = 20;
  if (depth > kDeepest) return;
  QPDFObjectHandle node = kid;
  if (node.isArray()) {
    for (int i = 0; i < node.getArrayNItems(); ++i) {
      note_repeated(node.getArrayItem(i), page, depth + 1, first, repeated);
    }
    return;
  }
  if (node.isDictionary()) {
    if (node.hasKey("/Pg")) page = node.getKey("/Pg");
    note_repeated(node.getKey(node.hasKey("/MCID") ? "/MCID" : "/K"), page, depth + 1, first,
                  repeated);
    return;
  }
  if (!node.isInteger()) return;
  const QPDFObjGen here = page.getObjGen();
  if (!first) first = here;
  if (*first != here) repeated[here].insert(node.getIntValue());
}

bool heads_a_column(QPDFObjectHandle attributes) {
  if (attributes.isDictionary()) return attributes.getKey("/Scope").isNameAndEquals("/Column");
  if (!attributes.isArray()) return false;
  for (int i = 0; i < attributes.getArrayNItems(); ++i) {
    QPDFObjectHandle one = attributes.getArrayItem(i);
    if (one.isDictionary() && one.getKey("/Scope").isNameAndEquals("/Column")) return true;
  }
  return false;
}

/// The heads of columns are printed again on every page that a table goes on to, and tagged again,
/// so that a reader would hear each of them as often. The first is enough.
MarkedIds repeated_heads(QPDFObjectHandle catalogue) {
  MarkedIds repeated;
  QPDFObjectHandle root = catalogue.getKey("/StructTreeRoot");
  if (!root.isDictionary()) return repeated;
  for (QPDFObjectHandle element : structure_elements(root)) {
    if (element.getKey("/S").getName() != "/TH") continue;
    if (!heads_a_column(element.getKey("/A"))) continue;
    std::optional<QPDFObjGen> first;
    note_repeated(element, QPDFObjectHandle::newNull(), 0, first, repeated);
  }
  return repeated;
}

/// Takes marked content of a page out of the structure element that has it.
void release(QPDFObjectHandle element, const QPDFObjGen& page, std::int64_t id) {
  if (!element.isDictionary()) return;
  const bool is_own_page = element.getKey("/Pg").getObjGen() == page;
  const auto is_it = [&](QPDFObjectHandle kid) {
    if (kid.isInteger()) return is_own_page && kid.getIntValue() == id;
    if (!kid.isDictionary() || !kid.getKey("/MCID").isInteger()) return false;
    const bool is_here = kid.hasKey("/Pg") ? kid.getKey("/Pg").getObjGen() == page : is_own_page;
    return is_here && kid.getKey("/MCID").getIntValue() == id;
  };
  QPDFObjectHandle kids = element.getKey("/K");
  if (!kids.isArray()) {
    if (is_it(kids)) element.removeKey("/K");
    return;
  }
  QPDFObjectHandle left = QPDFObjectHandle::newArray();
  for (int i = 0; i < kids.getArrayNItems(); ++i) {
    if (!is_it(kids.getArrayItem(i))) left.appendItem(kids.getArrayItem(i));
  }
  element.replaceKey("/K", left);
}

/// Of each page, by the number that it has (StructParents), the structure elements of its marked
/// content; ISO 32000-1, 14.7.4.4.
std::map<std::int64_t, QPDFObjectHandle> parents_of(QPDFObjectHandle catalogue) {
  std::map<std::int64_t, QPDFObjectHandle> parents;
  QPDFObjectHandle root = catalogue.getKey("/StructTreeRoot");
  if (!root.isDictionary() || !root.getKey("/ParentTree").isDictionary()) return parents;
  QPDFObjectHandle numbers = root.getKey("/ParentTree").getKey("/Nums");
  if (!numbers.isArray()) return parents;
  for (int i = 0; i + 1 < numbers.getArrayNItems(); i += 2) {
    QPDFObjectHandle elements = numbers.getArrayItem(i + 1);
    if (!numbers.getArrayItem(i).isInteger() || !elements.isArray()) continue;
    parents.emplace(numbers.getArrayItem(i).getIntValue(), elements);
  }
  return parents;
}

/// What is on a page but not in its text (running heads, page numbers, lines, repeated heads) is
/// said to be so.
void mark_pages(QPDF& pdf, const MarkedIds& repeated) {
  const auto parents = parents_of(pdf.getRoot());
  if (parents.empty()) return;
  for (QPDFObjectHandle page : pdf.getAllPages()) {
    QPDFObjectHandle stream = page.getKey("/Contents");
    QPDFObjectHandle number = page.getKey("/StructParents");
    if (!stream.isStream()) continue;
    const auto is_picture = [&](std::string_view name) {
      QPDFObjectHandle resources = page.getKey("/Resources");
      if (!resources.isDictionary() || !resources.getKey("/XObject").isDictionary()) return false;
      QPDFObjectHandle object = resources.getKey("/XObject").getKey("/" + std::string(name));
      if (!object.isStream()) return false;
      return object.getDict().getKey("/Subtype").isNameAndEquals("/Image");
    };
    const std::shared_ptr<Buffer> buffer = stream.getStreamData(qpdf_dl_generalized);
    const auto again = repeated.find(page.getObjGen());
    const auto marked = mark_artifacts(
        {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()},
        again == repeated.end() ? std::set<std::int64_t>{} : again->second, is_picture);
    // What Chromium does not write is left as it is.
    if (!marked) continue;
    stream.replaceStreamData(marked->content, QPDFObjectHandle::newNull(),
                             QPDFObjectHandle::newNull());
    const auto found = number.isInteger() ? parents.find(number.getIntValue()) : parents.end();
    if (found == parents.end()) continue;
    QPDFObjectHandle elements = found->second;
    for (const std::int64_t id : marked->released) {
      if (id < 0 || id >= elements.getArrayNItems()) continue;
      const int at = static_cast<int>(id);
      release(elements.getArrayItem(at), page.getObjGen(), id);
      elements.setArrayItem(at, QPDFObjectHandle::newNull());
    }
  }
}

void describe(QPDF& pdf, const Facts& facts) {
  QPDFObjectHandle info = QPDFObjectHandle::newDictionary();
  info.replaceKey("/Title", text_object(facts.title));
  info.replaceKey("/Creator", text_object(kProgram));
  info.replaceKey("/Producer", text_object(kProgram));
  if (facts.date) {
    const QPDFObjectHandle date = QPDFObjectHandle::newString(pdf_date(*facts.date));
    info.replaceKey("/CreationDate", date);
    info.replaceKey("/ModDate", date);
  }
  pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(info));

  QPDFObjectHandle catalogue = pdf.getRoot();
  QPDFObjectHandle metadata = QPDFObjectHandle::newStream(&pdf, xmp_of(facts));
  metadata.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
  metadata.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
  catalogue.replaceKey("/Metadata", metadata);
  catalogue.replaceKey("/Lang", text_object(facts.language));
  QPDFObjectHandle preferences = QPDFObjectHandle::newDictionary();
  preferences.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
  catalogue.replaceKey("/ViewerPreferences", preferences);
}

/// What acts by itself or hides something. Chromium writes none of it.
void take_out_actions(QPDFObjectHandle catalogue) {
  for (const char* key : {"/OpenAction", "/AA", "/AcroForm", "/AF", "/Collection"}) {
    catalogue.removeKey(key);
  }
  QPDFObjectHandle names = catalogue.getKey("/Names");
  if (!names.isDictionary()) return;
  names.removeKey("/JavaScript");
  names.removeKey("/EmbeddedFiles");
}

std::string write(QPDF& pdf) {
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.setMinimumPDFVersion("1.7");
  writer.write();
  const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

/// The page that a destination leads to; null when it leads to none of this file.
QPDFObjectHandle page_of(QPDFObjectHandle destination) {
  if (destination.isDictionary()) destination = destination.getKey("/D");
  if (!destination.isArray() || destination.getArrayNItems() == 0) {
    return QPDFObjectHandle::newNull();
  }
  return destination.getArrayItem(0);
}

}  // namespace

PageNumbers pages_of_destinations(std::string_view bytes) {
  PageNumbers numbers;
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.setAttemptRecovery(false);
    pdf.processMemoryFile("PDF", bytes.data(), bytes.size());
    std::map<QPDFObjGen, std::size_t> numbers_of_pages;
    for (const QPDFObjectHandle& page : pdf.getAllPages()) {
      numbers_of_pages.emplace(page.getObjGen(), numbers_of_pages.size() + 1);
    }
    QPDFObjectHandle destinations = pdf.getRoot().getKey("/Dests");
    if (!destinations.isDictionary()) return numbers;
    for (const std::string& name : destinations.getKeys()) {
      const auto page = numbers_of_pages.find(page_of(destinations.getKey(name)).getObjGen());
      if (page != numbers_of_pages.end()) numbers.emplace(name.substr(1), page->second);
    }
  } catch (const std::exception&) {
    return {};
  }
  return numbers;
}

std::size_t page_count(std::string_view bytes) {
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("PDF", bytes.data(), bytes.size());
    return pdf.getAllPages().size();
  } catch (const std::exception&) {
    return 0;
  }
}

std::optional<Normal> normalise(std::string_view bytes, const Facts& facts) {
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.setAttemptRecovery(false);
    pdf.processMemoryFile("PDF", bytes.data(), bytes.size());
    if (pdf.isEncrypted()) return std::nullopt;
    const std::size_t pages = pdf.getAllPages().size();
    if (pages == 0) return std::nullopt;
    take_out_actions(pdf.getRoot());
    rename_elements(pdf.getRoot());
    map_roles(pdf.getRoot());
    tidy_figures(pdf.getRoot());
    mark_pages(pdf, repeated_heads(pdf.getRoot()));
    describe(pdf, facts);
    std::string normal = write(pdf);
    if (pdf.anyWarnings()) return std::nullopt;
    return Normal{std::move(normal), pages};
  } catch (const std::exception&) {
    // qpdf throws for whatever is wrong with a file.
    return std::nullopt;
  }
}

}  // namespace pier::pdf
