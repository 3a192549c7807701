import { fileURLToPath } from 'node:url';
import { features, launch, Reader } from './reader.ts';
import { startServer } from './server.ts';

// The picture of the README: the sample reports around Syria, the card of the latest event there.
const target = fileURLToPath(new URL('../../docs/screenshot.png', import.meta.url));
const server = await startServer();
const browser = await launch();
try {
    const [event] = await features(server.base, 'country=SYR');
    if (!event) throw new Error('the sample reports give no event in Syria');
    const reader = await Reader.openReady(browser, server.base, `?z=6.3&lat=35.2&lon=38.6&event=${event.properties['id']}`);
    await reader.page.locator('#card blockquote mark').first().waitFor();
    // The card took the focus; its ring is for readers with a keyboard, not for a picture.
    await reader.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await reader.page.waitForTimeout(2000);
    await reader.page.screenshot({ path: target });
    process.stdout.write(`${target}\n`);
} finally {
    await browser.close();
    await server.stop();
}
