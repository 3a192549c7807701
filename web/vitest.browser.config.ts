import { defineConfig } from 'vitest/config';

export default defineConfig({
    test: {
        include: ['browser/**/*.test.ts'],
        globalSetup: 'browser/server.ts',
        // One browser at a time: software graphics take what there is.
        fileParallelism: false,
        testTimeout: 90_000,
        hookTimeout: 90_000,
        expect: { poll: { timeout: 15_000, interval: 100 } },
    },
});
