/*
 * The floor of `planeWaveSpectrum`: reflection, transmittance and absorptance of each layer of a stack under a TE wave at many wavelengths, by the 2 x 2
 * matrices of the layers applied from the substrate to the cover. The same arithmetic as ours in structures of the stack's size.
 * Standard input: calls, rounds, number of regions, number of wavelengths, first and last wavelength in nm, angle in degrees; then n and k at the first
 * wavelength, their slopes per nm, and the thickness in nm of each region.
 *
 * cc -O3 -march=native plane-wave-spectrum.c -o plane-wave-spectrum -lm
 */
#define _XOPEN_SOURCE 700
#include <math.h>
#include <stdio.h>
#include "rounds.h"

#define MOST_REGIONS 16
#define MOST_POINTS 4096

typedef struct {
  double cosine_re, cosine_im, short_re, short_im, fall;
} Turn;

static int regions, points;
static double wavelength[MOST_POINTS], thickness[MOST_REGIONS], sine;
static double index_n[MOST_REGIONS][MOST_POINTS], index_k[MOST_REGIONS][MOST_POINTS];
static double reflection_re[MOST_POINTS], reflection_im[MOST_POINTS], reflectance[MOST_POINTS];
static double transmittance[MOST_POINTS], absorptance[MOST_REGIONS][MOST_POINTS];

/* cos(kd) and sin(kd)/k over exp(|Im k| d), k^2 = s. */
static inline Turn turn_through(double s_re, double s_im, double depth) {
  const double size = sqrt(s_re * s_re + s_im * s_im);
  double a, b;
  if (s_re >= 0) {
    a = sqrt((size + s_re) / 2);
    b = a == 0 ? 0 : s_im / (2 * a);
  } else {
    b = sqrt((size - s_re) / 2);
    a = s_im / (2 * b);
  }
  if (b < 0) {
    a = -a;
    b = -b;
  }
  const double growth = b * depth, fall = exp(-2 * growth);
  const double even = (1 + fall) / 2, odd = growth < 0.1 ? -expm1(-2 * growth) / 2 : (1 - fall) / 2;
  const double cosine = cos(a * depth), sn = sin(a * depth);
  const double in_re = sn * even, in_im = cosine * odd;
  if (size == 0) return (Turn){cosine * even, -sn * odd, depth, 0, fall};
  return (Turn){cosine * even, -sn * odd, (in_re * a + in_im * b) / size, (in_im * a - in_re * b) / size, fall};
}

static void solve(int i, double moved) {
  const double k0 = 2 * M_PI / (wavelength[i] * moved), parallel = sine * index_n[0][i], q = parallel * parallel;
  const int last = regions - 1;
  double flow[MOST_REGIONS], falls[MOST_REGIONS];

  const double sn = index_n[last][i], sk = index_k[last][i];
  const double e_re = sn * sn - sk * sk - q, e_im = 2 * sn * sk, size = sqrt(e_re * e_re + e_im * e_im);
  double root_re = sqrt((size + fabs(e_re)) / 2), root_im = root_re == 0 ? 0 : fabs(e_im) / (2 * root_re);
  if (e_re < 0) {
    const double swap = root_re;
    root_re = root_im;
    root_im = swap;
  }
  if (e_im < 0) root_im = -root_im;
  double u_re = 1, u_im = 0, v_re = -root_im, v_im = root_re;
  flow[last] = root_re;
  for (int j = last - 1; j > 0; j--) {
    const double n = index_n[j][i], k = index_k[j][i], s_re = n * n - k * k - q, s_im = 2 * n * k;
    const Turn t = turn_through(s_re, s_im, k0 * thickness[j]);
    const double bend_re = s_re * u_re - s_im * u_im, bend_im = s_re * u_im + s_im * u_re;
    const double next_u_re = t.cosine_re * u_re - t.cosine_im * u_im - t.short_re * v_re + t.short_im * v_im;
    const double next_u_im = t.cosine_re * u_im + t.cosine_im * u_re - t.short_re * v_im - t.short_im * v_re;
    const double next_v_re = t.cosine_re * v_re - t.cosine_im * v_im + t.short_re * bend_re - t.short_im * bend_im;
    const double next_v_im = t.cosine_re * v_im + t.cosine_im * v_re + t.short_re * bend_im + t.short_im * bend_re;
    u_re = next_u_re;
    u_im = next_u_im;
    v_re = next_v_re;
    v_im = next_v_im;
    falls[j] = t.fall;
    const double most = fabs(u_re) + fabs(u_im) + fabs(v_re) + fabs(v_im);
    if (most >= 1e100) {
      u_re /= most;
      u_im /= most;
      v_re /= most;
      v_im /= most;
      falls[j] = falls[j] / most / most;
    }
    flow[j] = u_re * v_im - u_im * v_re;
  }

  const double per_y = 1 / sqrt(index_n[0][i] * index_n[0][i] - q), difference_re = v_im * per_y, difference_im = -v_re * per_y;
  const double in_re = u_re + difference_re, in_im = u_im + difference_im;
  const double out_re = u_re - difference_re, out_im = u_im - difference_im;
  const double per_incident = 1 / (in_re * in_re + in_im * in_im);
  const double r_re = (out_re * in_re + out_im * in_im) * per_incident, r_im = (out_im * in_re - out_re * in_im) * per_incident;
  reflection_re[i] = r_re;
  reflection_im[i] = r_im;
  reflectance[i] = r_re * r_re + r_im * r_im;
  double weight = 4 * per_y * per_incident, here = flow[1] * weight;
  for (int j = 1; j < last; j++) {
    weight *= falls[j];
    const double next = flow[j + 1] * weight;
    absorptance[j][i] = index_k[j][i] == 0 ? 0 : here - next;
    here = next;
  }
  transmittance[i] = here;
}

static void work(int call) {
  /* The wavelengths move in their last digits, so that no call can be lifted out of the loop. */
  const double moved = 1 + 1e-12 * (call & 1023);
  for (int i = 0; i < points; i++) solve(i, moved);
}

int main(void) {
  int calls, rounds;
  double first, last, angle;
  if (scanf("%d %d %d %d %lf %lf %lf", &calls, &rounds, &regions, &points, &first, &last, &angle) != 7) return 1;
  if (regions < 2 || regions > MOST_REGIONS || points < 2 || points > MOST_POINTS) return 1;
  sine = sin(angle * M_PI / 180);
  for (int i = 0; i < points; i++) wavelength[i] = first + (last - first) * i / (points - 1);
  for (int j = 0; j < regions; j++) {
    double n, k, slope_n, slope_k;
    if (scanf("%lf %lf %lf %lf %lf", &n, &k, &slope_n, &slope_k, &thickness[j]) != 5) return 1;
    for (int i = 0; i < points; i++) {
      index_n[j][i] = n + slope_n * (wavelength[i] - first);
      index_k[j][i] = k + slope_k * (wavelength[i] - first);
    }
  }
  const double nanoseconds = median_nanoseconds(rounds, calls, work);
  work(0);
  double sum = 0;
  for (int i = 0; i < points; i++) {
    sum += reflectance[i] + 2 * transmittance[i] + reflection_re[i] - 3 * reflection_im[i];
    for (int j = 1; j < regions - 1; j++) sum += (3 + j) * absorptance[j][i];
  }
  printf("{\"nanoseconds\": %.3f, \"sum\": %.17g}\n", nanoseconds, sum);
  return 0;
}
