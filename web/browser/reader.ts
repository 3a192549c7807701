import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

function chromiumPath(): string {
    const named = process.env['CHROMIUM'];
    const found = named ?? places.find((path) => existsSync(path));
    if (!found) throw new Error('the browser tests need Chromium: set CHROMIUM to its path, or `apt-get install chromium`');
    return found;
}

// Software graphics, pinned, so that the map is drawn where there is no graphics card.
const graphics = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'];

export async function launch(options: { hasGraphics?: boolean } = {}): Promise<Browser> {
    const args = options.hasGraphics === false ? ['--disable-gpu', '--disable-3d-apis'] : graphics;
    return await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', ...args] });
}

export const desktop = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844 };

/** A reader with one page open, and everything the page complained about or asked of others. */
export class Reader {
    readonly complaints: string[] = [];
    readonly strangers: string[] = [];

    private constructor(readonly page: Page, readonly base: string) {
        page.on('console', (message) => {
            if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
        });
        page.on('pageerror', (error) => this.complaints.push(String(error)));
        page.on('request', (request) => {
            const url = request.url();
            if (!url.startsWith(base) && !url.startsWith('data:') && !url.startsWith('blob:')) this.strangers.push(url);
        });
    }

    static async open(browser: Browser, base: string, address: string, options: BrowserContextOptions = {}): Promise<Reader> {
        const context = await browser.newContext({ viewport: desktop, colorScheme: 'light', ...options });
        const reader = new Reader(await context.newPage(), base);
        await reader.page.goto(`${base}/${address}`);
        return reader;
    }

    /** Opens the page and waits until the script has loaded the events and the map is drawn. */
    static async openReady(browser: Browser, base: string, address: string, options: BrowserContextOptions = {}): Promise<Reader> {
        const reader = await Reader.open(browser, base, address, options);
        await reader.page.waitForSelector('body[data-ready]');
        return reader;
    }

    async close(): Promise<void> {
        await this.page.context().close();
    }

    /** The two numbers of "12 of 48 events"; the same number twice for "48 events". */
    async count(): Promise<{ shown: number; all: number }> {
        const words = (await this.page.locator('#count').textContent()) ?? '';
        const numbers = [...words.matchAll(/\d+/g)].map(([digits]) => Number(digits));
        return { shown: numbers[0] ?? NaN, all: numbers.at(-1) ?? NaN };
    }
}

export interface Feature {
    id: string;
    geometry: { type: string; coordinates: unknown };
    properties: Record<string, unknown>;
}

export async function features(base: string, query = ''): Promise<Feature[]> {
    const response = await fetch(`${base}/events.geojson?limit=1000&${query}`);
    const body = (await response.json()) as { features: Feature[] };
    return body.features;
}
