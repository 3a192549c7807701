import type { MapEvent } from './event.ts';
import { isAreaEvent } from './event.ts';
import { mercator } from './geometry.ts';
import { eventTypes, type EventType } from './kinds.ts';

/** Events drawn as one symbol: at one place, or too close together to tell apart at this zoom. */
export interface Cell {
    lon: number;
    lat: number;
    events: MapEvent[];
    /** Whether all of them are at one and the same place. */
    isOnePlace: boolean;
}

/** Events that are known to lie somewhere in one and the same area. */
export interface Area {
    key: string;
    events: MapEvent[];
    /** The one whose geometry and label point are drawn. */
    first: MapEvent;
}

function groupBy<K>(events: readonly MapEvent[], keyOf: (event: MapEvent) => K): Map<K, MapEvent[]> {
    const groups = new Map<K, MapEvent[]>();
    for (const event of events) {
        const key = keyOf(event);
        const group = groups.get(key);
        if (group) group.push(event);
        else groups.set(key, [event]);
    }
    return groups;
}

export function areasOf(events: readonly MapEvent[]): Area[] {
    const keyOf = (event: MapEvent): string => `${event.placeId || event.placeName}|${event.relation}|${event.lon.toFixed(3)},${event.lat.toFixed(3)}`;
    const areas: Area[] = [];
    for (const [key, group] of groupBy(events.filter(isAreaEvent), keyOf)) {
        const [first] = group;
        if (first) areas.push({ key, events: group, first });
    }
    return areas;
}

/** One whole number for a place, to five decimals (a meter); this runs for every event of every step of a playing map. */
function placeKey({ lon, lat }: MapEvent): number {
    return Math.round((lon + 180) * 1e5) * 18_000_001 + Math.round((lat + 90) * 1e5);
}

interface Spot {
    x: number;
    y: number;
    events: MapEvent[];
    lon: number;
    lat: number;
}

/** Joins point events that are closer than `apartPx` at `zoom` (512-pixel world); the busiest place of a cell gives its position. */
export function cellsOf(events: readonly MapEvent[], zoom: number, apartPx: number): Cell[] {
    const scale = 512 * 2 ** zoom;
    const places = groupBy(events.filter((event) => !isAreaEvent(event)), placeKey);
    const spots: Spot[] = [];
    for (const group of places.values()) {
        const [first] = group;
        if (!first) continue;
        const [x, y] = mercator(first.lon, first.lat);
        spots.push({ x: x * scale, y: y * scale, events: group, lon: first.lon, lat: first.lat });
    }
    spots.sort((a, b) => b.events.length - a.events.length || a.x - b.x || a.y - b.y);

    const squares = new Map<number, Spot[]>();
    const square = (x: number, y: number): number => Math.floor(x / apartPx) * 2 ** 24 + Math.floor(y / apartPx);
    for (const spot of spots) {
        const key = square(spot.x, spot.y);
        const inSquare = squares.get(key);
        if (inSquare) inSquare.push(spot);
        else squares.set(key, [spot]);
    }

    const taken = new Set<Spot>();
    const cells: Cell[] = [];
    for (const seed of spots) {
        if (taken.has(seed)) continue;
        taken.add(seed);
        const joined = [seed];
        for (let dx = -1; dx <= 1; dx++) {
            for (let dy = -1; dy <= 1; dy++) {
                for (const other of squares.get(square(seed.x + dx * apartPx, seed.y + dy * apartPx)) ?? []) {
                    if (taken.has(other) || Math.hypot(other.x - seed.x, other.y - seed.y) >= apartPx) continue;
                    taken.add(other);
                    joined.push(other);
                }
            }
        }
        cells.push({ lon: seed.lon, lat: seed.lat, events: joined.flatMap((spot) => spot.events), isOnePlace: joined.length === 1 });
    }
    return cells;
}

/** How many events of each type, in the order of the legend. */
export function countTypes(events: readonly MapEvent[]): number[] {
    const counts = new Map<EventType, number>();
    for (const event of events) counts.set(event.type, (counts.get(event.type) ?? 0) + 1);
    return eventTypes.map((type) => counts.get(type) ?? 0);
}
