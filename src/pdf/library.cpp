// The one thing that libpier-pdf.so shows to the outside.

#include "pdf/library.h"

#include "pdf/text.h"

extern "C" {

__attribute__((visibility("default"))) extern const pier::pdf::Library pier_pdf;

const pier::pdf::Library pier_pdf{
    pier::pdf::pages_of_destinations, pier::pdf::page_count, pier::pdf::normalise,
    pier::pdf::read_structure,        pier::pdf::page_texts,
};
}
