// What every browser test needs. A test is a plain script: it reads its settings from the environment, says each step,
// saves screenshots to SHOTS and ends with a code other than 0 when something is not as it should be.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import { launch } from './browser.mjs'

export const base = process.env.BASE_URL ?? 'http://localhost:8080'
export const wide = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }
const shots = process.env.SHOTS
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export function need(name) {
  const value = process.env[name]
  if (!value) throw new Error(`Set ${name}.`)
  return value
}
export const agent = (which) => ({ email: need(`AGENT${which}_EMAIL`), password: need(`AGENT${which}_PASSWORD`) })

export function check(truth, what) {
  if (!truth) throw new Error(`Not so: ${what}`)
  console.log(`  ok  ${what}`)
}

/** Runs a test with a browser, screenshots the pages that are open when it fails, and ends the process. */
export async function test(name, work) {
  console.log(name)
  const browser = await launch(chromium)
  try {
    await work(browser)
    console.log(`PASSED ${name}`)
  } catch (fault) {
    console.error(`FAILED ${name}: ${fault.stack ?? fault}`)
    process.exitCode = 1
    let count = 0
    for (const context of browser.contexts()) for (const page of context.pages()) await shot(page, `failed-${name}-${++count}`).catch(() => {})
  } finally {
    await browser.close()
  }
}

/** A window of its own, with errors of the page said aloud. */
export async function open(browser, { size = wide, locale = 'en-GB', theme = 'light' } = {}) {
  const context = await browser.newContext({ viewport: size, locale, colorScheme: theme, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.faults = []
  page.on('pageerror', (fault) => page.faults.push(fault.message))
  page.on('console', (message) => /Content.Security.Policy|Refused to/i.test(message.text()) && page.faults.push(message.text()))
  return page
}

export async function signIn(page, who, path = '/console?view=all') {
  await page.goto(base + path)
  await page.locator('input[name=email], nav').first().waitFor()
  if (await page.locator('nav').count()) return // this window is signed in already
  await page.locator('input[name=email]').fill(who.email)
  await page.locator('input[name=password]').fill(who.password)
  await page.locator('button[type=submit]').click()
  await page.locator('nav').first().waitFor()
}

export async function shot(page, name) {
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/${name}.png` })
}

/** axe over the page as it stands; the browser's debugger may run it where the page's own policy would not. */
export async function accessible(page, what) {
  await page.evaluate(axeSource)
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
  for (const one of violations) console.error(`  ${what}: ${one.id} (${one.impact}) ${one.help}\n    ${one.nodes.slice(0, 4).map((node) => `${node.target.join(' ')}: ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`).join('\n    ')}`)
  check(violations.length === 0, `axe finds nothing on ${what}`)
}

/** Something the customer does, through the public door. */
export const customer = {
  async asks(subject, text, email = 'customer@example.com') {
    return post('/portal/requests', { email, name: 'Anna Lindqvist', subject, text })
  },
  async writes({ number, secret }, text) {
    return post(`/portal/tickets/${number}/interactions`, { text }, { 'X-Careline-Tracking': secret })
  },
}
async function post(path, body, headers = {}) {
  const answer = await fetch(`${base}/api/v1${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

export const row = (page, subject) => page.locator('a', { hasText: subject }).filter({ has: page.locator('time') }).first()
export const composer = (page) => page.locator('textarea')
