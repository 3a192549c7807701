import type { Geometry } from 'geojson';
import { readEvent, type MapEvent } from './event.ts';

/** What one load brought. */
export interface Loaded {
    events: MapEvent[];
    /** How many the server has for the query; more than `events` when the page's own limit was reached. */
    matched: number;
    /** Features that could not be drawn. */
    unreadable: number;
    attribution: string;
}

/** More events than this are not drawn at once; the page then says so. */
export const maxEvents = 20_000;
const pageSize = 5_000;

type Json = Record<string, unknown>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** An answer that is not the asked one, in the server's own words where it has some. */
export class ApiError extends Error {
    override name = 'ApiError';
}

async function getJson(url: string, signal: AbortSignal): Promise<Json> {
    let response: Response;
    try {
        response = await fetch(url, { signal, headers: { accept: 'application/geo+json, application/json' } });
    } catch (cause) {
        if (signal.aborted) throw cause;
        throw new ApiError('The server cannot be reached.', { cause });
    }
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) {
        const words = isJson(body) ? text(body['description']) || text(body['title']) : '';
        throw new ApiError(words || `The server answered ${response.status}.`);
    }
    if (!isJson(body)) throw new ApiError('The server sent something that is not JSON.');
    return body;
}

/** The address of the next page, if it is one of ours. */
export function nextPage(body: Json, base: string): string | undefined {
    for (const link of list(body['links'])) {
        if (!isJson(link) || link['rel'] !== 'next') continue;
        const url = new URL(text(link['href']), base);
        if (url.origin === new URL(base).origin) return url.href;
        // Behind a proxy the server may not know its outer name: same path, our origin.
        return new URL(url.pathname + url.search, base).href;
    }
    return undefined;
}

/** Loads the events of a query, page after page. */
export async function loadEvents(query: URLSearchParams, signal: AbortSignal, origin = window.location.origin): Promise<Loaded> {
    const first = new URLSearchParams(query);
    first.set('limit', String(pageSize));
    const loaded: Loaded = { events: [], matched: 0, unreadable: 0, attribution: '' };
    let url: string | undefined = new URL(`/events.geojson?${first}`, origin).href;
    while (url && loaded.events.length < maxEvents) {
        const body: Json = await getJson(url, signal);
        const features = list(body['features']);
        const events = features.map(readEvent).filter((event) => event !== undefined);
        loaded.events.push(...events);
        loaded.unreadable += features.length - events.length;
        loaded.matched = typeof body['numberMatched'] === 'number' ? body['numberMatched'] : loaded.events.length;
        loaded.attribution ||= text(body['attribution']);
        url = features.length > 0 ? nextPage(body, url) : undefined;
    }
    return loaded;
}

export interface Highlight {
    start: number;
    end: number;
    role: string;
}

export interface Mention {
    quote: string;
    highlights: Highlight[];
    report: { title: string; url: string; outlet: string; published: string };
    reportedBy: string;
}

export interface Candidate {
    name: string;
    admin1: string;
    country: string;
    /** Whether it is the one that was taken. */
    isChosen: boolean;
    score: number | undefined;
}

/** What only the card asks for. */
export interface Detail {
    mentions: Mention[];
    candidates: Candidate[];
    footprint: Geometry | undefined;
}

function readMention(value: unknown): Mention[] {
    if (!isJson(value)) return [];
    const report = isJson(value['report']) ? value['report'] : {};
    const said = value['reported_by'];
    return [{
        quote: text(value['quote']),
        highlights: list(value['highlights']).flatMap((mark) =>
            isJson(mark) && typeof mark['start'] === 'number' && typeof mark['end'] === 'number'
                ? [{ start: mark['start'], end: mark['end'], role: text(mark['role']) }]
                : []),
        report: { title: text(report['title']), url: text(report['url']), outlet: text(report['outlet']), published: text(report['published']) },
        reportedBy: Array.isArray(said) ? said.map(text).join('; ') : text(said),
    }];
}

function readCandidate(value: unknown): Candidate[] {
    if (!isJson(value) || !text(value['name'])) return [];
    const { name, admin1, country, chosen } = value;
    return [{ name: text(name), admin1: text(admin1), country: text(country), isChosen: chosen === true, score: typeof value['score'] === 'number' ? value['score'] : undefined }];
}

/** Loads the proof of one event. */
export async function loadDetail(id: string, signal: AbortSignal, origin = window.location.origin): Promise<{ event: MapEvent | undefined; detail: Detail }> {
    const body = await getJson(`${origin}/events/${encodeURIComponent(id)}.geojson`, signal);
    const properties = isJson(body['properties']) ? body['properties'] : {};
    const from = (name: string): unknown => properties[name] ?? body[name];
    const footprint = from('footprint');
    return {
        event: readEvent(body),
        detail: {
            mentions: list(from('mentions')).flatMap(readMention),
            candidates: list(from('place_candidates')).flatMap(readCandidate),
            footprint: isJson(footprint) && typeof footprint['type'] === 'string' ? (footprint as unknown as Geometry) : undefined,
        },
    };
}
