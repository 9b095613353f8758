import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { themeScript } from './build/theme-script.ts'

const page = (name: string) => fileURLToPath(new URL(`./${name}.html`, import.meta.url))
const server = process.env.BASE_URL ?? 'http://localhost:8080'

export default defineConfig({
  plugins: [vue(), tailwindcss(), themeScript()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    // One page per kind of person, so that a customer never downloads the console.
    rolldownOptions: { input: ['console', 'portal', 'track', 'wallboard', 'admin', 'docs'].map(page) },
    target: 'es2022',
    modulePreload: { polyfill: false },
    // The content security policy knows no inline styles or fonts; small files stay files.
    assetsInlineLimit: 0,
  },
  server: {
    proxy: {
      '/api': { target: server, ws: true },
      '/openapi.json': server,
    },
  },
  test: {
    environment: 'happy-dom',
    environmentOptions: { happyDOM: { url: 'http://desk.test/' } },
    include: ['src/**/*.test.ts'],
  },
})
