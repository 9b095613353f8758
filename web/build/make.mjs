// What Maven calls: installs packages when the lock file has changed, builds when something is newer than the last build.
import { execSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const stamp = 'node_modules/.careline-lock'
const built = 'dist/.built'

function run(command) {
  execSync(command, { stdio: 'inherit' })
}

function hash(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

function newest(path) {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

const lock = hash('package-lock.json')
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.log('Installing the packages of the pages …')
  run('npm ci --no-audit --no-fund --loglevel=error')
  writeFileSync(stamp, lock)
}

const sources = readdirSync('.').filter((name) => !['node_modules', 'dist', 'e2e', 'dev'].includes(name))
const changed = Math.max(...sources.map(newest), newest('../src/main/resources/openapi.yaml'))
if (!existsSync(built) || statSync(built).mtimeMs < changed) {
  console.log('Building the pages …')
  run('npm run --silent build')
  writeFileSync(built, '')
}
