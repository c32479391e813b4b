import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.WORKFLOWS_SERVER ?? 'http://127.0.0.1:5080';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: process.env.SPA_OUT ?? 'dist',
    // The folder is outside this one when the server builds the page.
    emptyOutDir: true,
    target: 'es2023',
    // The page must run under a policy that allows no inline scripts and no data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { pluginTimings: false },
      // What others wrote changes more rarely than the pages, and stays in the browser's cache meanwhile.
      output: { codeSplitting: { groups: [{ name: 'libraries', test: /node_modules/ }] } },
    },
  },
  css: {
    preprocessorOptions: { scss: { loadPaths: ['node_modules'], quietDeps: true } },
  },
  // For work on the page against a server that runs already.
  server: { proxy: { '/api': server, '/problems': server } },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/testing/setup.ts'],
    restoreMocks: true,
    css: false,
    // Generous: two cores may be busy with other things. A test that hangs fails all the same.
    testTimeout: 60_000,
    // Carbon tells in development of what its next version will bring.
    onConsoleLog: (text) => !text.includes('[@carbon/feature-flags]'),
  },
});
