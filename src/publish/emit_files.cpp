#include "publish/emit.h"

namespace pier::emit {

void pages(const Emission& emission, Output& output, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < emission.pages.size(); ++i) {
    output.add(output_path(emission.pages[i].url), emission.files[i], diagnostics);
  }
}

void assets(const Emission& emission, Output& output, Diagnostics& diagnostics) {
  for (const auto& [name, asset] : emission.theme.assets) {
    Artifact artifact{Bytes(asset.bytes), asset.made_from};
    artifact.is_named_by_digest = true;
    output.add(asset.path, std::move(artifact), diagnostics);
  }
}

void attachments(const Emission& emission, Output& output, Diagnostics& diagnostics) {
  for (const Attachment& attachment : emission.site.attachments()) {
    output.add(attachment.path, {Bytes(attachment.bytes), {attachment.file, 0, 0}}, diagnostics);
  }
}

}  // namespace pier::emit
