import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launch } from './reader.ts';

// The geocoder controls as they are published, on a page of somebody else's that asks this server.

const packages = new URL('../node_modules/', import.meta.url);
const base = inject('base');

let browser: Browser;
let host: Server;

beforeAll(async () => {
    browser = await launch({ hasGraphics: false });
    // Another port is another origin.
    host = createServer((_request, response) => {
        response.setHeader('content-type', 'text/html');
        response.end('<!doctype html><title>A map</title><link rel="icon" href="data:,"><div id="map" style="width: 600px; height: 400px"></div>');
    });
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
    await browser?.close();
    host?.close();
});

/** A page of another origin with these packages' scripts in it. */
async function pageWith(...scripts: string[]): Promise<{ page: Page; complaints: string[] }> {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`);
    for (const script of scripts) await page.addScriptTag({ path: fileURLToPath(new URL(script, packages)) });
    return { page, complaints };
}

test("Leaflet's geocoder control with its Photon provider finds, completes and reverses", async () => {
    const { page, complaints } = await pageWith('leaflet/dist/leaflet.js', 'leaflet-control-geocoder/dist/Control.Geocoder.js');
    await page.evaluate(`
        window.map = L.map('map', { center: [35, 38], zoom: 5 });
        window.photon = L.Control.Geocoder.photon({ serviceUrl: '${base}/api/', reverseUrl: '${base}/reverse/' });
        window.control = L.Control.geocoder({ geocoder: photon, collapsed: false, defaultMarkGeocode: true, suggestMinLength: 3, suggestTimeout: 50 }).addTo(map);
        control.on('markgeocode', (found) => { window.found = found.geocode; });
    `);
    const input = page.locator('.leaflet-control-geocoder-form input');
    await input.pressSequentially('Alepp');
    const suggestions = page.locator('.leaflet-control-geocoder-alternatives a');
    await expect.poll(async () => await suggestions.first().textContent()).toContain('Aleppo');
    await input.fill('Deir ez-Zor');
    await input.press('Enter');
    await expect.poll(async () => await page.evaluate('window.found?.name ?? (document.querySelector(".leaflet-control-geocoder-alternatives a")?.textContent)')).toContain('Deir');
    if (!(await page.evaluate('Boolean(window.found)'))) await suggestions.first().click();
    await expect.poll(async () => await page.evaluate('window.found?.name')).toContain('Syria');
    const center = (await page.evaluate('[window.found.center.lng, window.found.center.lat]')) as [number, number];
    expect(center[0]).toBeCloseTo(40.14, 1);
    expect(center[1]).toBeCloseTo(35.34, 1);
    await expect.poll(async () => await page.locator('.leaflet-marker-icon, .leaflet-popup-content').count()).toBeGreaterThan(0);
    const reversed = await page.evaluate('photon.reverse(L.latLng(36.2, 37.16), map.options.crs.scale(18)).then((all) => all[0].name)');
    expect(reversed).toContain('Syria');
    expect(complaints.filter((words) => !words.includes('marker-icon') && !words.includes('Failed to load resource'))).toEqual([]);
    await page.close();
});

test("MapLibre's geocoder control shows what the Photon route answers", async () => {
    const { page, complaints } = await pageWith('@maplibre/maplibre-gl-geocoder/dist/maplibre-gl-geocoder.js');
    // The answers are passed on as they come: the control asks for GeoJSON features with a name, a place and its center.
    await page.evaluate(`
        const ask = async (address) => {
            const answer = await (await fetch('${base}' + address)).json();
            return { ...answer, features: answer.features.map((feature) => ({
                ...feature,
                place_name: [feature.properties.name, feature.properties.state, feature.properties.country].filter(Boolean).join(', '),
                text: feature.properties.name,
                center: feature.geometry.coordinates,
            })) };
        };
        window.geocoder = new MaplibreGeocoder({
            forwardGeocode: ({ query, limit, language }) => ask('/api?' + new URLSearchParams({ q: query, limit, lang: String(language ?? 'en').split(',')[0] })),
            reverseGeocode: ({ query }) => ask('/reverse?' + new URLSearchParams({ lon: query[0], lat: query[1] })),
        }, { reverseGeocode: true, marker: false, flyTo: false, showResultsWhileTyping: true, debounceSearch: 50, minLength: 3 });
        geocoder.addTo('#map');
        geocoder.on('result', (found) => { window.found = found.result; });
    `);
    const input = page.locator('.maplibregl-ctrl-geocoder--input');
    await input.pressSequentially('Kharki');
    const suggestions = page.locator('.maplibregl-ctrl-geocoder .suggestions li');
    await expect.poll(async () => await suggestions.first().textContent()).toContain('Kharkiv');
    await suggestions.first().click();
    await expect.poll(async () => await page.evaluate('window.found?.properties.countrycode')).toBe('UA');
    await input.fill('');
    // The control takes latitude first.
    await input.pressSequentially('36.2, 37.16');
    await expect.poll(async () => (await suggestions.allTextContents()).join()).toContain('Syria');
    expect(complaints).toEqual([]);
    await page.close();
});
