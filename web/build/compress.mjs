// Writes .gz and .br beside every text file, so that the server never compresses what cannot change.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const dist = fileURLToPath(new URL('../dist', import.meta.url))
const text = /\.(html|js|css|svg|json|webmanifest)$/
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }

function walk(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? walk(path) : [path]
  })
}

for (const path of walk(dist).filter((path) => text.test(path))) {
  const plain = readFileSync(path)
  if (plain.length < 700) continue // a packet is a packet
  writeFileSync(`${path}.gz`, gzipSync(plain, { level: 9 }))
  writeFileSync(`${path}.br`, brotliCompressSync(plain, quality))
}
