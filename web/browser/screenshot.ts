import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launch, Reader } from './reader.ts';
import { startServer } from './server.ts';

// The picture of the README: the sample reports, one card open.
const target = fileURLToPath(new URL('../../docs/screenshot.png', import.meta.url));
const server = await startServer();
const browser = await launch();
try {
    const reader = await Reader.openReady(browser, server.base, process.env['DATELINE_VIEW'] ?? '', { viewport: { width: 1280, height: 800 } });
    await reader.page.keyboard.press('j');
    await reader.page.locator('#card blockquote mark').first().waitFor();
    await reader.page.waitForTimeout(2000);
    await mkdir(fileURLToPath(new URL('../../docs', import.meta.url)), { recursive: true });
    await reader.page.screenshot({ path: target });
    process.stdout.write(`${target}\n`);
} finally {
    await browser.close();
    await server.stop();
}
