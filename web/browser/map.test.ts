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

/** How much a picture varies, and in how many colors: a blank canvas has a variance of zero and one color. */
async function variety(png: Buffer): Promise<{ variance: number; colors: number }> {
    const page = await browser.newPage();
    try {
        return await page.evaluate(async (encoded) => {
            const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
            const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
            const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
            const context = canvas.getContext('2d');
            if (!context) throw new Error('no canvas');
            context.drawImage(bitmap, 0, 0);
            const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
            const colors = new Set<number>();
            let sum = 0;
            let squares = 0;
            for (let i = 0; i < data.length; i += 4) {
                const [r = 0, g = 0, b = 0] = data.subarray(i, i + 3);
                const gray = (r + g + b) / 3;
                sum += gray;
                squares += gray * gray;
                colors.add((r << 16) | (g << 8) | b);
            }
            const count = data.length / 4;
            return { variance: squares / count - (sum / count) ** 2, colors: colors.size };
        }, png.toString('base64'));
    } finally {
        await page.close();
    }
}

test('the page loads without a complaint and asks nobody else', async () => {
    const reader = await Reader.openReady(browser, base, '');
    expect(reader.complaints).toEqual([]);
    expect(reader.strangers).toEqual([]);
    expect((await reader.count()).all).toBeGreaterThan(0);
    await reader.close();
});

test('nothing inline may run and nothing foreign may load', async () => {
    const policy = (await fetch(`${base}/`)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toMatch(/https?:/);
});

test('the map is drawn, by the graphics card or its stand-in', async () => {
    const reader = await Reader.openReady(browser, base, '');
    const canvas = reader.page.locator('#map canvas');
    expect(await canvas.evaluate((element: HTMLCanvasElement) => element.getContext('webgl2')?.isContextLost())).toBe(false);
    const { variance, colors } = await variety(await canvas.screenshot());
    expect(variance).toBeGreaterThan(50);
    expect(colors).toBeGreaterThan(100);
    await reader.close();
});

test('dark colors are another picture', async () => {
    const light = await Reader.openReady(browser, base, '?z=3&lat=30&lon=30&theme=light');
    const dark = await Reader.openReady(browser, base, '?z=3&lat=30&lon=30', { colorScheme: 'dark' });
    const brightness = async (reader: Reader): Promise<number> => await reader.page.evaluate(() => {
        const [r = 0, g = 0, b = 0] = (getComputedStyle(document.body.querySelector('header') ?? document.body).backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
        return r + g + b;
    });
    expect(await brightness(dark)).toBeLessThan(await brightness(light) - 300);
    expect((await variety(await dark.page.locator('#map canvas').screenshot())).variance).toBeGreaterThan(20);
    await light.close();
    await dark.close();
});

test('a click on a symbol opens the card of its event, or the list of its place', async () => {
    const points = (await features(base)).filter(({ geometry }) => geometry.type === 'Point');
    const [first] = points;
    if (!first) throw new Error('the samples give no event with a point');
    const { lon, lat } = first.properties;
    const reader = await Reader.openReady(browser, base, `?z=11&lat=${lat}&lon=${lon}`);
    const bounds = await reader.page.locator('#map canvas').boundingBox();
    if (!bounds) throw new Error('the map has no canvas');
    await reader.page.mouse.click(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2);
    const card = reader.page.locator('#card');
    await card.locator('h2').waitFor();
    const here = points.filter(({ properties }) => properties['lon'] === lon && properties['lat'] === lat);
    const words = (await card.textContent()) ?? '';
    expect(here.some(({ properties }) => words.includes(String(properties['title'])))).toBe(true);
    await reader.close();
});

test('a wide event is an area, never a pin', async () => {
    const wide = (await features(base)).filter(({ properties }) => ['district', 'province', 'region', 'country', 'sea'].includes(String(properties['precision'])));
    expect(wide.length).toBeGreaterThan(0);
    for (const { geometry, properties } of wide) expect(geometry.type, String(properties['title'])).toMatch(/Polygon$/);
});

test('without graphics the page says so and lists every event', async () => {
    const plain = await launch({ hasGraphics: false });
    const reader = await Reader.openReady(plain, base, '');
    const notice = reader.page.locator('.notice');
    expect(await notice.textContent()).toContain('cannot draw the map');
    await notice.getByRole('button', { name: 'Show the list' }).click();
    expect(await reader.page.locator('#events tbody tr').count()).toBe(Math.min(50, (await reader.count()).all));
    await plain.close();
});
