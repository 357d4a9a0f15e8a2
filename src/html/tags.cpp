#include "html/tags.h"

namespace pier::html {

unsigned traits_of(TagCode tag) {
  switch (tag) {
    case tag_code("area"):
    case tag_code("base"):
    case tag_code("br"):
    case tag_code("col"):
    case tag_code("embed"):
    case tag_code("img"):
    case tag_code("link"):
    case tag_code("meta"):
    case tag_code("source"):
    case tag_code("track"):
    case tag_code("wbr"):
      return trait::kVoid;
    case tag_code("input"):
      return trait::kVoid | trait::kControl;
    case tag_code("hr"):
      return trait::kVoid | trait::kBlock;
    case tag_code("script"):
    case tag_code("style"):
    case tag_code("title"):
      return trait::kRaw;
    case tag_code("textarea"):
      return trait::kRaw | trait::kControl;
    case tag_code("button"):
    case tag_code("select"):
      return trait::kControl;
    case tag_code("a"):
      return trait::kLink;
    case tag_code("p"):
      return trait::kBlock | trait::kParagraph;
    case tag_code("form"):
      return trait::kBlock | trait::kForm;
    case tag_code("svg"):
    case tag_code("math"):
      return trait::kForeign;
    case tag_code("h1"):
    case tag_code("h2"):
    case tag_code("h3"):
    case tag_code("h4"):
    case tag_code("h5"):
    case tag_code("h6"):
      return trait::kBlock | trait::kHeading;
    // Those that end a `p`: the list at "p" in the HTML standard, section 4.4.1.
    case tag_code("address"):
    case tag_code("article"):
    case tag_code("aside"):
    case tag_code("blockquote"):
    case tag_code("details"):
    case tag_code("dialog"):
    case tag_code("div"):
    case tag_code("dl"):
    case tag_code("fieldset"):
    case tag_code("figcaption"):
    case tag_code("figure"):
    case tag_code("footer"):
    case tag_code("header"):
    case tag_code("hgroup"):
    case tag_code("main"):
    case tag_code("menu"):
    case tag_code("nav"):
    case tag_code("ol"):
    case tag_code("pre"):
    case tag_code("search"):
    case tag_code("section"):
    case tag_code("table"):
    case tag_code("ul"):
      return trait::kBlock;
    default:
      return 0;
  }
}

bool may_stand_in(TagCode tag, TagCode parent) {
  const auto in = [parent](auto... names) { return ((parent == tag_code(names)) || ...); };
  switch (tag) {
    case tag_code("li"):
      return in("ul", "ol", "menu");
    case tag_code("dt"):
    case tag_code("dd"):
      return in("dl", "div");
    case tag_code("tr"):
      return in("thead", "tbody", "tfoot");
    case tag_code("td"):
    case tag_code("th"):
      return in("tr");
    case tag_code("thead"):
    case tag_code("tbody"):
    case tag_code("tfoot"):
    case tag_code("caption"):
    case tag_code("colgroup"):
      return in("table");
    case tag_code("col"):
      return in("colgroup");
    case tag_code("option"):
      return in("select", "optgroup", "datalist");
    case tag_code("optgroup"):
      return in("select");
    case tag_code("summary"):
      return in("details");
    case tag_code("figcaption"):
      return in("figure");
    case tag_code("legend"):
      return in("fieldset");
    case tag_code("head"):
    case tag_code("body"):
      return in("html");
    default:
      // What stands in these was named above, or may not stand there.
      return !in("table", "thead", "tbody", "tfoot", "tr", "colgroup", "ul", "ol") ||
             tag == tag_code("script") || tag == tag_code("template");
  }
}

}  // namespace pier::html
