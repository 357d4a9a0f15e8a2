#include "print/message_stream.h"

#include <catch2/catch.hpp>

#include "print/devtools.h"

using namespace pier;
using namespace pier::print;

namespace {

constexpr std::string_view kTwo("{\"id\":1}\0{\"id\":2}\0", 18);

std::string every_byte() {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  return bytes;
}

}  // namespace

TEST_CASE("messages come out whole, however their bytes arrive") {
  for (std::size_t step = 1; step <= kTwo.size(); ++step) {
    MessageStream stream;
    std::vector<std::string> messages;
    for (std::size_t i = 0; i < kTwo.size(); i += step) {
      stream.append(kTwo.substr(i, step));
      while (const auto message = stream.next()) messages.push_back(*message);
    }
    CHECK(messages == std::vector<std::string>{"{\"id\":1}", "{\"id\":2}"});
  }
}

TEST_CASE("a message without its end is none") {
  MessageStream stream;
  CHECK_FALSE(stream.next());
  stream.append("{\"id\":1}");
  CHECK_FALSE(stream.next());
  CHECK_FALSE(stream.is_too_long());
}

TEST_CASE("bytes that never end are noticed") {
  MessageStream stream;
  stream.append(std::string(kLargestMessage + 1, 'x'));
  CHECK_FALSE(stream.next());
  CHECK(stream.is_too_long());
}

TEST_CASE("many messages do not pile up") {
  MessageStream stream;
  for (int i = 0; i < 1000; ++i) {
    stream.append(std::string(100'000, 'x') + std::string(1, '\0'));
    CHECK(stream.next()->size() == 100'000);
    CHECK_FALSE(stream.is_too_long());
  }
}

TEST_CASE("base64 is that of RFC 4648") {
  for (const auto& [bytes, text] :
       std::initializer_list<std::pair<std::string, std::string>>{{"", ""},
                                                                  {"f", "Zg=="},
                                                                  {"fo", "Zm8="},
                                                                  {"foo", "Zm9v"},
                                                                  {"foob", "Zm9vYg=="},
                                                                  {"fooba", "Zm9vYmE="},
                                                                  {"foobar", "Zm9vYmFy"}}) {
    CHECK(to_base64(bytes) == text);
    CHECK(from_base64(text) == bytes);
  }
  CHECK(from_base64(to_base64(every_byte())) == every_byte());
}

TEST_CASE("what is no base64 gives no bytes") {
  for (const std::string_view text : {"Z", "Zg", "Zg=", "Zg==Zg==", "====", "Z===", "Zm9\xC3",
                                      "Zh==", "Zm9=", "Zm 8=", "Zm8\n"}) {
    INFO(text);
    CHECK_FALSE(from_base64(text));
  }
}

TEST_CASE("an answer and an event of Chromium are told apart") {
  const auto answer = read_devtools_message(R"({"id":7,"result":{"data":"x"},"sessionId":"S"})");
  REQUIRE(answer);
  CHECK(answer->id == 7);
  CHECK(answer->session == "S");
  CHECK(answer->content.find("data")->as_text() == "x");
  CHECK(answer->error.empty());

  const auto event = read_devtools_message(R"({"method":"Page.loadEventFired","params":{}})");
  REQUIRE(event);
  CHECK(event->id == 0);
  CHECK(event->method == "Page.loadEventFired");

  const auto refused = read_devtools_message(R"({"id":8,"error":{"code":-1,"message":"no"}})");
  REQUIRE(refused);
  CHECK(refused->error == "no");
  CHECK(refused->content.is_map());
}

TEST_CASE("what is no message of Chromium is refused") {
  for (const char* text : {"", "x", "[]", "{}", "1", R"({"id":"a"})", R"({"id":1)",
                           R"({"id":1,"id":2})", R"({"method":7})", "\xFF\xFE"}) {
    INFO(text);
    CHECK_FALSE(read_devtools_message(text));
  }
}

TEST_CASE("a command ends in the one NUL that it has") {
  const std::string text = write_devtools_command(
      3, "Page.navigate", MapBuilder().set("url", std::string("a\0b", 3)).build(), "S");
  CHECK(text.find('\0') == text.size() - 1);
  const auto read = read_devtools_message(text.substr(0, text.size() - 1));
  REQUIRE(read);
  CHECK(read->id == 3);
  CHECK(read->method == "Page.navigate");
  CHECK(read->session == "S");
}
