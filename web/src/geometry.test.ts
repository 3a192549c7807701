import { expect, test } from 'vitest';
import { boundsOf, circle, mercator } from './geometry.ts';

test('a circle of 111.2 km reaches one degree north and is closed', () => {
    const [ring = []] = circle(30, 0, 111.2).coordinates;
    expect(ring[0]?.[1]).toBeCloseTo(1, 2);
    expect(ring.at(-1)?.[0]).toBeCloseTo(ring[0]?.[0] ?? NaN, 9);
});

test('a circle in the north is wide in degrees', () => {
    const box = boundsOf([circle(20, 60, 111.2)]);
    expect((box?.[2] ?? 0) - (box?.[0] ?? 0)).toBeGreaterThan(3.9);
});

test('the world square has Null Island in its middle', () => {
    expect(mercator(0, 0)).toEqual([0.5, 0.5]);
    expect(mercator(-180, 90)[1]).toBeGreaterThanOrEqual(-1e-6);
});

test('a box around points on both sides of the antimeridian is narrow', () => {
    const points = [[178, 10], [-179, 12], [179, -5]].map((coordinates) => ({ type: 'Point' as const, coordinates }));
    expect(boundsOf(points)).toEqual([178, -5, -179, 12]);
});

test('nothing has no box, one point has its own', () => {
    expect(boundsOf([])).toBeUndefined();
    expect(boundsOf([{ type: 'Point', coordinates: [7, 8] }])).toEqual([7, 8, 7, 8]);
});
