#pragma once
#include <sys/resource.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
inline void tick_(const char* name) {
  static const bool on = std::getenv("PIER_TICK") != nullptr;
  if (!on) return;
  static double lw = 0, lu = 0, ls = 0; static long lf = 0;
  rusage r{}; getrusage(RUSAGE_SELF, &r);
  const double w = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
  const double u = double(r.ru_utime.tv_sec) * 1e3 + double(r.ru_utime.tv_usec) / 1e3;
  const double s = double(r.ru_stime.tv_sec) * 1e3 + double(r.ru_stime.tv_usec) / 1e3;
  std::fprintf(stderr, "%-16s wall %6.1f cpu %6.1f (user %6.1f sys %6.1f) idle %5.1f faults %6ld maxrss %4ld MB\n", name, lw == 0 ? 0 : w - lw, u + s - lu - ls, u - lu, s - ls, lw == 0 ? 0: 2*(w-lw) - (u + s - lu - ls), r.ru_minflt - lf, r.ru_maxrss / 1024);
  lw = w; lu = u; ls = s; lf = r.ru_minflt;
}
