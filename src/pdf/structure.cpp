#include "pdf/structure.h"

#include <algorithm>
#include <array>
#include <exception>
#include <map>
#include <memory>
#include <set>

// qpdf's own pointer class is std::shared_ptr, with none of its old names.
#define POINTERHOLDER_TRANSITION 4
// clang 14, which checks this file, cannot read qpdf's JSON as C++20. Nothing here needs it.
#define JSON_HH
class JSON;

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include "base/text.h"
#include "pdf/hidden_text.h"

namespace pier::pdf {

namespace {

constexpr int kDeepest = 12;

std::string utf8_value(QPDFObjectHandle object) {
  return object.isString() ? object.getUTF8Value() : std::string{};
}

// --- Objects, wherever they hang ---

/// A dictionary, and with it the ones inside it that are no objects of their own.
void look_at_dictionary(QPDFObjectHandle object, int depth, Structure& pdf) {
  if (depth > kDeepest) return;
  if (object.isArray()) {
    for (const QPDFObjectHandle& item : object.aitems()) {
      if (!item.isIndirect()) look_at_dictionary(item, depth + 1, pdf);
    }
    return;
  }
  if (object.isStream()) object = object.getDict();
  if (!object.isDictionary()) return;
  QPDFObjectHandle action = object.getKey("/S");
  if (object.hasKey("/JS") || (action.isName() && action.getName() == "/JavaScript")) {
    pdf.has_script = true;
  }
  if (action.isName() && is_one_of(action.getName(), {"/Launch", "/SubmitForm", "/ImportData"})) {
    pdf.has_action = true;
  }
  if (object.hasKey("/EF") || object.isDictionaryOfType("/EmbeddedFile")) pdf.has_files = true;
  // Marks that people leave on a page; links and fields of forms are parts of it.
  QPDFObjectHandle subtype = object.getKey("/Subtype");
  const bool is_annotation = object.hasKey("/Rect") && subtype.isName();
  if (is_annotation &&
      !is_one_of(subtype.getName(), {"/Link", "/Widget", "/Popup", "/PrinterMark", "/TrapNet"})) {
    pdf.has_comments = true;
  }
  for (const char* key :
       {"/Contents", "/T", "/TU", "/V", "/DV", "/Title", "/RC", "/Alt", "/ActualText", "/E"}) {
    if (std::string text = utf8_value(object.getKey(key)); !text.empty()) {
      pdf.texts.push_back(std::move(text));
    }
  }
  for (const std::string& key : object.getKeys()) {
    QPDFObjectHandle value = object.getKey(key);
    if (!value.isIndirect()) look_at_dictionary(value, depth + 1, pdf);
  }
}

/// Whether the list of creators in XMP (ISO 16684-1, 8.4) has somebody in it.
bool names_creator(std::string_view xmp) {
  for (const std::string_view tag : {"dc:creator", "pdf:Author", "xmpMM:Manager"}) {
    std::size_t at = xmp.find(tag);
    while (at != std::string_view::npos) {
      const std::size_t end = xmp.find("</" + std::string(tag), at);
      // The words between the tags of the list, if there are any.
      bool in_tag = true;
      for (const char c : xmp.substr(at, std::min(end, xmp.size()) - at)) {
        if (c == '<' || c == '>') {
          in_tag = c == '<';
        } else if (!in_tag && !ascii_is_space(c)) {
          return true;
        }
      }
      if (end == std::string_view::npos) break;
      at = xmp.find(tag, end + tag.size() + 2);
    }
  }
  return false;
}

void look_at_properties(QPDF& document, Structure& pdf) {
  QPDFObjectHandle info = document.getTrailer().getKey("/Info");
  if (info.isDictionary()) {
    for (const std::string& key : info.getKeys()) {
      std::string text = utf8_value(info.getKey(key));
      if (trim(text).empty()) continue;
      pdf.has_author = pdf.has_author || key == "/Author" || key == "/Manager";
      // Days of making and change, and the programs, are of no person.
      if (!is_one_of(key, {"/CreationDate", "/ModDate", "/Producer", "/Creator"})) {
        pdf.texts.push_back(std::move(text));
      }
    }
  }
  QPDFObjectHandle metadata = document.getRoot().getKey("/Metadata");
  if (!metadata.isStream()) return;
  const auto data = metadata.getStreamData(qpdf_dl_generalized);
  const std::string xmp(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
  pdf.has_author = pdf.has_author || names_creator(xmp);
  pdf.texts.push_back(xmp);
}

/// Whether objects were written twice, as by a program that appends its changes. Word appends a
/// second table to every file, which changes nothing.
bool has_earlier_version(std::string_view bytes, bool is_linearized) {
  std::set<std::string_view> seen;
  for (std::size_t at = bytes.find(" obj"); at != std::string_view::npos;
       at = bytes.find(" obj", at + 4)) {
    std::size_t begin = at;
    while (begin > 0 && (ascii_is_digit(bytes[begin - 1]) || bytes[begin - 1] == ' ')) --begin;
    const std::string_view name = trim(bytes.substr(begin, at - begin));
    const bool begins_line = begin == 0 || bytes[begin - 1] == '\n' || bytes[begin - 1] == '\r';
    const bool is_name = name.find(' ') != std::string_view::npos;
    if (begins_line && is_name && !seen.insert(name).second) return true;
  }
  std::size_t ends = 0;
  for (std::size_t at = bytes.find("%%EOF"); at != std::string_view::npos;
       at = bytes.find("%%EOF", at + 5)) {
    ++ends;
  }
  return ends > 1 && !is_linearized && bytes.find("/XRefStm") == std::string_view::npos;
}

// --- Pages ---

Operand operand_of(QPDFObjectHandle object) {
  Operand operand;
  if (object.isNumber()) operand.number = object.getNumericValue();
  if (object.isString()) operand.text = object.getStringValue();
  if (object.isName()) operand.text = object.getName();
  if (object.isArray()) {
    for (const QPDFObjectHandle& item : object.aitems()) operand.items.push_back(operand_of(item));
  }
  return operand;
}

/// Those of a composite font, ISO 32000-1, 9.7.4.3: "first [w w w]" or "first last w".
void read_wide_widths(QPDFObjectHandle descendant, GlyphWidths& result) {
  QPDFObjectHandle otherwise = descendant.getKey("/DW");
  if (otherwise.isNumber()) result.otherwise = otherwise.getNumericValue();
  QPDFObjectHandle list = descendant.getKey("/W");
  if (!list.isArray()) return;
  for (int i = 0; i + 1 < list.getArrayNItems();) {
    QPDFObjectHandle first = list.getArrayItem(i);
    QPDFObjectHandle second = list.getArrayItem(i + 1);
    if (!first.isNumber()) return;
    auto code = static_cast<unsigned>(first.getNumericValue());
    if (second.isArray()) {
      for (QPDFObjectHandle width : second.aitems()) {
        if (width.isNumber()) result.widths[code++] = width.getNumericValue();
      }
      i += 2;
      continue;
    }
    QPDFObjectHandle width = list.getArrayItem(i + 2);
    if (!second.isNumber() || !width.isNumber()) return;
    const auto last = std::min(static_cast<unsigned>(second.getNumericValue()), 0xFFFFU);
    for (; code <= last; ++code) result.widths[code] = width.getNumericValue();
    i += 3;
  }
}

/// The widths of a font, ISO 32000-1, 9.6.2.
GlyphWidths read_widths(QPDFObjectHandle font) {
  GlyphWidths result;
  QPDFObjectHandle subtype = font.getKey("/Subtype");
  if (subtype.isName() && subtype.getName() == "/Type0") {
    result.is_wide = true;
    result.otherwise = 1000;
    QPDFObjectHandle descendants = font.getKey("/DescendantFonts");
    if (descendants.isArray() && descendants.getArrayNItems() > 0 &&
        descendants.getArrayItem(0).isDictionary()) {
      read_wide_widths(descendants.getArrayItem(0), result);
    }
    return result;
  }
  QPDFObjectHandle first = font.getKey("/FirstChar");
  QPDFObjectHandle widths = font.getKey("/Widths");
  if (!first.isInteger() || !widths.isArray()) return result;
  // Of a Type 3 font they are in its own space.
  double scale = 1;
  QPDFObjectHandle matrix = font.getKey("/FontMatrix");
  if (matrix.isArray() && matrix.getArrayNItems() > 0 && matrix.getArrayItem(0).isNumber()) {
    scale = matrix.getArrayItem(0).getNumericValue() * 1000;
  }
  auto code = static_cast<unsigned>(first.getIntValue());
  for (QPDFObjectHandle width : widths.aitems()) {
    if (width.isNumber()) result.widths[code] = width.getNumericValue() * scale;
    ++code;
  }
  return result;
}

using Fonts = std::map<QPDFObjGen, std::shared_ptr<const GlyphWidths>>;

/// Hands the instructions of a page to HiddenText, with what they name.
class PageReader : public QPDFObjectHandle::ParserCallbacks {
 public:
  PageReader(const QPDFObjectHandle& resources, Fonts& fonts, HiddenText& hidden, int depth)
      : resources_(resources), fonts_(fonts), hidden_(hidden), depth_(depth) {}

  void handleObject(QPDFObjectHandle object) override {
    if (!object.isOperator()) {
      if (operands_.size() < kMostOperands) operands_.push_back(object);
      return;
    }
    const std::string name = object.getOperatorValue();
    if (name == "Do") {
      paint_object();
    } else if (name == "Tf") {
      choose_font();
    } else if (name == "gs") {
      choose_state();
    } else {
      std::vector<Operand> operands;
      for (const QPDFObjectHandle& operand : operands_) operands.push_back(operand_of(operand));
      hidden_.apply(name, operands);
    }
    operands_.clear();
  }
  void handleEOF() override {}

 private:
  static constexpr std::size_t kMostOperands = 64;

  /// What the first operand names among resources of this kind.
  QPDFObjectHandle named(const char* kind) {
    if (operands_.empty() || !operands_[0].isName() || !resources_.isDictionary()) {
      return QPDFObjectHandle::newNull();
    }
    QPDFObjectHandle all = resources_.getKey(kind);
    return all.isDictionary() ? all.getKey(operands_[0].getName()) : QPDFObjectHandle::newNull();
  }

  void choose_font() {
    QPDFObjectHandle font = named("/Font");
    const double size =
        operands_.size() > 1 && operands_[1].isNumber() ? operands_[1].getNumericValue() : 0;
    if (!font.isDictionary()) return hidden_.set_font(nullptr, size);
    auto& known = fonts_[font.getObjGen()];
    if (!known || !font.isIndirect()) known = std::make_shared<GlyphWidths>(read_widths(font));
    hidden_.set_font(known, size);
  }

  void choose_state() {
    QPDFObjectHandle state = named("/ExtGState");
    if (!state.isDictionary()) return;
    QPDFObjectHandle alpha = state.getKey("/ca");
    QPDFObjectHandle blend = state.getKey("/BM");
    QPDFObjectHandle mask = state.getKey("/SMask");
    if (alpha.isNumber()) hidden_.set_opaque(alpha.getNumericValue() > 0.95);
    if (blend.isName() && blend.getName() != "/Normal") hidden_.set_opaque(false);
    if (mask.isDictionary()) hidden_.set_opaque(false);
  }

  void paint_object() {
    QPDFObjectHandle object = named("/XObject");
    if (!object.isStream()) return;
    QPDFObjectHandle about = object.getDict();
    QPDFObjectHandle subtype = about.getKey("/Subtype");
    if (subtype.isName() && subtype.getName() == "/Image") {
      QPDFObjectHandle stencil = about.getKey("/ImageMask");
      const bool is_stencil = stencil.isBool() && stencil.getBoolValue();
      return hidden_.paint_picture(!about.hasKey("/SMask") && !about.hasKey("/Mask") &&
                                   !is_stencil);
    }
    if (depth_ >= kDeepest) return;
    hidden_.save();
    if (const std::vector<Operand> m = operand_of(about.getKey("/Matrix")).items; m.size() == 6) {
      Matrix matrix{};
      for (std::size_t i = 0; i < matrix.size(); ++i) matrix[i] = m[i].number;
      hidden_.concatenate(matrix);
    }
    if (const std::vector<Operand> b = operand_of(about.getKey("/BBox")).items; b.size() == 4) {
      hidden_.clip(b[0].number, b[1].number, b[2].number, b[3].number);
    }
    QPDFObjectHandle own = about.getKey("/Resources");
    PageReader inside(own.isDictionary() ? own : resources_, fonts_, hidden_, depth_ + 1);
    object.parseAsContents(&inside);
    hidden_.restore();
  }

  QPDFObjectHandle resources_;
  Fonts& fonts_;
  HiddenText& hidden_;
  int depth_;
  std::vector<QPDFObjectHandle> operands_;
};

double area_of(QPDFPageObjectHelper& page) {
  const std::vector<Operand> box = operand_of(page.getMediaBox()).items;
  if (box.size() != 4) return 0;
  return (box[2].number - box[0].number) * (box[3].number - box[1].number);
}

void look_at_pages(QPDF& document, Structure& pdf) {
  // A letter or two are an accident of kerning.
  constexpr std::size_t kFewest = 3;
  Fonts fonts;
  std::size_t number = 0;
  for (QPDFPageObjectHelper page : QPDFPageDocumentHelper(document).getAllPages()) {
    ++number;
    HiddenText hidden(area_of(page));
    PageReader reader(page.getAttribute("/Resources", false), fonts, hidden, 0);
    page.parseContents(&reader);
    if (hidden.hidden() >= kFewest) pdf.pages_with_hidden_text.push_back(number);
  }
}

}  // namespace

Structure read_structure(std::string_view bytes) {
  Structure pdf;
  // qpdf speaks by exceptions; here they mean that nobody can read the file.
  try {
    QPDF document;
    document.setSuppressWarnings(true);
    document.processMemoryFile("a file", bytes.data(), bytes.size());
    pdf.needs_password = document.isEncrypted();
    for (const QPDFObjectHandle& object : document.getAllObjects())
      look_at_dictionary(object, 0, pdf);
    look_at_properties(document, pdf);
    look_at_pages(document, pdf);
    pdf.has_earlier_version = has_earlier_version(bytes, document.isLinearized());
    pdf.is_readable = true;
  } catch (const std::exception&) {
    pdf.is_readable = false;
  }
  return pdf;
}

}  // namespace pier::pdf
