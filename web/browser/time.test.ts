import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { features, launch, Reader } from './reader.ts';

const base = inject('base');
let browser: Browser;
beforeAll(async () => {
    browser = await launch();
});
afterAll(async () => {
    await browser.close();
});

test('moving a handle changes the count, the list, the address and the download', async () => {
    const reader = await Reader.openReady(browser, base, '');
    const { page } = reader;
    const before = await reader.count();
    const first = page.getByRole('slider', { name: 'First day' });
    await first.focus();
    const start = await first.getAttribute('aria-valuetext');
    for (let press = 0; press < 3; press++) await page.keyboard.press('PageUp');
    expect(await first.getAttribute('aria-valuetext')).not.toBe(start);
    await expect.poll(async () => (await reader.count()).shown).toBeLessThan(before.shown);
    await expect.poll(() => page.url()).toContain('from=');
    const { shown } = await reader.count();
    expect(await page.locator('#events tbody tr').count()).toBe(Math.min(50, shown));
    await page.keyboard.press('Home');
    await expect.poll(async () => (await reader.count()).shown).toBe(before.shown);
    await reader.close();
});

test('a stretch of the histogram can be brushed', async () => {
    const reader = await Reader.openReady(browser, base, '');
    const { page } = reader;
    const before = await reader.count();
    const track = await page.locator('#timeline .track').boundingBox();
    if (!track) throw new Error('there is no histogram');
    const y = track.y + track.height / 3;
    await page.mouse.move(track.x + track.width * 0.4, y);
    await page.mouse.down();
    await page.mouse.move(track.x + track.width * 0.5, y, { steps: 4 });
    await page.mouse.move(track.x + track.width * 0.6, y, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await reader.count()).shown).toBeLessThan(before.shown);
    await expect.poll(() => page.url()).toMatch(/from=.*to=/);
    await reader.close();
});

test('playing moves the window until it is paused', async () => {
    const reader = await Reader.openReady(browser, base, '');
    const { page } = reader;
    const label = page.locator('#timeline .window-label');
    const whole = await label.textContent();
    await page.getByLabel('Speed').selectOption('4');
    await page.getByRole('button', { name: 'Play' }).click();
    await expect.poll(async () => await label.textContent()).not.toBe(whole);
    const early = await label.textContent();
    await expect.poll(async () => await label.textContent()).not.toBe(early);
    await page.getByRole('button', { name: 'Pause' }).click();
    const paused = await label.textContent();
    await page.waitForTimeout(600);
    expect(await label.textContent()).toBe(paused);
    expect(reader.complaints).toEqual([]);
    await reader.close();
});

test('a preset ends on the last day that has events', async () => {
    const all = await features(base);
    const last = all.map(({ properties }) => String(properties['date_end'] ?? properties['date_start'])).toSorted().at(-1);
    const reader = await Reader.openReady(browser, base, '');
    await reader.page.getByRole('button', { name: '30 d' }).click();
    expect(await reader.page.getByRole('slider', { name: 'Last day' }).getAttribute('data-day')).toBe(last);
    const { shown } = await reader.count();
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThan(all.length);
    await reader.close();
});
