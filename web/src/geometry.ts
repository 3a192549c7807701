import type { Geometry, Polygon, Position } from 'geojson';
import type { Box } from './state.ts';

const earthRadiusKm = 6371.0088;

/** A circle on the globe as a polygon; longitudes may pass ±180 so that the ring stays whole. */
export function circle(lon: number, lat: number, radiusKm: number, corners = 64): Polygon {
    const angle = radiusKm / earthRadiusKm;
    const phi = (lat * Math.PI) / 180;
    const ring: Position[] = [];
    for (let corner = 0; corner <= corners; corner++) {
        // Counterclockwise, as RFC 7946 wants outer rings.
        const bearing = (-2 * Math.PI * corner) / corners;
        const y = Math.asin(Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(bearing));
        const x = Math.atan2(Math.sin(bearing) * Math.sin(angle) * Math.cos(phi), Math.cos(angle) - Math.sin(phi) * Math.sin(y));
        ring.push([lon + (x * 180) / Math.PI, (y * 180) / Math.PI]);
    }
    return { type: 'Polygon', coordinates: [ring] };
}

/** Position on the Web Mercator world, 0–1 from the northwest. */
export function mercator(lon: number, lat: number): [number, number] {
    const bounded = Math.max(-85.051129, Math.min(85.051129, lat));
    const y = Math.log(Math.tan(Math.PI / 4 + (bounded * Math.PI) / 360)) / (2 * Math.PI);
    return [(lon + 180) / 360, 0.5 - y];
}

function* positionsOf(geometry: Geometry): Generator<Position> {
    switch (geometry.type) {
        case 'Point':
            yield geometry.coordinates;
            break;
        case 'MultiPoint':
        case 'LineString':
            yield* geometry.coordinates;
            break;
        case 'Polygon':
        case 'MultiLineString':
            for (const ring of geometry.coordinates) yield* ring;
            break;
        case 'MultiPolygon':
            for (const polygon of geometry.coordinates) for (const ring of polygon) yield* ring;
            break;
        case 'GeometryCollection':
            for (const part of geometry.geometries) yield* positionsOf(part);
            break;
    }
}

/** The box around geometries, cut where it leaves the least of the globe; undefined for nothing. */
export function boundsOf(geometries: Iterable<Geometry>): Box | undefined {
    const lons: number[] = [];
    let south = Infinity;
    let north = -Infinity;
    for (const geometry of geometries) {
        for (const [lon, lat] of positionsOf(geometry)) {
            if (lon === undefined || lat === undefined) continue;
            lons.push(((((lon + 180) % 360) + 360) % 360) - 180);
            south = Math.min(south, lat);
            north = Math.max(north, lat);
        }
    }
    if (lons.length === 0) return undefined;
    lons.sort((a, b) => a - b);
    // The widest gap between neighbors is what the box leaves out; the first candidate is the gap over ±180.
    let west = lons[0] ?? 0;
    let east = lons.at(-1) ?? 0;
    let widest = west + 360 - east;
    for (let i = 1; i < lons.length; i++) {
        const gap = (lons[i] ?? 0) - (lons[i - 1] ?? 0);
        if (gap > widest) {
            widest = gap;
            west = lons[i] ?? 0;
            east = lons[i - 1] ?? 0;
        }
    }
    return [west, south, east, north];
}
