import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The browser application. `npm run build` writes it to dist/web, from where the server serves it. */
export default defineConfig({
  root: 'web',
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing is inlined: the content security policy allows scripts, styles and fonts from our own origin only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: { '/api': 'http://127.0.0.1:8787' },
  },
});
