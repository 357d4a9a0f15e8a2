#include <string>

#include <catch2/catch.hpp>

#include "site/captions.h"

using pier::fault_of_captions;

namespace {

std::string cue(const std::string& times, const std::string& words = "Hello.") {
  return "WEBVTT\n\n" + times + "\n" + words + "\n";
}

}  // namespace

TEST_CASE("captions that a browser shows have no fault") {
  CHECK(fault_of_captions(cue("00:01.000 --> 00:04.000")).empty());
  CHECK(fault_of_captions(cue("01:59:59.999 --> 100:00:00.000 align:start position:10%")).empty());
  CHECK(fault_of_captions("\xEF\xBB\xBFWEBVTT - Film\r\n\r\nNOTE Words\r\n\r\n1\r\n"
                          "00:01.000 --> 00:04.000\r\n- Hello.\r\n- Ça va ?\r\n\r\n"
                          "00:01.000 --> 00:02.000\r\nAt once.\r\n")
            .empty());
}

TEST_CASE("a fault of captions names its line") {
  CHECK(fault_of_captions("") == "line 1 is not `WEBVTT`");
  CHECK(fault_of_captions("WEBVTTX\n") == "line 1 is not `WEBVTT`");
  CHECK(fault_of_captions("1\n00:00:01,000 --> 00:00:04,000\nHello.\n") ==
        "line 1 is not `WEBVTT`");
  CHECK(fault_of_captions("WEBVTT\n") == "there is no caption in the file");
  CHECK(fault_of_captions("WEBVTT\n\n\xFF") == "the file is not written in UTF-8");
  for (const char* times :
       {"00:01,000 --> 00:04.000", "00:01.000 --> ", "--> 00:04.000", "00:01.00 --> 00:04.000",
        "00:60.000 --> 00:61.000", "1:00.000 --> 00:04.000", "00:00:00:01.000 --> 00:04.000"}) {
    CAPTURE(times);
    CHECK(fault_of_captions(cue(times)) ==
          "line 3 has no two times such as 00:01.000 --> 00:04.000");
  }
  CHECK(fault_of_captions(cue("00:04.000 --> 00:04.000")) == "the caption of line 3 ends at once");
  CHECK(fault_of_captions(cue("00:01.000 --> 00:04.000", "")) ==
        "the caption of line 3 has no words");
  CHECK(fault_of_captions(cue("00:01.000 --> 00:04.000") + "\n00:00.500 --> 00:06.000\nB.\n") ==
        "the caption of line 6 begins before the one above it");
}
