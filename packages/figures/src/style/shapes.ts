/** Marker shapes; one a film family, so that films are told apart without colour. */
export const shapes = ['circle', 'square', 'diamond', 'triangle', 'down-triangle', 'hexagon'] as const;

export type Shape = (typeof shapes)[number];

/** Corners of a regular polygon of the given radius; the first corner stands at `firstAngle` (degrees, 90 = up). */
function polygon(corners: number, firstAngle: number, radius: number): [number, number][] {
  return Array.from({ length: corners }, (_, i) => {
    const angle = ((firstAngle + (360 * i) / corners) * Math.PI) / 180;
    return [radius * Math.cos(angle), -radius * Math.sin(angle)];
  });
}

// Radii that give all shapes about the area of a circle of radius 1.
const corners: Record<Exclude<Shape, 'circle'>, [number, number][]> = {
  square: polygon(4, 45, 1.25),
  diamond: polygon(4, 90, 1.32),
  triangle: polygon(3, 90, 1.4),
  'down-triangle': polygon(3, -90, 1.4),
  hexagon: polygon(6, 90, 1.12),
};

const round = (value: number): number => Math.round(value * 100) / 100;

/** Path data of a marker around a point, as large as a circle of the given radius. */
export function shapePath(shape: Shape, radius: number, x = 0, y = 0): string {
  if (shape === 'circle') {
    const [r, left, right] = [round(radius), round(x - radius), round(x + radius)];
    return `M${right} ${round(y)}A${r} ${r} 0 1 1 ${left} ${round(y)}A${r} ${r} 0 1 1 ${right} ${round(y)}Z`;
  }
  const points = corners[shape].map(([dx, dy]) => `${round(x + dx * radius)} ${round(y + dy * radius)}`);
  return `M${points.join('L')}Z`;
}
