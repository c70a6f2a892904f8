/** Newton from x = 0: f is increasing and concave, so that every step stays left of the root and none overshoots. */
export function climb(f: (x: number) => number, slope: (x: number) => number, target: number): number {
  let x = 0;
  for (let step = 0; step < 500; step++) {
    const move = (target - f(x)) / slope(x);
    x += move;
    if (!(move > 1e-15 * x)) return x;
  }
  return x;
}
