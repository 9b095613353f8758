// Fails the build when a page's first load (its entry, everything that imports statically, and their CSS) is over budget.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const KB = 1024
const budgets = { 'console.html': 220, 'portal.html': 60, 'track.html': 60, 'admin.html': 220, 'docs.html': 120 }
const dist = new URL('../dist/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist)))
const weight = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length

function filesOf(key, seen = new Set(), files = new Set()) {
  if (seen.has(key)) return files
  seen.add(key)
  const chunk = manifest[key]
  files.add(chunk.file)
  chunk.css?.forEach((file) => files.add(file))
  chunk.imports?.forEach((next) => filesOf(next, seen, files))
  return files
}

let over = false
for (const [page, budget] of Object.entries(budgets)) {
  if (!manifest[page]) throw new Error(`${page} was not built`)
  const html = weight(page)
  const theme = [...readFileSync(new URL(page, dist), 'utf8').matchAll(/"\/(assets\/theme-[^"]+)"/g)].map((m) => m[1])
  const total = [...filesOf(page), ...theme].reduce((sum, file) => sum + weight(file), html) / KB
  const verdict = total > budget ? 'OVER' : 'ok'
  over ||= total > budget
  console.log(`first load ${page.padEnd(13)} ${total.toFixed(1).padStart(6)} KB gz of ${budget} ${verdict}`)
}
process.exit(over ? 1 : 0)
