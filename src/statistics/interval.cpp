#include "statistics/interval.h"

namespace pier::statistics {

double z_score(Confidence confidence) {
  return confidence == Confidence::percent_95 ? 1.959963984540054 : 3.090232306167813;
}

}  // namespace pier::statistics
