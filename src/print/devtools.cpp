#include "print/devtools.h"

#include "value/json_reader.h"
#include "value/json_writer.h"
#include "value/schema.h"

namespace pier::print {

std::optional<DevToolsMessage> read_devtools_message(std::string text) {
  SourceMap sources;
  Diagnostics problems;
  const FileId file = sources.add("DevTools", std::move(text));
  const Value value = read_json(sources.whole(file), sources, problems);
  if (!value.is_map() || problems.has_errors()) return std::nullopt;

  DevToolsMessage message;
  const Value* id = value.find("id");
  message.method = text_of(value.find("method"));
  message.session = text_of(value.find("sessionId"));
  if (id != nullptr && id->is_integer()) message.id = id->as_integer();
  if (message.id == 0 && message.method.empty()) return std::nullopt;
  if (const Value* error = value.find("error"); error != nullptr) {
    message.error = text_of(error->find("message"));
    if (message.error.empty()) message.error = "no reason was given";
  }
  const Value* content = value.find(message.id != 0 ? "result" : "params");
  message.content = content != nullptr && content->is_map() ? *content : Value(Map{});
  return message;
}

std::string write_devtools_command(std::int64_t id, std::string_view method, const Value& params,
                                   std::string_view session) {
  MapBuilder command;
  command.set("id", id).set("method", method).set("params", params);
  if (!session.empty()) command.set("sessionId", session);
  std::string text = write_json(command.build());
  text += '\0';
  return text;
}

}  // namespace pier::print
