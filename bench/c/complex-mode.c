/*
 * The floor of `modeNear`: one TE mode of a stack with loss and gain by Newton's method on the Wronskian of the two fields that the half-spaces allow, with
 * group index, confinements, power shares and derivatives. The same arithmetic as ours in structures of the stack's size.
 * Standard input: calls, rounds, number of regions, wavelength, film, first N; then n, k and thickness of each region.
 *
 * cc -O3 -march=native complex-mode.c -o complex-mode -lm
 */
#define _XOPEN_SOURCE 700
#include <complex.h>
#include <math.h>
#include <stdio.h>
#include "rounds.h"

#define MOST 64
typedef double complex Z;

/* Complex products and quotients as written: without the checks for infinities that C's own make. */
static inline Z z(double re, double im) { return CMPLX(re, im); }
static inline Z mul(Z a, Z b) {
  return z(creal(a) * creal(b) - cimag(a) * cimag(b), creal(a) * cimag(b) + cimag(a) * creal(b));
}
static inline double abs2(Z a) { return creal(a) * creal(a) + cimag(a) * cimag(a); }
static inline Z divide(Z a, Z b) {
  const double s = 1 / abs2(b);
  const Z p = mul(a, conj(b));
  return z(creal(p) * s, cimag(p) * s);
}
static inline Z root(Z a) {
  const double size = sqrt(abs2(a)), larger = sqrt((size + fabs(creal(a))) / 2);
  if (larger == 0) return 0;
  const double smaller = fabs(cimag(a)) / (2 * larger), sign = cimag(a) < 0 ? -1 : 1;
  return creal(a) >= 0 ? z(larger, sign * smaller) : z(smaller, sign * larger);
}

typedef struct {
  Z c, a, b, dc, da, db;
  double growth;
} Matrix;

typedef struct {
  Z u, v, du, dv;
  double log_scale;
} State;

typedef struct {
  Z u2, invariant;
  double modulus;
} Integrals;

typedef struct {
  Z neff, modal, index_slope[MOST], thickness_slope[MOST];
  double gain, group, power, energy, share[MOST], overlap;
} Mode;

static int regions, film;
static double wavelength, index_n[MOST], index_k[MOST], thickness[MOST];
static Z epsilon[MOST];
static double depth[MOST];
static Matrix matrix[MOST];
static State forward[MOST], backward[MOST];
static Z value, slope;
static int meeting;

static void fill_matrices(Z q) {
  for (int j = 1; j < regions - 1; j++) {
    const double d = depth[j];
    const Z s = epsilon[j] - q;
    const double size = sqrt(abs2(s));
    Z k = root(s);
    if (cimag(k) < 0) k = -k;
    const double a = creal(k), growth = cimag(k) * d, fall = exp(-2 * growth);
    const double even = (1 + fall) / 2, odd = growth < 0.1 ? -expm1(-2 * growth) / 2 : (1 - fall) / 2;
    const double c = cos(a * d), sn = sin(a * d);
    const Z cosine = z(c * even, -sn * odd);
    const Z shorter = size > 0 ? divide(z(sn * even, c * odd), k) : z(d, 0);
    Z bend;
    if (size * d * d < 0.05) {
      const Z y = z(creal(s) * d * d, cimag(s) * d * d), inner = z(1.0 / 60 - creal(y) / 1680, -cimag(y) / 1680);
      const Z series = mul(y, inner);
      bend = z(d * d * d * (creal(series) - 1.0 / 6), d * d * d * cimag(series));
    } else {
      const Z top = z(d * creal(cosine) - creal(shorter), d * cimag(cosine) - cimag(shorter));
      const Z ratio = divide(top, s);
      bend = z(creal(ratio) / 2, cimag(ratio) / 2);
    }
    const Z stiff = mul(s, shorter);
    matrix[j].c = cosine;
    matrix[j].a = shorter;
    matrix[j].b = -stiff;
    matrix[j].dc = z(d / 2 * creal(shorter), d / 2 * cimag(shorter));
    matrix[j].da = -bend;
    matrix[j].db = z((creal(shorter) + d * creal(cosine)) / 2, (cimag(shorter) + d * cimag(cosine)) / 2);
    matrix[j].growth = growth;
  }
}

static State start(Z gamma) {
  const double size = sqrt(1 + abs2(gamma));
  const Z dv = divide(1, z(2 * creal(gamma), 2 * cimag(gamma)));
  return (State){1 / size, z(creal(gamma) / size, cimag(gamma) / size), 0, z(creal(dv) / size, cimag(dv) / size), log(size)};
}

