import { open, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Position } from 'geojson';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { PMTiles, type RangeResponse, type Source } from 'pmtiles';
import { expect, test } from 'vitest';

const path = fileURLToPath(new URL('basemap.pmtiles', import.meta.url));

class FileSource implements Source {
    getKey(): string {
        return path;
    }
    async getBytes(offset: number, length: number): Promise<RangeResponse> {
        const file = await open(path);
        try {
            const data = new Uint8Array(length);
            const { bytesRead } = await file.read(data, 0, length, offset);
            return { data: data.buffer.slice(0, bytesRead) };
        } finally {
            await file.close();
        }
    }
}

const archive = new PMTiles(new FileSource());

async function tileAt(lon: number, lat: number, z: number): Promise<{ tile: VectorTile; x: number; y: number }> {
    const size = 2 ** z;
    const x = Math.floor(((lon + 180) / 360) * size);
    const phi = (lat * Math.PI) / 180;
    const y = Math.floor(((1 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI) / 2) * size);
    const found = await archive.getZxy(z, x, y);
    if (!found) throw new Error(`no tile at ${z}/${x}/${y}`);
    return { tile: new VectorTile(new PbfReader(new Uint8Array(found.data))), x, y };
}

/** From a point to a stretch of line, on the plane; near enough for a few dozen kilometers. */
function distanceKm(point: Position, start: Position, end: Position): number {
    const wide = Math.cos(((point[1] ?? 0) * Math.PI) / 180);
    const at = (other: Position): [number, number] => [((other[0] ?? 0) - (point[0] ?? 0)) * wide * 111.2, ((other[1] ?? 0) - (point[1] ?? 0)) * 111.2];
    const [ax, ay] = at(start);
    const [bx, by] = at(end);
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * (bx - ax) + ay * (by - ay)) / length));
    return Math.hypot(ax + along * (bx - ax), ay + along * (by - ay));
}

/** The classes of the borders within `km` of a point. */
async function bordersNear(lon: number, lat: number, km: number): Promise<string[]> {
    const z = 6;
    const { tile, x, y } = await tileAt(lon, lat, z);
    const layer = tile.layers['border'];
    const classes = new Set<string>();
    for (let i = 0; layer && i < layer.length; i++) {
        const line = layer.feature(i);
        const { geometry } = line.toGeoJSON(x, y, z);
        const parts = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.type === 'MultiLineString' ? geometry.coordinates : [];
        if (parts.some((part) => part.some((end, i) => distanceKm([lon, lat], part[i - 1] ?? end, end) < km))) classes.add(String(line.properties['class']));
    }
    return [...classes].toSorted();
}

async function names(layer: string, lon: number, lat: number, z: number): Promise<string[]> {
    const { tile } = await tileAt(lon, lat, z);
    const found = tile.layers[layer];
    return Array.from({ length: found?.length ?? 0 }, (_, i) => String(found?.feature(i).properties['name']));
}

test('the basemap is small enough to live in the program', async () => {
    expect((await stat(path)).size).toBeLessThan(8_000_000);
    const { minZoom, maxZoom } = await archive.getHeader();
    expect([minZoom, maxZoom]).toEqual([0, 6]);
});

test.each([
    ['the neck of Crimea', 33.7, 46.1, ['disputed']],
    ['Kosovo and Serbia', 21.2, 43.1, ['disputed']],
    ['Somaliland and Somalia', 48.99, 9.5, ['disputed']],
    ['the West Bank', 34.97, 31.8, ['disputed']],
    ['the line of control in Kashmir', 74.3, 34.0, ['control']],
    ['Korea, 1953', 127.0, 38.3, ['control', 'zone']],
    ['Western Sahara and Morocco', -11.5, 27.667, ['disputed']],
    ['the berm in Western Sahara', -12.36, 24.97, ['control', 'recognized']],
    ['France and Spain', 0.7, 42.7, ['recognized']],
])('the border at %s is drawn as what it is', async (_, lon, lat, expected) => {
    expect(await bordersNear(lon, lat, 40)).toEqual(expected);
});

test('names are the ones that labels.tsv and our own gazetteer say', async () => {
    expect(await names('city_label', 30.7, 46.5, 6)).toContain('Odesa');
    expect(await names('city_label', 36.8, 35.85, 6)).toContain('Saraqib');
    expect(await names('country_label', 35.3, 32.0, 6)).toContain('Palestine');
    expect(await names('province_label', 36.6, 35.8, 6)).toContain('Idlib');
    expect(await names('sea_label', 38, 20, 4)).toContain('Red Sea');
});

test('what is no country has no label', async () => {
    for (const [lon, lat] of [[-75.1, 20.0], [77.1, 35.3], [63.4, 46.0]] as const) {
        expect((await names('country_label', lon, lat, 6)).filter((name) => /Guantanamo|Siachen|Baikonur/.test(name))).toEqual([]);
    }
});
