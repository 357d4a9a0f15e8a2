#include "content/languages.h"

#include <algorithm>
#include <array>

namespace pier {

namespace {

constexpr bool kRightToLeft = true;

/// Codes, names and directions after the Unicode Common Locale Data Repository.
constexpr auto kLanguages = std::to_array<Language>({
    {"am", "Amharic", "አማርኛ"},
    {"ar", "Arabic", "العربية", kRightToLeft},
    {"bg", "Bulgarian", "Български"},
    {"bn", "Bengali", "বাংলা"},
    {"ckb", "Central Kurdish", "کوردیی ناوەندی", kRightToLeft},
    {"cs", "Czech", "Čeština"},
    {"cy", "Welsh", "Cymraeg"},
    {"de", "German", "Deutsch"},
    {"el", "Greek", "Ελληνικά"},
    {"en", "English", "English"},
    {"es", "Spanish", "Español"},
    {"et", "Estonian", "Eesti"},
    {"fa", "Persian", "فارسی", kRightToLeft},
    {"fr", "French", "Français"},
    {"gu", "Gujarati", "ગુજરાતી"},
    {"he", "Hebrew", "עברית", kRightToLeft},
    {"hi", "Hindi", "हिन्दी"},
    {"hr", "Croatian", "Hrvatski"},
    {"hu", "Hungarian", "Magyar"},
    {"it", "Italian", "Italiano"},
    {"ja", "Japanese", "日本語"},
    {"ko", "Korean", "한국어"},
    {"ku", "Kurdish (Kurmanji)", "Kurdî"},
    {"lt", "Lithuanian", "Lietuvių"},
    {"lv", "Latvian", "Latviešu"},
    {"ml", "Malayalam", "മലയാളം"},
    {"ne", "Nepali", "नेपाली"},
    {"nl", "Dutch", "Nederlands"},
    {"pa", "Punjabi", "ਪੰਜਾਬੀ"},
    {"pl", "Polish", "Polski"},
    {"ps", "Pashto", "پښتو", kRightToLeft},
    {"pt", "Portuguese", "Português"},
    {"pt-BR", "Portuguese (Brazil)", "Português (Brasil)"},
    {"ro", "Romanian", "Română"},
    {"ru", "Russian", "Русский"},
    {"si", "Sinhala", "සිංහල"},
    {"sk", "Slovak", "Slovenčina"},
    {"sn", "Shona", "chiShona"},
    {"so", "Somali", "Soomaali"},
    {"sq", "Albanian", "Shqip"},
    {"sr", "Serbian", "Српски"},
    {"sv", "Swedish", "Svenska"},
    {"ta", "Tamil", "தமிழ்"},
    {"th", "Thai", "ไทย"},
    {"ti", "Tigrinya", "ትግርኛ"},
    {"tr", "Turkish", "Türkçe"},
    {"uk", "Ukrainian", "Українська"},
    {"ur", "Urdu", "اردو", kRightToLeft},
    {"vi", "Vietnamese", "Tiếng Việt"},
    {"yi", "Yiddish", "ייִדיש", kRightToLeft},
    {"yo", "Yoruba", "Yorùbá"},
    {"zh-Hans", "Chinese (simplified)", "简体中文"},
    {"zh-Hant", "Chinese (traditional)", "繁體中文"},
});

constexpr auto codes_of_all() {
  std::array<std::string_view, kLanguages.size()> codes{};
  for (std::size_t i = 0; i < codes.size(); ++i) codes[i] = kLanguages[i].code;
  return codes;
}

constexpr auto kCodes = codes_of_all();

}  // namespace

std::span<const Language> languages() {
  return kLanguages;
}

std::span<const std::string_view> language_codes() {
  return kCodes;
}

const Language* find_language(std::string_view code) {
  const auto* found = std::find_if(kLanguages.begin(), kLanguages.end(),
                                   [&](const Language& known) { return known.code == code; });
  return found == kLanguages.end() ? nullptr : found;
}

}  // namespace pier
