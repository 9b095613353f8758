import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const SOURCE = new URL('../src/ui/theme-first.js', import.meta.url)

/**
 * Puts the theme script into every page's head as a classic, blocking, hashed file: a module would run after the first
 * paint (a white flash for people who work in the dark), and an inline script is refused by the content security policy.
 */
export function themeScript(): Plugin {
  let building = false
  return {
    name: 'careline-theme-script',
    configResolved: (config) => void (building = config.command === 'build'),
    buildStart() {
      if (building) this.emitFile({ type: 'asset', name: 'theme.js', source: readFileSync(SOURCE) })
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, context) {
        const hashed = Object.keys(context.bundle ?? {}).find((file) => /^assets\/theme-.*\.js$/.test(file))
        const src = hashed ? `/${hashed}` : '/src/ui/theme-first.js'
        return html.replace('<meta charset="utf-8">', `<meta charset="utf-8">\n    <script src="${src}"></script>`)
      },
    },
  }
}
