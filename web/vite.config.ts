import { defineConfig } from 'vite';
import { fixtureServer } from './dev/fixture_server.ts';

export default defineConfig({
    appType: 'custom',
    plugins: [fixtureServer()],
    publicDir: false,
    build: {
        manifest: true,
        modulePreload: { polyfill: false },
        target: 'es2023',
        chunkSizeWarningLimit: 1200,
        rolldownOptions: { input: 'src/main.ts' },
    },
    worker: { format: 'es' },
    test: { include: ['src/**/*.test.ts', 'basemap/*.test.ts'] },
} as Parameters<typeof defineConfig>[0]);