static State cross(const Matrix *m, const State *s) {
  const Z u = mul(m->c, s->u) + mul(m->a, s->v), v = mul(m->b, s->u) + mul(m->c, s->v);
  const Z du = mul(m->c, s->du) + mul(m->a, s->dv) + mul(m->dc, s->u) + mul(m->da, s->v);
  const Z dv = mul(m->b, s->du) + mul(m->c, s->dv) + mul(m->db, s->u) + mul(m->dc, s->v);
  const double size = sqrt(abs2(u) + abs2(v)), by = 1 / size;
  return (State){z(creal(u) * by, cimag(u) * by),   z(creal(v) * by, cimag(v) * by), z(creal(du) * by, cimag(du) * by),
                 z(creal(dv) * by, cimag(dv) * by), s->log_scale + m->growth + log(size)};
}

static void look_at(int i) {
  const State *f = &forward[i], *b = &backward[i];
  value = mul(f->u, b->v) + mul(f->v, b->u);
  slope = mul(f->du, b->v) + mul(f->dv, b->u) + mul(f->u, b->dv) + mul(f->v, b->du);
  meeting = i;
}

static void evaluate(Z q) {
  fill_matrices(q);
  forward[0] = start(root(q - epsilon[0]));
  for (int j = 1; j < regions - 1; j++) forward[j] = cross(&matrix[j], &forward[j - 1]);
  backward[regions - 2] = start(root(q - epsilon[regions - 1]));
  for (int j = regions - 2; j >= 1; j--) backward[j - 1] = cross(&matrix[j], &backward[j]);
  const double last_digit = 2.220446049250313e-16 * (fabs(creal(q)) + fabs(cimag(q)));
  double best = INFINITY;
  int best_at = 0;
  for (int i = 0; i < regions - 1; i++) {
    look_at(i);
    const double doubt = sqrt(abs2(value)) + last_digit * sqrt(abs2(slope));
    if (doubt < best) best = doubt, best_at = i;
  }
  look_at(best_at);
}

static Z newton(Z q) {
  double last = INFINITY;
  for (int taken = 0; taken < 80; taken++) {
    evaluate(q);
    if (value == 0) return q;
    const Z step = -divide(value, slope);
    const double length = sqrt(abs2(step) / abs2(q));
    if (length < 1e-8 && length >= last / 2) return q;
    q += length > 0.1 ? z(creal(step) * 0.1 / length, cimag(step) * 0.1 / length) : step;
    if (length < 4e-16) return q;
    last = length;
  }
  return NAN;
}

static Integrals half_space(Z q, int region, Z u) {
  const Z gamma = root(q - epsilon[region]);
  return (Integrals){divide(mul(u, u), z(2 * creal(gamma), 2 * cimag(gamma))), 0, abs2(u) / (2 * creal(gamma))};
}

static Integrals gentle(Z s, double d, Z u, Z v) {
  static const double nodes[] = {0.2386191860831969, 0.6612093864662645, 0.9324695142031521};
  static const double weights[] = {0.4679139345726910, 0.3607615730481386, 0.1713244923791704};
  Integrals sum = {0, mul(v, v) + mul(s, mul(u, u)), 0};
  for (int i = 0; i < 6; i++) {
    const double x = d / 2 * (1 + (i < 3 ? -nodes[i] : nodes[i - 3])), weight = d / 2 * weights[i % 3];
    const Z y = z(creal(s) * x * x, cimag(s) * x * x);
    Z c = 1, sn = 1;
    for (int term = 6; term >= 1; term--) {
      const Z yc = mul(y, c), ys = mul(y, sn);
      const double fc = 1.0 / ((2 * term - 1) * 2 * term), fs = 1.0 / (2 * term * (2 * term + 1));
      c = z(1 - creal(yc) * fc, -cimag(yc) * fc);
      sn = z(1 - creal(ys) * fs, -cimag(ys) * fs);
    }
    const Z here = mul(u, c) + mul(v, z(x * creal(sn), x * cimag(sn)));
    const Z square = mul(here, here);
    sum.u2 += z(weight * creal(square), weight * cimag(square));
    sum.modulus += weight * abs2(here);
  }
  return sum;
}

