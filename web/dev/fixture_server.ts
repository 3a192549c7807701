import { open, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { readEvent } from '../src/event.ts';
import { selectEvents } from '../src/selection.ts';
import { readState } from '../src/state.ts';
import { fixtureEvents } from './fixture_events.ts';
import { shell } from './shell.ts';

const basemap = fileURLToPath(new URL('../basemap/basemap.pmtiles', import.meta.url));

async function sendRange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { size } = await stat(basemap);
    const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    const start = Number(from);
    const end = Math.min(to ? Number(to) : size - 1, size - 1);
    const file = await open(basemap);
    const bytes = Buffer.alloc(end - start + 1);
    await file.read(bytes, 0, bytes.length, start);
    await file.close();
    response.writeHead(206, { 'content-type': 'application/octet-stream', 'accept-ranges': 'bytes', 'content-range': `bytes ${start}-${end}/${size}` });
    response.end(bytes);
}

function sendJson(response: ServerResponse, value: unknown, status = 200): void {
    response.writeHead(status, { 'content-type': 'application/geo+json' });
    response.end(JSON.stringify(value));
}

function eventsFor(search: URLSearchParams): unknown {
    const state = readState(search);
    const features = fixtureEvents.features.filter((feature) => {
        const event = readEvent(feature);
        return event && selectEvents([event], state).length > 0 && JSON.stringify(feature).toLowerCase().includes(state.q.toLowerCase());
    });
    return { ...fixtureEvents, features, numberMatched: features.length, numberReturned: features.length, links: [] };
}

function detailOf(id: string): unknown {
    const feature = fixtureEvents.features.find((candidate) => candidate.id === id);
    if (!feature?.properties) return undefined;
    const { quote, place_name: name, report_title, report_url, outlet, published, reported_by } = feature.properties;
    const at = String(quote).indexOf(String(name));
    const mention = {
        quote, reported_by, highlights: [{ start: at, end: at + String(name).length, role: 'place' }],
        report: { id: 'r1', title: report_title, url: report_url, outlet, published },
    };
    return { ...feature, properties: { ...feature.properties, mentions: [mention], place_candidates: [{ name, country: 'EXA', score: 1.2 }, { name, country: 'OTH', score: 0.4 }] } };
}

/** Answers what the page asks of the real server, for `npm run dev`. */
export function fixtureServer(): Plugin {
    return {
        name: 'fixture-server',
        apply: 'serve',
        configureServer(server) {
            server.middlewares.use((request, response, next) => {
                const url = new URL(request.url ?? '/', 'http://localhost');
                const id = /^\/events\/(\w+)\.geojson$/.exec(url.pathname)?.[1];
                if (url.pathname === '/') {
                    void server.transformIndexHtml('/', shell('/src/main.ts')).then((html) => response.setHeader('content-type', 'text/html').end(html));
                } else if (url.pathname === '/basemap.pmtiles') void sendRange(request, response);
                else if (url.pathname === '/events.geojson') sendJson(response, eventsFor(url.searchParams));
                else if (id) sendJson(response, detailOf(id) ?? { description: 'no such event' }, detailOf(id) ? 200 : 404);
                else next();
            });
        },
    };
}
