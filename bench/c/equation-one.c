/*
 * The floor that the Eq. 1 fit is measured against: I = A (exp(g L) - 1)/g by variable projection with Newton's method,
 * start from a regression on the integral, standard error from the scatter. Prints the median processor time of a fit in
 * nanoseconds and the fit itself, so that the other side can show that it did the same work.
 *
 * cc -O3 -march=native equation-one.c -o equation-one -lm
 * Standard input: number of points, fits per round, rounds; then length in cm and intensity of each point.
 */
#define _POSIX_C_SOURCE 200809L
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct {
  double hh, hy, hh1, yh1, hh2, yh2, h1h1;
} Sums;

typedef struct {
  double source, gain, error, residual_sum;
  int settled;
} Solution;

static double add_up(int n, const double *length, const double *y, double gain, Sums *sums) {
  Sums s = {0, 0, 0, 0, 0, 0, 0};
  const double inverse = 1 / gain;
  for (int i = 0; i < n; i++) {
    const double l = length[i], x = gain * l;
    double h, h1, h2;
    if (fabs(x) < 0.03) {
      h = l * (1 + x * (1.0 / 2 + x * (1.0 / 6 + x * (1.0 / 24 + x * (1.0 / 120 + x * (1.0 / 720 + x / 5040))))));
      h1 = l * l *
           (1.0 / 2 + x * (1.0 / 3 + x * (1.0 / 8 + x * (1.0 / 30 + x * (1.0 / 144 + x * (1.0 / 840 + x / 5760))))));
      h2 = l * l * l * (1.0 / 3 + x * (1.0 / 4 + x * (1.0 / 10 + x * (1.0 / 36 + x / 168))));
    } else {
      const double rise = exp(x);
      h = (rise - 1) * inverse;
      h1 = (l * rise - h) * inverse;
      h2 = (l * l * rise - 2 * h1) * inverse;
    }
    s.hh += h * h;
    s.hy += h * y[i];
    s.hh1 += h * h1;
    s.yh1 += y[i] * h1;
    s.hh2 += h * h2;
    s.yh2 += y[i] * h2;
    s.h1h1 += h1 * h1;
  }
  *sums = s;
  return s.hy * s.hy / s.hh;
}

static double newton_step(const Sums *s, double longest) {
  const double source = s->hy / s->hh;
  const double source_slope = (s->yh1 - 2 * source * s->hh1) / s->hh;
  const double slope = s->yh1 - source * s->hh1;
  const double curvature =
      source_slope * slope + source * (s->yh2 - source_slope * s->hh1 - source * (s->h1h1 + s->hh2));
  const double step = curvature < 0 ? -source * slope / curvature
                                    : slope / (source * (s->h1h1 - s->hh1 * s->hh1 / s->hh));
  return fmin(longest, fmax(-longest, step));
}

/* I = A L + g int I dL', weights for 10 % of the point and 0.3 % of the largest; lengths ascend. */
static double start_gain(int n, const double *length, const double *y, double largest) {
  double ll = 0, lj = 0, jj = 0, tl = 0, tj = 0, integral = 0;
  for (int i = 0; i < n; i++) {
    const double before = i ? length[i - 1] : 0, previous = i ? y[i - 1] : 0;
    integral += (length[i] - before) * (y[i] + previous) / 2;
    const double weight = 1 / (0.01 * y[i] * y[i] + 9e-6 * largest * largest);
    ll += weight * length[i] * length[i];
    lj += weight * length[i] * integral;
    jj += weight * integral * integral;
    tl += weight * length[i] * y[i];
    tj += weight * integral * y[i];
  }
  const double determinant = ll * jj - lj * lj;
  return determinant > 0 ? (ll * tj - lj * tl) / determinant : 0;
}

static Solution solution_at(int n, const double *length, const double *y, double gain, const Sums *s) {
  const double source = s->hy / s->hh;
  double residual_sum = 0;
  for (int i = 0; i < n; i++) {
    const double x = gain * length[i];
    const double h = fabs(x) < 1e-8 ? length[i] * (1 + x / 2) : expm1(x) / gain;
    const double residual = source * h - y[i];
    residual_sum += residual * residual;
  }
  const double information = source * source * (s->h1h1 - s->hh1 * s->hh1 / s->hh);
  const Solution solution = {source, gain, sqrt(residual_sum / (n - 2) / information), residual_sum, source > 0};
  return solution;
}

static Solution fit(int n, const double *length, const double *y) {
  double longest = 0, largest = 0;
  for (int i = 0; i < n; i++) {
    longest = fmax(longest, length[i]);
    largest = fmax(largest, fabs(y[i]));
  }
  const double bound = 200 / longest;
  Sums sums;
  double gain = fmin(bound, fmax(-bound, start_gain(n, length, y, largest)));
  double explained = add_up(n, length, y, gain, &sums);
  for (int iteration = 0; iteration < 60; iteration++) {
    double step = newton_step(&sums, 2 / longest);
    if (fabs(step) * longest <= 1e-11) return solution_at(n, length, y, gain, &sums);
    const double before = explained * (1 - 1e-15), from = gain;
    for (int halving = 0; halving < 40; halving++) {
      gain = fmin(bound, fmax(-bound, from + step));
      explained = add_up(n, length, y, gain, &sums);
      if (explained >= before) break;
      step /= 2;
    }
  }
  return (Solution){0, 0, 0, 0, 0};
}

static int ascending(const void *a, const void *b) {
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(void) {
  int n, fits, rounds;
  if (scanf("%d %d %d", &n, &fits, &rounds) != 3 || n < 3 || fits < 1 || rounds < 1) return 1;
  double *length = malloc(n * sizeof *length), *y = malloc(n * sizeof *y), *times = malloc(rounds * sizeof *times);
  for (int i = 0; i < n; i++)
    if (scanf("%lf %lf", &length[i], &y[i]) != 2) return 1;
  Solution solution = {0, 0, 0, 0, 0};
  volatile double kept = 0;
  for (int round = 0; round < rounds; round++) {
    struct timespec from, to;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    for (int i = 0; i < fits; i++) {
      /* One point moves in its last digits, so that no fit can be lifted out of the loop. */
      y[0] *= 1 + (i & 1 ? 1e-15 : -1e-15);
      solution = fit(n, length, y);
      kept += solution.gain;
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    times[round] = ((to.tv_sec - from.tv_sec) * 1e9 + (to.tv_nsec - from.tv_nsec)) / fits;
  }
  qsort(times, rounds, sizeof *times, ascending);
  printf("{\"nanoseconds\": %.6g, \"netGainPerCm\": %.17g, \"netGainErrorPerCm\": %.17g, \"settled\": %s}\n",
         times[rounds / 2], solution.gain, solution.error, solution.settled ? "true" : "false");
  return 0;
}