static Integrals layer(Z s, double d, Z u, Z v, Z end) {
  if (sqrt(sqrt(abs2(s))) * d < 0.25) return gentle(s, d, u, v);
  Z k = root(s);
  if (cimag(k) < 0) k = -k;
  const double a = creal(k), b = cimag(k), fall = exp(-b * d);
  const Z e = z(fall * cos(a * d), fall * sin(a * d)), e2 = mul(e, e), ik = z(-b, a);
  Z p, r;
  if (b * d > 0.5) {
    p = divide(u - mul(e, end), 1 - e2);
    r = divide(end - mul(e, u), 1 - e2);
  } else {
    const Z steep = divide(v, ik);
    p = z(creal(u + steep) / 2, cimag(u + steep) / 2);
    r = divide(z(creal(u - steep) / 2, cimag(u - steep) / 2), e);
  }
  const Z own = mul(mul(p, p) + mul(r, r), divide(e2 - 1, z(2 * creal(ik), 2 * cimag(ik)))), product = mul(mul(p, r), e);
  const double falling = 2 * b * d, reach = falling == 0 ? d : -expm1(-falling) / (2 * b);
  const double overlap = fall * (a == 0 ? d : sin(a * d) / a);
  const Z bent = mul(s, product);
  return (Integrals){own + z(2 * d * creal(product), 2 * d * cimag(product)), z(4 * creal(bent), 4 * cimag(bent)),
                     (abs2(p) + abs2(r)) * reach + 2 * (creal(p) * creal(r) + cimag(p) * cimag(r)) * overlap};
}

static Mode mode_near(Z first) {
  Mode mode;
  const double k0 = 2 * M_PI / wavelength;
  for (int j = 0; j < regions; j++) {
    const Z n = z(index_n[j], index_k[j]);
    epsilon[j] = mul(n, n);
    depth[j] = k0 * thickness[j];
  }
  Z q = newton(mul(first, first));
  evaluate(q);
  Z u[MOST], v[MOST];
  const State *f = &forward[meeting], *g = &backward[meeting];
  const Z join = mul(conj(g->u), f->u) - mul(conj(g->v), f->v);
  for (int i = 0; i < regions - 1; i++) {
    const State *s = i <= meeting ? &forward[i] : &backward[i];
    const double size = exp(s->log_scale - (i <= meeting ? f : g)->log_scale);
    const Z by = i <= meeting ? size : z(size * creal(join), size * cimag(join));
    u[i] = mul(s->u, by);
    v[i] = i <= meeting ? mul(s->v, by) : -mul(s->v, by);
  }
  Integrals part[MOST];
  Z whole = 0;
  double moduli = 0, balance = 0, energy = 0;
  for (int j = 0; j < regions; j++) {
    part[j] = j == 0                ? half_space(q, 0, u[0])
              : j == regions - 1 ? half_space(q, j, u[j - 1])
                                 : layer(epsilon[j] - q, depth[j], u[j - 1], v[j - 1], u[j]);
    whole += part[j].u2;
    moduli += part[j].modulus;
    balance += cimag(epsilon[j]) * part[j].modulus;
    energy += creal(epsilon[j]) * part[j].modulus;
  }
  if (fabs(balance) < 1e-3 * moduli * fabs(creal(q))) q = z(creal(q), balance / moduli);
  mode.neff = root(q);
  const Z nw = mul(mode.neff, whole);
  mode.group = 0;
  for (int j = 0; j < regions; j++) {
    const Z n = z(index_n[j], index_k[j]), steep = divide(part[j].invariant, nw);
    mode.index_slope[j] = divide(mul(n, part[j].u2), nw);
    mode.thickness_slope[j] = z(creal(steep) * k0 / 2, cimag(steep) * k0 / 2);
    mode.share[j] = part[j].modulus / moduli;
    mode.group += creal(mul(mode.index_slope[j], n));
  }
  mode.modal = mode.index_slope[film];
  mode.power = mode.share[film];
  mode.energy = creal(epsilon[film]) * part[film].modulus / energy;
  mode.overlap = sqrt(abs2(whole)) / moduli;
  mode.gain = -2e7 * k0 * cimag(mode.neff);
  return mode;
}

static volatile double kept;
static Mode last;
static double base, first_re, first_im;

static void one(int call) {
  wavelength = base * (1 + 1e-12 * (call & 1023));
  last = mode_near(z(first_re, first_im));
  kept += creal(last.neff);
}

int main(void) {
  int calls, rounds;
  if (scanf("%d %d %d %lf %d %lf %lf", &calls, &rounds, &regions, &base, &film, &first_re, &first_im) != 7 || regions > MOST) return 1;
  for (int j = 0; j < regions; j++)
    if (scanf("%lf %lf %lf", &index_n[j], &index_k[j], &thickness[j]) != 3) return 1;
  const double time = median_nanoseconds(rounds, calls, one);
  one(0);
  printf("{\"nanoseconds\": %.6g, \"effectiveIndex\": [%.17g, %.17g], \"modal\": [%.17g, %.17g], \"groupIndex\": %.17g}\n", time,
         creal(last.neff), cimag(last.neff), creal(last.modal), cimag(last.modal), last.group);
  return 0;
}
