#pragma once

#include "publish/emitters.h"

/// The emitters, one a file; the table in emitters.cpp is their only caller.
namespace pier::emit {

void pages(const Emission& emission, Output& output, Diagnostics& diagnostics);
void assets(const Emission& emission, Output& output, Diagnostics& diagnostics);
void attachments(const Emission& emission, Output& output, Diagnostics& diagnostics);
void sitemap(const Emission& emission, Output& output, Diagnostics& diagnostics);
void calendars(const Emission& emission, Output& output, Diagnostics& diagnostics);
void feeds(const Emission& emission, Output& output, Diagnostics& diagnostics);
void figures(const Emission& emission, Output& output, Diagnostics& diagnostics);
void search(const Emission& emission, Output& output, Diagnostics& diagnostics);
void pdfs(const Emission& emission, Output& output, Diagnostics& diagnostics);
void learning_data(const Emission& emission, Output& output, Diagnostics& diagnostics);
void shared_learning(const Emission& emission, Output& output, Diagnostics& diagnostics);
void security(const Emission& emission, Output& output, Diagnostics& diagnostics);
void strategies(const Emission& emission, Output& output, Diagnostics& diagnostics);
void server(const Emission& emission, Output& output, Diagnostics& diagnostics);

/// The addresses of the calendars that last: those of single meetings go with their pages.
std::vector<std::string> calendar_urls(const Site& site);

/// The addresses of the feeds that the site has.
std::vector<std::string> feed_urls(const Site& site);

/// The addresses of the data of the library.
std::vector<std::string> learning_urls(const Site& site);

/// The addresses of the catalogue that other sites read.
std::vector<std::string> shared_learning_urls();

/// The addresses of the workplans of strategies.
std::vector<std::string> strategy_urls(const Site& site);

}  // namespace pier::emit
