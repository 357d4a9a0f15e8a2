#include "print/normal_pdf.h"

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

namespace pier::print {

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
std::string xmp_of(const PdfFacts& facts) {
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

void describe(QPDF& pdf, const PdfFacts& facts) {
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

}  // namespace

std::optional<NormalPdf> normalise_pdf(std::string_view bytes, const PdfFacts& facts) {
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
    describe(pdf, facts);
    std::string normal = write(pdf);
    if (pdf.anyWarnings()) return std::nullopt;
    return NormalPdf{std::move(normal), pages};
  } catch (const std::exception&) {
    // qpdf throws for whatever is wrong with a file.
    return std::nullopt;
  }
}

}  // namespace pier::print
