/* Timing of the floors: median processor time of a call over some rounds. */
#include <stdlib.h>
#include <time.h>

static int ascending(const void *a, const void *b) {
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median_nanoseconds(int rounds, int calls, void (*work)(int call)) {
  double *times = malloc(rounds * sizeof *times);
  for (int round = 0; round < rounds; round++) {
    struct timespec from, to;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    for (int call = 0; call < calls; call++) work(call);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    times[round] = ((to.tv_sec - from.tv_sec) * 1e9 + (to.tv_nsec - from.tv_nsec)) / calls;
  }
  qsort(times, rounds, sizeof *times, ascending);
  const double median = times[rounds / 2];
  free(times);
  return median;
}
