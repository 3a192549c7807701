import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { features, launch, Reader, type Feature } from './reader.ts';

const base = inject('base');
let browser: Browser;
let all: Feature[];
beforeAll(async () => {
    browser = await launch();
    all = await features(base);
});
afterAll(async () => {
    await browser.close();
});

test('a link to an event opens its card with the quote, the report and the reason for its place', async () => {
    const [event] = all;
    if (!event) throw new Error('the samples give no event');
    const reader = await Reader.openReady(browser, base, `?event=${event.properties['id']}`);
    const card = reader.page.locator('#card');
    await card.locator('h2').waitFor();
    expect(await card.locator('h2').textContent()).toBe(event.properties['title']);
    expect(await card.locator('blockquote').first().textContent()).toBe(event.properties['quote']);
    await card.locator('blockquote mark').first().waitFor();
    expect(await card.locator('figcaption').first().textContent()).toContain(String(event.properties['report_title'] ?? 'the report'));
    await card.getByText('Why here?').click();
    expect(await card.locator('.why').textContent()).toContain(String(event.properties['place_name']));
    await reader.close();
});

test('the download is what is shown', async () => {
    const types = [...new Set(all.map(({ properties }) => String(properties['event_type'])))];
    const days = all.map(({ properties }) => String(properties['date_start'])).toSorted();
    const query = new URLSearchParams({ type: types[0] ?? '', from: days[Math.floor(days.length / 4)] ?? '' });
    const reader = await Reader.openReady(browser, base, `?${query}`);
    const { shown } = await reader.count();
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThan(all.length);
    const href = (await reader.page.locator('#download').getAttribute('href')) ?? '';
    const body = (await (await fetch(base + href)).json()) as { features: Feature[] };
    expect(body.features).toHaveLength(shown);
    // The list shows fifty rows until more are asked for.
    for (let rows = 50; rows < shown; rows += 50) await reader.page.locator('#events .more').dispatchEvent('click');
    const listed = await reader.page.locator('#events tbody tr').evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['event']));
    expect(listed.toSorted()).toEqual(body.features.map(({ properties }) => properties['id']).toSorted());
    await reader.close();
});

test('picking a type narrows the map, and the other types keep their counts', async () => {
    const reader = await Reader.openReady(browser, base, '');
    const { page } = reader;
    const type = String(all[0]?.properties['event_type']);
    const expected = all.filter(({ properties }) => properties['event_type'] === type).length;
    await page.locator(`#filters input[name=type][value="${type}"]`).check();
    await expect.poll(async () => (await reader.count()).shown).toBe(expected);
    await expect.poll(() => new URL(page.url()).searchParams.get('type')).toBe(type);
    const counts = await page.locator('#filters label:has(input[name=type]) .count').allTextContents();
    expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBe(all.length);
    await reader.close();
});

test('a search is asked of the server', async () => {
    const word = String(all[0]?.properties['place_name']);
    const expected = (await features(base, `q=${encodeURIComponent(word)}`)).length;
    expect(expected).toBeGreaterThan(0);
    const reader = await Reader.openReady(browser, base, '');
    await reader.page.locator('#filters input[name=q]').fill(word);
    await expect.poll(async () => await reader.count()).toEqual({ shown: expected, all: all.length });
    await reader.close();
});

test('next and previous go through the list and come back', async () => {
    const reader = await Reader.openReady(browser, base, '');
    const { page } = reader;
    const titles = await page.locator('#events tbody tr').evaluateAll((rows) => rows.slice(0, 2).map((row) => row.querySelector('a')?.textContent));
    const title = page.locator('#card h2');
    await page.keyboard.press('j');
    await expect.poll(async () => await title.textContent()).toBe(titles[0]);
    await page.getByRole('button', { name: 'Next event' }).click();
    await expect.poll(async () => await title.textContent()).toBe(titles[1]);
    await page.getByRole('button', { name: 'Previous event' }).click();
    await expect.poll(async () => await title.textContent()).toBe(titles[0]);
    await page.goBack();
    await expect.poll(async () => await title.textContent()).toBe(titles[1]);
    await reader.close();
});

test('an empty window offers the way out', async () => {
    const reader = await Reader.openReady(browser, base, '?from=1901-01-01&to=1901-01-02');
    const notice = reader.page.locator('.notice');
    expect(await notice.textContent()).toContain('No events match');
    await notice.getByRole('button', { name: /nearest/ }).click();
    await expect.poll(async () => (await reader.count()).shown).toBeGreaterThan(0);
    await reader.close();
});

test('when the server fails the page says so, and tries again when asked', async () => {
    const reader = await Reader.open(browser, base, '');
    await reader.page.waitForSelector('body[data-ready]');
    const { all: before } = await reader.count();
    await reader.page.route('**/events.geojson?*', (route) => route.fulfill({ status: 500, contentType: 'application/json', body: '{"description":"the store is closed"}' }));
    await reader.page.locator('#filters input[name=q]').fill('a');
    const notice = reader.page.locator('.notice');
    await expect.poll(async () => await notice.textContent()).toContain('the store is closed');
    expect((await reader.count()).all).toBe(before);
    await reader.page.unroute('**/events.geojson?*');
    await notice.getByRole('button', { name: 'Try again' }).click();
    // What is found is shown, or said to be nothing; either way the failure is forgotten.
    await expect.poll(async () => ((await notice.isVisible()) ? await notice.textContent() : '')).not.toContain('the store is closed');
    await reader.close();
});
