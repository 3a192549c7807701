import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { features, launch, phone, Reader } from './reader.ts';

const base = inject('base');
let browser: Browser;
beforeAll(async () => {
    browser = await launch();
});
afterAll(async () => {
    await browser.close();
});

async function violations(page: Page): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)}`));
}

test.each([
    ['the map', '', {}],
    ['the dark map', '?theme=dark', {}],
    ['the list', '#events', {}],
    ['a phone', '', { viewport: phone }],
    ['the list on a dark phone', '?theme=dark#events', { viewport: phone }],
])('axe finds nothing wrong with %s', async (_, address, options) => {
    const reader = await Reader.openReady(browser, base, address, options);
    expect(await violations(reader.page)).toEqual([]);
    await reader.close();
});

test.each([['light'], ['dark']])('axe finds nothing wrong with a card (%s)', async (theme) => {
    const reader = await Reader.openReady(browser, base, `?theme=${theme}`);
    await reader.page.keyboard.press('j');
    await reader.page.locator('#card blockquote mark').first().waitFor();
    await reader.page.getByText('Why here?').click();
    expect(await violations(reader.page)).toEqual([]);
    await reader.close();
});

test('axe finds nothing wrong with the page without its script', async () => {
    const reader = await Reader.open(browser, base, '', { javaScriptEnabled: true });
    // Axe is a script itself, so the page's own is kept away instead.
    await reader.page.route('**/assets/*.js', (route) => route.abort());
    await reader.page.reload();
    expect(await violations(reader.page)).toEqual([]);
    await reader.close();
});

test('everything is reached with the keyboard', async () => {
    const reader = await Reader.openReady(browser, base, '');
    const { page } = reader;
    const focused = async (): Promise<string> => await page.evaluate(() => {
        const at = document.activeElement;
        return at instanceof HTMLElement ? at.getAttribute('aria-label') ?? at.textContent?.trim().slice(0, 40) ?? '' : '';
    });
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('Tab');
    expect(await focused()).toMatch(/^Skip/);
    const seen = new Set<string>();
    for (let press = 0; press < 70; press++) {
        seen.add(await focused());
        await page.keyboard.press('Tab');
    }
    for (const name of ['Map', 'List', 'First day', 'Last day', 'Play']) expect([...seen]).toContain(name);
    expect([...seen].some((name) => name.startsWith('Map of the events'))).toBe(true);

    await page.getByRole('button', { name: 'List' }).press('Enter');
    const link = page.locator('#events tbody a').first();
    await link.focus();
    await page.keyboard.press('Enter');
    await page.locator('#card h2').waitFor();
    expect(await focused()).toBe((await link.textContent())?.slice(0, 40));
    await page.keyboard.press('Escape');
    await page.locator('#card').waitFor({ state: 'hidden' });
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
    await reader.close();
});

test('the skip link leads to the list', async () => {
    const reader = await Reader.openReady(browser, base, '');
    await reader.page.locator('.skip').press('Enter');
    await expect.poll(() => reader.page.locator('#events tbody a').first().isVisible()).toBe(true);
    await reader.close();
});

test('a phone has room for thumbs and scrolls one way only', async () => {
    const reader = await Reader.openReady(browser, base, '', { viewport: phone, hasTouch: true });
    const { page } = reader;
    const overflow = async (): Promise<number> => await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
    const small = async (): Promise<string[]> => await page.evaluate(() => [...document.querySelectorAll('button, select, input:not([type=checkbox]), label:has(input[type=checkbox])')]
        .filter((control) => control.checkVisibility({ visibilityProperty: true }))
        .map((control) => ({ name: control.textContent || control.getAttribute('aria-label') || control.className, box: control.getBoundingClientRect() }))
        .filter(({ box }) => box.height < 43.5 || box.width < 43.5)
        .map(({ name, box }) => `${name} ${box.width}x${box.height}`));
    expect(await small()).toEqual([]);
    const cut = await page.evaluate(() => [...document.querySelectorAll('#timeline :is(button, select)')]
        .filter((control) => control.getBoundingClientRect().right > window.innerWidth)
        .map((control) => control.textContent));
    expect(cut).toEqual([]);
    await page.getByRole('button', { name: 'Filters' }).click();
    expect(await page.locator('#filters').isVisible()).toBe(true);
    expect(await small()).toEqual([]);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.keyboard.press('j');
    const card = page.locator('#card');
    await card.locator('blockquote').first().waitFor();
    const bounds = await card.boundingBox();
    expect(bounds?.width).toBeGreaterThan(380);
    expect((bounds?.y ?? 0) + (bounds?.height ?? 0)).toBeGreaterThan(830);
    expect(bounds?.y).toBeGreaterThan(200);
    expect(await small()).toEqual([]);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await reader.close();
});

test('on a phone what is said of an empty map leaves its buttons free', async () => {
    const reader = await Reader.openReady(browser, base, '?q=zzzz', { viewport: phone, hasTouch: true });
    const notice = await reader.page.locator('main > .notice').boundingBox();
    const zoom = await reader.page.locator('.maplibregl-ctrl-zoom-in').boundingBox();
    if (!notice || !zoom) throw new Error('the notice and the button are there');
    expect(notice.x).toBeGreaterThanOrEqual(zoom.x + zoom.width);
    expect(await reader.count()).toEqual({ shown: 0, all: (await features(base)).length });
    await reader.close();
});

test('without JavaScript the events, the filters and the download are there', async () => {
    const all = await features(base);
    const type = String(all[0]?.properties['event_type']);
    const expected = all.filter(({ properties }) => properties['event_type'] === type).length;
    const reader = await Reader.open(browser, base, '', { javaScriptEnabled: false });
    const { page } = reader;
    expect(await page.locator('#events tbody tr').count()).toBe(Math.min(50, all.length));
    // The filters leave the first screen to the events.
    expect(await page.locator('#filters button[type=submit]').isVisible()).toBe(false);
    await page.locator('#filters summary').click();
    await page.locator(`#filters input[name=type][value="${type}"]`).check();
    await page.locator('#filters button[type=submit]').click();
    expect(new URL(page.url()).searchParams.getAll('type')).toContain(type);
    expect(await page.locator('#events tbody tr').count()).toBe(Math.min(50, expected));
    const href = (await page.locator('#download').getAttribute('href')) ?? '';
    const body = (await (await fetch(new URL(href, base))).json()) as { features: unknown[] };
    expect(body.features).toHaveLength(expected);
    await reader.close();
});
