import type { Geometry } from 'geojson';
import { parseDay, type DatePrecision, type Day } from './dates.ts';
import { datePrecisions, isArea, isEventType, isPrecision, type EventType, type Precision } from './kinds.ts';

/** Low, most likely and high number of persons; null where not reported. */
export interface Toll {
    low: number | null;
    best: number | null;
    high: number | null;
}

/** One event as the page uses it, made from the flat properties of a feature. */
export interface MapEvent {
    id: string;
    title: string;
    type: EventType;
    subType: string;
    start: Day;
    end: Day;
    datePrecision: DatePrecision | null;
    dateWords: string;
    place: string;
    placeName: string;
    placeId: string;
    countryName: string;
    admin1: string;
    admin2: string;
    lon: number;
    lat: number;
    precision: Precision;
    radiusKm: number;
    relation: string;
    actor1: string;
    actor2: string;
    killed: Toll;
    injured: Toll;
    ofWhich: { of: string; who: string; count: number }[];
    others: { what: string; count: number }[];
    reportedBy: string;
    certainty: string;
    quote: string;
    reportTitle: string;
    reportUrl: string;
    outlet: string;
    published: string;
    reports: number;
    outlets: number;
    confidence: { kind: number | null; date: number | null; place: number | null; least: number | null };
    geometry: Geometry | null;
}

type Properties = Record<string, unknown>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const number = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);

function toll(properties: Properties, name: string): Toll {
    return {
        low: number(properties[`${name}_low`]),
        best: number(properties[`${name}_best`]),
        high: number(properties[`${name}_high`]),
    };
}

const groups = ['children', 'women', 'civilians', 'soldiers', 'fighters', 'police', 'journalists', 'aid_workers', 'medics'];

/** The properties that a feature must have to be drawn; one that has not is counted by the caller, not drawn wrongly. */
export function readEvent(feature: unknown): MapEvent | undefined {
    if (typeof feature !== 'object' || feature === null) return undefined;
    const { id, geometry, properties } = feature as { id?: unknown; geometry?: Geometry | null; properties?: Properties };
    if (!properties) return undefined;
    const start = parseDay(text(properties['date_start']));
    const lon = number(properties['lon']);
    const lat = number(properties['lat']);
    const type = properties['event_type'];
    const precision = properties['precision'];
    const name = text(properties['id']) || text(id);
    if (!name || start === undefined || lon === null || lat === null || !isEventType(type) || !isPrecision(precision)) return undefined;
    const datePrecision = datePrecisions.find((known) => known === properties['date_precision']) ?? null;
    return {
        id: name,
        title: text(properties['title']) || text(properties['sub_event_type']) || type,
        type,
        subType: text(properties['sub_event_type']),
        start,
        end: Math.max(start, parseDay(text(properties['date_end'])) ?? start),
        datePrecision,
        dateWords: text(properties['date_words']),
        place: text(properties['place']),
        placeName: text(properties['place_name']),
        placeId: text(properties['place_id']),
        countryName: text(properties['country_name']) || text(properties['country']),
        admin1: text(properties['admin1']),
        admin2: text(properties['admin2']),
        lon,
        lat,
        precision,
        radiusKm: number(properties['radius_km']) ?? 0,
        relation: text(properties['relation']),
        actor1: text(properties['actor1']),
        actor2: text(properties['actor2']),
        killed: toll(properties, 'killed'),
        injured: toll(properties, 'injured'),
        ofWhich: ['killed', 'injured'].flatMap((of) => groups.flatMap((who) => {
            const count = number(properties[`${of}_${who}`]);
            return count === null ? [] : [{ of, who: who.replace('_', ' '), count }];
        })),
        others: ['displaced', 'missing', 'abducted', 'arrested'].flatMap((what) => {
            const count = number(properties[`${what}_best`]);
            return count === null ? [] : [{ what, count }];
        }),
        reportedBy: text(properties['reported_by']),
        certainty: text(properties['certainty']),
        quote: text(properties['quote']),
        reportTitle: text(properties['report_title']),
        reportUrl: text(properties['report_url']),
        outlet: text(properties['outlet']),
        published: text(properties['published']),
        reports: number(properties['reports']) ?? 1,
        outlets: number(properties['outlets']) ?? 1,
        confidence: {
            kind: number(properties['confidence_kind']),
            date: number(properties['confidence_date']),
            place: number(properties['confidence_place']),
            least: number(properties['confidence']),
        },
        geometry: geometry ?? null,
    };
}

/** Whether the event is drawn as an area. */
export function isAreaEvent(event: MapEvent): boolean {
    return isArea(event.precision);
}

/** "7 killed", "5 to 9 killed", "at least 12 killed"; undefined where nothing was reported. */
export function tollInWords(count: Toll, what: string): string | undefined {
    const known = [count.low, count.best, count.high].filter((value) => value !== null);
    if (known.length === 0) return undefined;
    const low = count.low ?? Math.min(...known);
    const high = count.high ?? (count.best === null ? null : Math.max(...known));
    if (high === null) return `at least ${low} ${what}`;
    if (low === high) return `${low} ${what}`;
    const likely = count.best !== null && count.best > low && count.best < high ? `, most likely ${count.best}` : '';
    return `${low} to ${high} ${what}${likely}`;
}

/** "7", "5–9", "12 or more": the same for a narrow column. */
export function tollInFigures(count: Toll): string | undefined {
    const words = tollInWords(count, '')?.replace(/,.*/, '').trim();
    return words?.replace(' to ', '–').replace(/^at least (.*)$/, '$1 or more');
}

/** "Idlib, Syria": the gazetteer's name with what holds it, each said once. */
export function placeInWords(event: MapEvent): string {
    const known = [event.placeName, event.admin2, event.admin1, event.countryName].filter((name) => name !== '');
    return [...new Set(known)].join(', ');
}
