/*
 * The floor of `guidedModes`: all TE modes of a lossless stack by the two-sided Pruefer phase, each order in its own bracket, with group index,
 * confinements, power shares and derivatives; for stacks that are not mirror symmetric.
 * Standard input: calls, rounds, number of regions, wavelength, film; then n and thickness of each region.
 *
 * cc -O3 -march=native lossless-modes.c -o lossless-modes -lm
 */
#define _XOPEN_SOURCE 700
#include <math.h>
#include <stdio.h>
#include "rounds.h"

#define MOST 64

typedef struct {
  double u, v, nodes, log_scale, power, region_power, region_invariant;
} State;

typedef struct {
  double neff, group, power, modal, energy, share[MOST], index_slope[MOST], thickness_slope[MOST];
} Mode;

static int regions, film;
static double wavelength, n[MOST], thickness[MOST];
static double contrast[MOST], depth[MOST], background, largest, squares[MOST];
static State forward[MOST], backward[MOST];
static double value, slope;
static int meeting;

static double sin_cubed_term(double y) {
  static const double factor[] = {1.0 / 6,       1.0 / 120,       1.0 / 5040,          1.0 / 362880,
                                  1.0 / 39916800, 1.0 / 6227020800, 1.0 / 1307674368000, 1.0 / 355687428096000};
  double sum = 0;
  for (int k = 7; k >= 0; k--) sum = factor[k] - y * sum;
  return sum;
}

static void rescale(State *s, double growth) {
  const double norm = s->u * s->u + s->v * s->v, size = sqrt(norm), earlier = exp(-2 * growth) / norm;
  s->u /= size;
  s->v /= size;
  s->region_power /= norm;
  s->region_invariant *= earlier;
  s->power = s->power * earlier + s->region_power;
  s->log_scale += growth + log(size);
}

static void count_node(State *s) {
  if (s->u < 0 || (s->u == 0 && s->v < 0)) s->nodes += 1, s->u = -s->u, s->v = -s->v;
}

static State start(double square) {
  const double gamma = sqrt(fmax(0, -square));
  State s = {1, gamma, 0, 0, 0, 1 / (2 * gamma), 0};
  rescale(&s, 0);
  return s;
}

static State cross(State s, double transverse, double d) {
  const double square = transverse * d * d;
  double growth = 0;
  s.region_invariant = s.v * s.v + transverse * s.u * s.u;
  if (square > 0.25) {
    const double kappa = sqrt(transverse), before = atan2(kappa * s.u, s.v);
    const double amplitude = sqrt(s.u * s.u + (s.v / kappa) * (s.v / kappa)), advanced = before + kappa * d;
    const double nodes = floor(advanced / M_PI), after = advanced - nodes * M_PI;
    const double u = amplitude * sin(after), v = amplitude * kappa * cos(after);
    s.region_power = 0.5 * (amplitude * amplitude * d - (u * v - s.u * s.v) / (kappa * kappa));
    s.u = u;
    s.v = v;
    s.nodes += nodes;
  } else if (square < -0.25) {
    const double gamma = sqrt(-transverse), growing = (s.u + s.v / gamma) / 2, falling = (s.u - s.v / gamma) / 2;
    const double decay = exp(-2 * gamma * d), sum = growing * growing + falling * falling * decay;
    s.region_power = sum * (1 - decay) / (2 * gamma) + 2 * growing * falling * decay * d;
    s.u = growing + falling * decay;
    s.v = gamma * (growing - falling * decay);
    count_node(&s);
    growth = gamma * d;
  } else {
    const double u = s.u, v = s.v, sine = 1 - square * sin_cubed_term(square), doubled = sin_cubed_term(4 * square);
    const double cosine = square > 0 ? cos(sqrt(square)) : cosh(sqrt(-square)), reach = d * sine;
    s.region_power = u * u * d * (1 - 2 * square * doubled) + u * v * reach * reach + v * v * 2 * d * d * d * doubled;
    s.u = u * cosine + v * reach;
    s.v = v * cosine - u * square * sine / d;
    count_node(&s);
  }
  rescale(&s, growth);
  return s;
}

static double steepness(int i, double scale) {
  const State *f = &forward[i], *b = &backward[i];
  const double before = f->power / (scale * scale * f->u * f->u + f->v * f->v);
  const double after = b->power / (scale * scale * b->u * b->u + b->v * b->v);
  return scale / M_PI * (before + after);
}

static void evaluate(double psi, int order) {
  const double sine = sin(psi), cosine = cos(psi);
  for (int j = 0; j < regions; j++)
    squares[j] = contrast[j] == largest ? largest * cosine * cosine : contrast[j] - largest * sine * sine;
  forward[0] = start(squares[0]);
  for (int j = 1; j < regions - 1; j++) forward[j] = cross(forward[j - 1], squares[j], depth[j]);
  backward[regions - 2] = start(squares[regions - 1]);
  for (int j = regions - 2; j >= 1; j--) backward[j - 1] = cross(backward[j], squares[j], depth[j]);
  const double stretch = largest * sin(2 * psi);
  double best = INFINITY;
  for (int i = 0; i < regions - 1; i++) {
    const double left = sqrt(fabs(squares[i])), right = sqrt(fabs(squares[i + 1])), wider = fmax(left, right);
    const double scale = wider > 0 ? wider : 1;
    const State *f = &forward[i], *b = &backward[i];
    const double before = scale * f->u, behind = scale * b->u;
    const double angle = atan2(-(before * b->v + behind * f->v), before * behind - f->v * b->v);
    const double here = f->nodes + b->nodes - order + angle / M_PI, steep = -stretch * steepness(i, scale);
    const double doubt = fabs(here) - steep * 2.220446049250313e-16;
    if (doubt < best || i == 0) best = doubt, value = here, slope = steep, meeting = i;
  }
}

