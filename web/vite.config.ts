import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import Components from 'unplugin-vue-components/vite';
import { defineConfig } from 'vitest/config';

const server = `http://127.0.0.1:${process.env.QINGYUAN_PORT ?? '8080'}`;
const proxy = {
  '/api': { target: server, changeOrigin: false },
  '/actuator': { target: server },
  '/log/': { target: server },
};

export default defineConfig({
  plugins: [
    vue(),
    // Only Element Plus' components come by name; ours are imported, so that a file says what it needs.
    Components({ dts: false, dirs: [], resolvers: [ElementPlusResolver({ importStyle: 'css' })] }),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { proxy },
  preview: { proxy },
  optimizeDeps: { include: ['element-plus/es', 'element-plus/es/components/*/style/css'] },
  build: {
    target: 'chrome108',
    manifest: true,
    // The content security policy allows no data: script and no inline style sheet.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
  },
  define: { __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false', __INTLIFY_PROD_DEVTOOLS__: 'false' },
  test: {
    environment: 'happy-dom',
    environmentOptions: { happyDOM: { url: 'http://localhost/' } },
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    setupFiles: ['src/app/testing/setup.ts'],
    server: { deps: { inline: ['element-plus'] } },
    restoreMocks: true,
  },
});
