import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { loadDetail, loadEvents, nextPage } from './api.ts';
import { exampleFeature } from './example_event.ts';

let server: Server | undefined;
afterEach(() => server?.close());

/** A server that answers each address with what the table says. */
async function serve(answers: Record<string, { status?: number; body: unknown }>): Promise<string> {
    const made = createServer((request, response) => {
        const answer = answers[request.url ?? ''] ?? { status: 404, body: { description: `nothing at ${request.url}` } };
        response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
        response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
    });
    server = made;
    await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
}

const signal = new AbortController().signal;

test('pages are followed to the end, and what cannot be drawn is counted', async () => {
    const base = await serve({
        '/events.geojson?q=bridge&limit=5000': {
            body: {
                features: [exampleFeature({ id: 'a' }), { type: 'Feature', properties: { id: 'no place' } }],
                numberMatched: 3,
                attribution: 'Places: somebody',
                links: [{ rel: 'self', href: '/here' }, { rel: 'next', href: '/events.geojson?cursor=2' }],
            },
        },
        '/events.geojson?cursor=2': { body: { features: [exampleFeature({ id: 'b' })], numberMatched: 3, links: [] } },
    });
    const loaded = await loadEvents(new URLSearchParams('q=bridge'), signal, base);
    expect(loaded.events.map((event) => event.id)).toEqual(['a', 'b']);
    expect(loaded).toMatchObject({ matched: 3, unreadable: 1, attribution: 'Places: somebody' });
});

test('the server’s own words tell what went wrong', async () => {
    const base = await serve({ '/events.geojson?limit=5000': { status: 400, body: { title: 'Bad request', description: 'no such day' } } });
    await expect(loadEvents(new URLSearchParams(), signal, base)).rejects.toThrow('no such day');
});

test('an answer that is not JSON, and no answer at all, are told apart', async () => {
    const base = await serve({ '/events.geojson?limit=5000': { body: '<html>' } });
    await expect(loadEvents(new URLSearchParams(), signal, base)).rejects.toThrow('not JSON');
    server?.close();
    await expect(loadEvents(new URLSearchParams(), signal, 'http://127.0.0.1:9')).rejects.toThrow('cannot be reached');
});

test('the next page stays on this server, whatever host the link names', () => {
    const next = (href: string): string | undefined => nextPage({ links: [{ rel: 'next', href }] }, 'https://map.example/events.geojson');
    expect(next('https://map.example/events.geojson?cursor=x')).toBe('https://map.example/events.geojson?cursor=x');
    expect(next('http://10.0.0.7:8080/events.geojson?cursor=x')).toBe('https://map.example/events.geojson?cursor=x');
    expect(nextPage({ links: [] }, 'https://map.example/')).toBeUndefined();
    expect(nextPage({ links: 'none' }, 'https://map.example/')).toBeUndefined();
});

test('the proof of an event is read, and what is odd in it is left out', async () => {
    const mention = {
        quote: 'Shells hit Northport.', highlights: [{ start: 11, end: 20, role: 'place' }, { start: 'x' }],
        report: { title: 'A week', url: null, outlet: 'The Example', published: '2024-05-03' }, reported_by: ['the mayor', 'a medic'],
    };
    const feature = exampleFeature({ mentions: [mention, 7], footprint: null, place_candidates: [{ name: 'Northport', country: 'EXA', score: 1, chosen: true }, {}] });
    const base = await serve({ '/events/a.geojson': { body: feature } });
    const { event, detail } = await loadDetail('a', signal, base);
    expect(event?.title).toContain('Northport');
    expect(detail.mentions).toHaveLength(1);
    expect(detail.mentions[0]).toMatchObject({ reportedBy: 'the mayor; a medic', report: { url: '', outlet: 'The Example' } });
    expect(detail.mentions[0]?.highlights).toEqual([{ start: 11, end: 20, role: 'place' }]);
    expect(detail.candidates).toEqual([{ name: 'Northport', admin1: '', country: 'EXA', isChosen: true, score: 1 }]);
    expect(detail.footprint).toBeUndefined();
});
