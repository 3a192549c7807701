import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { countTypes, type Area, type Cell } from './aggregate.ts';
import type { MapEvent } from './event.ts';
import { labelFont } from './fonts.ts';
import { circle } from './geometry.ts';
import { imageName } from './icons.ts';
import type { EventType, Theme } from './kinds.ts';
import { palettes } from './palette.ts';

/** The layers that answer a click, the one that is drawn on top first. */
export const pickedLayers = ['cells', 'badges', 'discs', 'areas'] as const;

const empty: FeatureCollection = { type: 'FeatureCollection', features: [] };

export const eventSources = (): Record<string, SourceSpecification> => ({
    areas: { type: 'geojson', data: empty },
    badges: { type: 'geojson', data: empty },
    discs: { type: 'geojson', data: empty },
    cells: { type: 'geojson', data: empty },
    selected: { type: 'geojson', data: empty },
});

/** Areas and discs, drawn below the names of the map. */
export function areaLayers(theme: Theme): LayerSpecification[] {
    const { mixed, focus } = palettes[theme];
    return [
        { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-pattern': ['get', 'hatch'] } },
        {
            id: 'area-edges', type: 'line', source: 'areas',
            paint: { 'line-color': ['coalesce', ['get', 'ink'], mixed], 'line-width': 1.2, 'line-opacity': 0.7, 'line-dasharray': [2, 2] },
        },
        { id: 'discs', type: 'fill', source: 'discs', paint: { 'fill-color': ['get', 'ink'], 'fill-opacity': 0.12 } },
        {
            id: 'disc-edges', type: 'line', source: 'discs',
            paint: { 'line-color': ['get', 'ink'], 'line-width': 1, 'line-opacity': 0.65, 'line-dasharray': [1.5, 2] },
        },
        {
            id: 'selected-area', type: 'line', source: 'selected', filter: ['!=', ['geometry-type'], 'Point'],
            paint: { 'line-color': focus, 'line-width': 2.5 },
        },
    ];
}

/** Symbols and counts, drawn above everything. */
export function symbolLayers(theme: Theme): LayerSpecification[] {
    const { text, focus, panel } = palettes[theme];
    return [
        {
            id: 'badges', type: 'symbol', source: 'badges',
            layout: {
                'icon-image': ['get', 'icon'],
                'icon-text-fit': 'both',
                'icon-text-fit-padding': [1, 4, 1, 4],
                'text-field': ['get', 'label'],
                'text-font': [labelFont],
                'text-size': 11.5,
                'text-max-width': 12,
                // The area's point may hold a town with events of its own: the badge stands beside it.
                'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
                'text-radial-offset': 2.5,
                'text-justify': 'auto',
                'symbol-sort-key': ['get', 'order'],
            },
            paint: { 'text-color': text },
        },
        {
            id: 'selected-halo', type: 'circle', source: 'selected', filter: ['==', ['geometry-type'], 'Point'],
            paint: { 'circle-radius': 19, 'circle-color': panel, 'circle-opacity': 0.5, 'circle-stroke-color': focus, 'circle-stroke-width': 3 },
        },
        {
            id: 'cells', type: 'symbol', source: 'cells',
            layout: {
                'icon-image': ['get', 'icon'],
                'icon-allow-overlap': true,
                'text-field': ['get', 'label'],
                'text-font': [labelFont],
                'text-size': 11.5,
                'text-allow-overlap': true,
                'symbol-sort-key': ['get', 'order'],
            },
            paint: { 'text-color': text },
        },
    ];
}

function oneType(events: readonly MapEvent[]): EventType | undefined {
    const type = events[0]?.type;
    return events.every((event) => event.type === type) ? type : undefined;
}

function feature(geometry: Geometry, properties: Record<string, unknown>): Feature {
    // A vector tile knows no null, so what is absent is left out.
    return { type: 'Feature', geometry, properties: Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) };
}

const shortCount = (count: number): string => (count < 1000 ? String(count) : `${(count / 1000).toFixed(1)}k`);

export function cellFeatures(cells: readonly Cell[]): FeatureCollection {
    return {
        type: 'FeatureCollection',
        features: cells.map((cell, index) => {
            const { events } = cell;
            const [first] = events;
            const isSingle = events.length === 1 && first;
            return feature({ type: 'Point', coordinates: [cell.lon, cell.lat] }, {
                index,
                icon: isSingle ? imageName.mark(first.type, first.precision === 'near') : imageName.donut(countTypes(events)),
                label: isSingle ? '' : shortCount(events.length),
                order: -events.length,
            });
        }),
    };
}

/** The circle within which a `near` event lies; places that share one share its disc. */
export function discFeatures(events: readonly MapEvent[], inkOf: (type: EventType | undefined) => string): FeatureCollection {
    const discs = new Map<string, MapEvent[]>();
    for (const event of events) {
        if (event.precision !== 'near' || event.radiusKm <= 0) continue;
        const key = `${event.lon.toFixed(4)},${event.lat.toFixed(4)},${event.radiusKm.toFixed(1)}`;
        const disc = discs.get(key);
        if (disc) disc.push(event);
        else discs.set(key, [event]);
    }
    const features: Feature[] = [];
    for (const group of discs.values()) {
        const [first] = group;
        if (first) features.push(feature(circle(first.lon, first.lat, first.radiusKm), { ids: group.map((event) => event.id).join(' '), ink: inkOf(oneType(group)) }));
    }
    return { type: 'FeatureCollection', features };
}

/** The drawn extent of an area: its polygon, or a circle of its radius where the server has none. */
function geometryOf(event: MapEvent): Geometry | undefined {
    if (event.geometry && event.geometry.type !== 'Point') return event.geometry;
    return event.radiusKm > 0 ? circle(event.lon, event.lat, event.radiusKm) : undefined;
}

export function areaFeatures(areas: readonly Area[], inkOf: (type: EventType | undefined) => string): FeatureCollection {
    return {
        type: 'FeatureCollection',
        features: areas.flatMap((area, index) => {
            const geometry = geometryOf(area.first);
            const type = oneType(area.events);
            return geometry ? [feature(geometry, { index, hatch: imageName.hatch(type, ['region', 'country', 'sea'].includes(area.first.precision)), ink: inkOf(type) })] : [];
        }),
    };
}

export function badgeFeatures(areas: readonly Area[]): FeatureCollection {
    return {
        type: 'FeatureCollection',
        features: areas.map(({ first, events }, index) => feature({ type: 'Point', coordinates: [first.lon, first.lat] }, {
            index,
            icon: imageName.badge(oneType(events)),
            label: `${events.length} in ${first.place && first.relation ? first.place : first.placeName || 'this area'}`,
            order: -events.length,
        })),
    };
}
