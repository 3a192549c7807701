import type { ExpressionSpecification, LayerSpecification, LineLayerSpecification, SourceSpecification } from 'maplibre-gl';
import { labelFont } from './fonts.ts';
import { imageName } from './icons.ts';
import type { Theme } from './kinds.ts';
import { palettes } from './palette.ts';

export const basemapSource = (): SourceSpecification => ({
    type: 'vector',
    url: `pmtiles://${window.location.origin}/basemap.pmtiles`,
    attribution: 'Borders: Natural Earth (dashed: disputed or unsettled) · Towns: GeoNames · Areas: geoBoundaries, © OpenStreetMap',
});

const zooms = (...stops: [number, number][]): ExpressionSpecification => ['interpolate', ['linear'], ['zoom'], ...stops.flat()];

/** A class of border and its dashes; only what is recognized on both sides is a whole line. */
const borderDashes: Record<string, number[] | undefined> = {
    recognized: undefined,
    disputed: [3, 2],
    control: [1.5, 1.5],
    indefinite: [1, 2.5],
    zone: [0.5, 2],
};

function border(kind: string, theme: Theme): LineLayerSpecification {
    const dashes = borderDashes[kind];
    return {
        id: `border-${kind}`,
        type: 'line',
        source: 'basemap',
        'source-layer': 'border',
        filter: ['==', ['get', 'class'], kind],
        layout: { 'line-join': 'round', 'line-cap': dashes ? 'butt' : 'round' },
        paint: {
            'line-color': palettes[theme].border,
            'line-width': zooms([1, 0.6], [5, 1.2], [10, 2.2]),
            ...(dashes && { 'line-dasharray': dashes }),
        },
    };
}

/** What lies under the events. */
export function groundLayers(theme: Theme): LayerSpecification[] {
    const colors = palettes[theme];
    const source = 'basemap';
    return [
        { id: 'sea', type: 'background', paint: { 'background-color': colors.water } },
        { id: 'land', type: 'fill', source, 'source-layer': 'land', paint: { 'fill-color': colors.land } },
        {
            id: 'river', type: 'line', source, 'source-layer': 'river', minzoom: 3,
            layout: { 'line-join': 'round', 'line-cap': 'round' },
            paint: { 'line-color': colors.river, 'line-width': zooms([3, 0.5], [7, 1.4], [10, 2.4]) },
        },
        { id: 'lake', type: 'fill', source, 'source-layer': 'water', paint: { 'fill-color': colors.water } },
        {
            id: 'province', type: 'line', source, 'source-layer': 'province', minzoom: 3.5,
            paint: { 'line-color': colors.province, 'line-width': zooms([4, 0.6], [8, 1.2]) },
        },
        ...Object.keys(borderDashes).map((kind) => border(kind, theme)),
    ];
}

/** Names, in the reader's language where the table has it. */
export function labelLayers(theme: Theme, language: string): LayerSpecification[] {
    const colors = palettes[theme];
    const source = 'basemap';
    const name: ExpressionSpecification = language && language !== 'en'
        ? ['coalesce', ['get', `name_${language}`], ['get', 'name']]
        : ['get', 'name'];
    const halo = { 'text-halo-color': colors.halo, 'text-halo-width': 1.2 };
    return [
        {
            id: 'sea-label', type: 'symbol', source, 'source-layer': 'sea_label',
            layout: { 'text-field': name, 'text-font': [labelFont], 'text-size': 11, 'text-letter-spacing': 0.12, 'text-max-width': 6, 'symbol-sort-key': ['get', 'rank'] },
            paint: { 'text-color': colors.waterLabel },
        },
        {
            id: 'province-label', type: 'symbol', source, 'source-layer': 'province_label', minzoom: 5.5, maxzoom: 9,
            layout: { 'text-field': ['upcase', ['get', 'name']], 'text-font': [labelFont], 'text-size': 10, 'text-letter-spacing': 0.1, 'text-max-width': 7 },
            paint: { 'text-color': colors.quietLabel, 'text-opacity': 0.75, ...halo },
        },
        {
            id: 'city-label', type: 'symbol', source, 'source-layer': 'city_label', minzoom: 4,
            layout: {
                'text-field': name,
                'text-font': [labelFont],
                'text-size': ['match', ['get', 'class'], 'capital', 12.5, 'town', 10.5, 11.5],
                'text-max-width': 8,
                // Below its dot, or beside what stands on it.
                'text-variable-anchor-offset': ['top', [0, 0.3], 'bottom', [0, -1.4], 'left', [1.4, 0], 'right', [-1.4, 0]],
                'icon-image': imageName.dot,
                'icon-optional': true,
                'symbol-sort-key': ['case', ['==', ['get', 'class'], 'capital'], -1e9, ['-', ['coalesce', ['get', 'population'], 0]]],
            },
            paint: { 'text-color': colors.quietLabel, ...halo },
        },
        {
            id: 'country-label', type: 'symbol', source, 'source-layer': 'country_label', minzoom: 1.5, maxzoom: 7.5,
            layout: {
                'text-field': name,
                'text-font': [labelFont],
                'text-size': ['interpolate', ['linear'], ['zoom'], 2, ['case', ['<=', ['get', 'rank'], 3], 12, 10.5], 6, ['case', ['<=', ['get', 'rank'], 3], 17, 14]],
                'text-max-width': 7,
                'text-letter-spacing': 0.04,
                'symbol-sort-key': ['get', 'rank'],
            },
            paint: { 'text-color': ['case', ['==', ['get', 'class'], 'country'], colors.label, colors.quietLabel], ...halo },
        },
    ];
}