static double find_root(int order, double upper, double first) {
  double low = 0, high = upper, psi = first, last = INFINITY;
  for (;;) {
    evaluate(psi, order);
    const double excess = fabs(value);
    if (value > 0) low = psi;
    else high = psi;
    const double newton = psi - value / slope;
    if (excess <= 4e-16 * (order + 1)) return newton >= low && newton <= high ? newton : psi;
    const int serves = newton > low && newton < high && excess <= last / 2;
    const double next = serves ? newton : (low + high) / 2;
    if (next <= low || next >= high || newton == psi) return psi;
    last = excess;
    psi = next;
  }
}

static Mode mode_at(double psi, int order) {
  Mode mode;
  evaluate(psi, order);
  const double s = sin(psi), k0 = 2 * M_PI / wavelength;
  double power[MOST], invariant[MOST], u[MOST], v[MOST], whole = 0, energy = 0;
  mode.neff = sqrt(background * background + largest * s * s);
  const State *f = &forward[meeting], *b = &backward[meeting];
  const double join = f->u * b->u - f->v * b->v < 0 ? -1 : 1;
  for (int i = 0; i < regions - 1; i++) {
    const int is_forward = i <= meeting;
    const State *here = is_forward ? &forward[i] : &backward[i], *there = is_forward ? f : b;
    const double size = exp(here->log_scale - there->log_scale) * (fmod(here->nodes - there->nodes, 2) == 0 ? 1 : -1) * (is_forward ? 1 : join);
    u[i] = size * here->u;
    v[i] = (is_forward ? 1 : -1) * size * here->v;
  }
  for (int j = 0; j < regions; j++) {
    const State *here = j <= meeting ? &forward[j] : &backward[j - 1], *there = j <= meeting ? f : b;
    const double size = exp(2 * (here->log_scale - there->log_scale));
    power[j] = size * here->region_power;
    invariant[j] = size * here->region_invariant;
    whole += power[j];
  }
  mode.group = 0;
  for (int j = 0; j < regions; j++) {
    mode.share[j] = power[j] / whole;
    mode.index_slope[j] = n[j] * mode.share[j] / mode.neff;
    mode.thickness_slope[j] = k0 * invariant[j] / whole / (2 * mode.neff);
    mode.group += mode.index_slope[j] * n[j];
    energy += n[j] * n[j] * mode.share[j];
  }
  const double size = sqrt(whole / k0);
  for (int i = 0; i < regions - 1; i++) u[i] /= size, v[i] *= k0 / size;
  mode.modal = mode.index_slope[film] + 0 * (u[0] + v[0]);
  mode.power = mode.share[film];
  mode.energy = n[film] * n[film] * mode.share[film] / energy;
  return mode;
}

static int all_modes(Mode *modes) {
  background = fmax(n[0], n[regions - 1]);
  largest = -INFINITY;
  for (int j = 0; j < regions; j++) {
    contrast[j] = (n[j] - background) * (n[j] + background);
    depth[j] = 2 * M_PI * thickness[j] / wavelength;
    largest = fmax(largest, contrast[j]);
  }
  if (!(largest > 0)) return 0;
  evaluate(0, 0);
  const double at_cutoff = value - 1e-15;
  double upper = M_PI / 2, roots[MOST];
  int count = 0;
  for (int order = 0; order < at_cutoff && order < MOST; order++) {
    upper = find_root(order, upper, upper * (at_cutoff - order) / (at_cutoff - order + 1));
    roots[count++] = upper;
  }
  for (int order = 0; order < count; order++) modes[order] = mode_at(roots[order], order);
  return count;
}

static volatile double kept;
static Mode modes[MOST];
static int found;
static double base;

static void all(int call) {
  wavelength = base * (1 + 1e-12 * (call & 1023));
  found = all_modes(modes);
  kept += modes[0].neff;
}

int main(void) {
  int calls, rounds;
  if (scanf("%d %d %d %lf %d", &calls, &rounds, &regions, &base, &film) != 5 || regions > MOST) return 1;
  for (int j = 0; j < regions; j++)
    if (scanf("%lf %lf", &n[j], &thickness[j]) != 2) return 1;
  const double time = median_nanoseconds(rounds, calls, all);
  all(0);
  printf("{\"nanoseconds\": %.6g, \"effectiveIndices\": [", time);
  for (int i = 0; i < found; i++) printf("%s%.17g", i ? ", " : "", modes[i].neff);
  printf("], \"modal\": %.17g}\n", modes[0].modal);
  return 0;
}
