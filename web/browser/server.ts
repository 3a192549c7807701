import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
    interface ProvidedContext {
        base: string;
    }
}

const root = fileURLToPath(new URL('../../', import.meta.url));

async function freePort(): Promise<number> {
    return await new Promise((resolve, reject) => {
        const probe = createServer();
        probe.once('error', reject);
        probe.listen(0, '127.0.0.1', () => {
            const address = probe.address();
            probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
        });
    });
}

async function isUp(base: string, child: ChildProcess, log: string[]): Promise<void> {
    const until = Date.now() + 60_000;
    while (Date.now() < until) {
        if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${log.join('')}`);
        try {
            if ((await fetch(`${base}/healthz`)).ok) return;
        } catch {
            // Not listening yet.
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the server did not answer within a minute:\n${log.join('')}`);
}

/** A running server with the sample reports in a store of its own. */
export async function startServer(): Promise<{ base: string; stop(): Promise<void> }> {
    const binary = process.env['DATELINE_BIN'];
    if (!binary || !existsSync(binary)) {
        throw new Error('the browser tests run against the real server: set DATELINE_BIN to a built `dateline`, or run `cargo xtask test`');
    }
    const port = await freePort();
    const base = `http://127.0.0.1:${port}`;
    const store = await mkdtemp(join(tmpdir(), 'dateline-browser-'));
    const log: string[] = [];
    const child = spawn(binary, ['serve', join(root, 'samples'), '--port', String(port), '--data', store], { cwd: store, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk: Buffer) => log.push(chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => log.push(chunk.toString()));
    const stop = async (): Promise<void> => {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        if (child.exitCode === null && child.kill('SIGTERM')) await ended;
        await rm(store, { recursive: true, force: true });
    };
    try {
        await isUp(base, child, log);
    } catch (cause) {
        await stop();
        throw cause;
    }
    return { base, stop };
}

/** Starts the server once for all browser tests; `DATELINE_URL` names one that runs already. */
export default async function setup({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
    const running = process.env['DATELINE_URL'];
    if (running) {
        provide('base', running);
        return undefined;
    }
    const { base, stop } = await startServer();
    provide('base', base);
    return stop;
}
