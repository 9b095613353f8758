// Fails the build when a page's first load is over budget: its HTML and every script and style sheet that the HTML names
// (Vite lists all static imports there), as they travel, compressed.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const KB = 1024
const budgets = { 'console.html': 220, 'portal.html': 60, 'track.html': 60, 'wallboard.html': 120, 'admin.html': 220, 'docs.html': 120 }
const dist = new URL('../dist/', import.meta.url)
const weight = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length / KB

let over = false
for (const [page, budget] of Object.entries(budgets)) {
  const html = readFileSync(new URL(page, dist), 'utf8')
  const files = new Set([...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1]))
  const total = [page, ...files].reduce((sum, file) => sum + weight(file), 0)
  over ||= total > budget
  console.log(`first load ${page.padEnd(13)} ${total.toFixed(1).padStart(6)} KB gz of ${budget}${total > budget ? ', too heavy' : ''}`)
}
process.exit(over ? 1 : 0)
