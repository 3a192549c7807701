import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launch, Reader } from './reader.ts';

const base = inject('base');
let browser: Browser;
beforeAll(async () => {
    browser = await launch();
});
afterAll(async () => {
    await browser.close();
});

const kinds: Record<string, RegExp> = {
    'page, its style and script': /^\/$|\/assets\/main-/,
    'map library': /\/assets\/map-/,
    'map worker': /worker-.*\.js/,
    'fonts': /\.woff2/,
    'basemap': /basemap\.pmtiles/,
};

// kB as sent. The page itself is read long before the map is there.
const budgets: Record<string, number> = {
    'page, its style and script': 60,
    'map library': 320,
    'map worker': 150,
    'fonts': 130,
    'basemap': 500,
};

test('the page is light', async () => {
    const reader = await Reader.open(browser, base, 'healthz');
    const sent: Record<string, number> = {};
    const sizes: Promise<void>[] = [];
    reader.page.context().on('requestfinished', (request) => {
        const path = new URL(request.url()).pathname;
        const kind = Object.keys(kinds).find((name) => kinds[name]?.test(path));
        if (kind) sizes.push(request.sizes().then(({ responseBodySize }) => void (sent[kind] = (sent[kind] ?? 0) + responseBodySize / 1000)));
    });
    await reader.page.goto(`${base}/`);
    await reader.page.waitForSelector('body[data-ready]');
    await Promise.all(sizes);
    expect(Object.keys(sent).toSorted()).toEqual(expect.arrayContaining(['basemap', 'fonts', 'map library', 'page, its style and script']));
    for (const [kind, size] of Object.entries(sent)) expect(size, kind).toBeLessThan(budgets[kind] ?? 0);
    await reader.close();
});
