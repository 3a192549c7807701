import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { eventTypes, precisions, type EventType, type Precision } from '../src/kinds.ts';

const subTypes: Record<EventType, string> = {
    'Battles': 'Armed clash',
    'Explosions/Remote violence': 'Air/drone strike',
    'Violence against civilians': 'Attack',
    'Protests': 'Peaceful protest',
    'Riots': 'Mob violence',
    'Strategic developments': 'Agreement',
};

// Invented places of an invented country; the coordinates only put them somewhere.
const places: readonly (readonly [name: string, lon: number, lat: number])[] = [
    ['Northport', 36.1, 36.4], ['Old Mill', 36.12, 36.38], ['Eastbridge', 38.2, 36.0], ['Sandgate', 40.1, 35.3],
    ['Lowfield', 36.7, 34.7], ['Kingsford', 37.2, 36.2], ['Redhill', 42.9, 36.5], ['Blackwater', 35.8, 33.4],
];

const radius: Record<Precision, number> = {
    exact: 0.2, neighbourhood: 1, town: 3, near: 15, district: 20, province: 60, region: 120, country: 300, sea: 90,
};

function square(lon: number, lat: number, km: number): Geometry {
    const dy = km / 111;
    const dx = dy / Math.cos((lat * Math.PI) / 180);
    return { type: 'Polygon', coordinates: [[[lon - dx, lat - dy], [lon + dx, lat - dy], [lon + dx, lat + dy], [lon - dx, lat + dy], [lon - dx, lat - dy]]] };
}

function makeEvent(i: number): Feature {
    const [name, lon, lat] = places[(i * 5) % places.length] ?? ['Nowhere', 0, 0];
    const type = eventTypes[(i + Math.floor(i / 6)) % eventTypes.length] ?? 'Battles';
    const precision = i % 3 === 0 ? (precisions[i % precisions.length] ?? 'town') : 'town';
    const isArea = radius[precision] >= 20;
    const start = new Date(Date.UTC(2024, 9, 1 + ((i * 7) % 75))).toISOString().slice(0, 10);
    const isWeek = i % 7 === 3;
    const end = isWeek ? new Date(Date.parse(start) + 6 * 86_400_000).toISOString().slice(0, 10) : start;
    const killed = i % 4;
    const id = (0xa000 + i).toString(16).padStart(16, '0');
    const quote = `The ${subTypes[type].toLowerCase()} near ${name} left ${killed} people dead, the mayor said.`;
    return {
        type: 'Feature',
        id,
        geometry: isArea ? square(lon, lat, radius[precision]) : { type: 'Point', coordinates: [lon, lat] },
        properties: {
            id, title: `${subTypes[type]} – ${name}${killed > 0 ? ` – ${killed} killed` : ''}`, event_type: type, sub_event_type: subTypes[type],
            status: 'new', date_start: start, date_end: end, date_precision: isWeek ? 'week' : 'day', date_words: isWeek ? 'that week' : 'on that day',
            place: `near ${name}`, place_name: name, place_id: `dl:${name.toLowerCase().replace(' ', '-')}`, country: 'EXA', country_name: 'Examplia',
            admin1: 'Middle Province', admin2: null, lon, lat, precision, radius_km: radius[precision], relation: null,
            actor1: 'a local militia', actor1_kind: 'political_militia', actor2: i % 2 === 0 ? 'residents' : null,
            killed_low: killed, killed_best: killed, killed_high: killed + (i % 5 === 0 ? 2 : 0), injured_low: null, injured_best: null, injured_high: null,
            reported_by: 'the mayor', certainty: 'claimed', quote, report_title: `A week in ${name}`, report_url: 'https://news.example/a-week',
            outlet: 'The Example', published: '2024-12-20', reports: 1, outlets: 1, confidence: 0.7, confidence_kind: 0.9, confidence_date: 0.8, confidence_place: 0.7,
        },
    };
}

/** Sixty invented events in the shape of `/events.geojson`, for work on the page without the real server. */
export const fixtureEvents: FeatureCollection = {
    type: 'FeatureCollection',
    features: Array.from({ length: 60 }, (_, i) => makeEvent(i)),
};
