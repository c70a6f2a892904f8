/*
 * The floor of `slabMode`: one TE mode of three layers with group index and the three confinements, by Newton's method on the angle p with
 * kappa d = V cos p. Standard input: what, calls, rounds; what is `one`, or `map` for 1000 thicknesses times 5 film indices.
 *
 * cc -O3 -march=native slab-mode.c -o slab-mode -lm
 */
#define _XOPEN_SOURCE 700
#include <math.h>
#include <stdio.h>
#include <string.h>
#include "rounds.h"

typedef struct {
  int guided;
  double neff, group, power, modal, energy, slope;
} Mode;

static double solve(double v, double asymmetry, int order) {
  const double at_cutoff = v - atan(sqrt(asymmetry)) - order * M_PI;
  if (!(at_cutoff > 0)) return -1;
  double low = 0, high = M_PI / 2, p = high * at_cutoff / (at_cutoff + (order + 1) * M_PI);
  for (int step = 0; step < 100; step++) {
    const double s = sin(p), c = cos(p), decay = sqrt(s * s + asymmetry);
    const double mismatch = v * c - order * M_PI - atan2(s, c) - atan2(decay, c);
    if (mismatch > 0) low = p;
    else high = p;
    const double slope = v * s + 1 / (c * c + s * s) + s * (c * c + decay * decay) / (decay * (c * c + decay * decay));
    const double newton = p + mismatch / slope;
    const double next = newton >= low && newton <= high ? newton : (low + high) / 2;
    if (fabs(mismatch) <= 4e-16 * (v + M_PI) || next == p) return next;
    p = next;
  }
  return p;
}

static Mode slab_mode(double cover, double film, double substrate, double thickness, double wavelength, int order) {
  Mode mode = {0, 0, 0, 0, 0, 0, 0};
  const double high = fmax(cover, substrate), low = fmin(cover, substrate);
  if (film <= high) return mode;
  const double contrast = (film - high) * (film + high);
  const double v = 2 * M_PI * thickness * sqrt(contrast) / wavelength;
  const double asymmetry = (high - low) * (high + low) / contrast;
  const double p = solve(v, asymmetry, order);
  if (p < 0) return mode;
  const double c = cos(p), kappa2 = contrast * c * c, gamma_high = sqrt(contrast) * sin(p);
  const double gamma_low = sqrt(gamma_high * gamma_high + asymmetry * contrast);
  const double neff2 = high * high + gamma_high * gamma_high, neff = sqrt(neff2);
  const double wall_high = kappa2 + gamma_high * gamma_high, wall_low = kappa2 + gamma_low * gamma_low;
  const double k0d = 2 * M_PI * thickness / wavelength;
  const double film_power = 0.5 * (k0d + gamma_high / wall_high + gamma_low / wall_low);
  const double high_power = kappa2 / (2 * gamma_high * wall_high), low_power = kappa2 / (2 * gamma_low * wall_low);
  const double power = film_power + high_power + low_power, film_energy = film * film * film_power;
  const double energy = film_energy + high * high * high_power + low * low * low_power;
  return (Mode){1,          neff, energy / (neff * power), film_power / power, film_energy / (film * neff * power), film_energy / energy,
                M_PI * kappa2 / (wavelength * neff * power)};
}

static volatile double kept;
static Mode last;

static void one(int call) {
  last = slab_mode(1, 1.9, 1.457, 204.3 + 1e-7 * (call & 1023), 656, 0);
  kept += last.neff;
}

static void map(int call) {
  double sum = 0;
  for (int i = 0; i < 5; i++)
    for (int d = 0; d < 1000; d++) {
      last = slab_mode(1, 1.8 + 0.05 * i + 1e-9 * (call & 1023), 1.457, 50 + 0.4 * d, 656, 0);
      if (last.guided) sum += last.modal;
    }
  kept = sum;
}

int main(void) {
  char what[8];
  int calls, rounds;
  if (scanf("%7s %d %d", what, &calls, &rounds) != 3) return 1;
  const int is_map = strcmp(what, "map") == 0;
  const double time = median_nanoseconds(rounds, calls, is_map ? map : one);
  if (is_map) map(0);
  else one(0);
  printf("{\"nanoseconds\": %.6g, \"result\": %.17g}\n", time, is_map ? kept : last.modal);
  return 0;
}
