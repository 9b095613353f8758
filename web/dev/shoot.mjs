// Takes screenshots of the fixture: node dev/shoot.mjs <folder> [name…]. For eyes, not for tests.
import { chromium } from 'playwright-core'
import { mkdirSync } from 'node:fs'
import { launch } from '../e2e/browser.mjs'

const [folder = '/tmp/shots', ...only] = process.argv.slice(2)
const base = process.env.BASE_URL ?? 'http://localhost:4180'
const wide = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }
const post = (path) => fetch(`${base}/api/v1/dev/${path}`, { method: 'POST' })
mkdirSync(folder, { recursive: true })

const shots = {
  'console': { path: '/console/tickets/10009?view=open', then: async (page) => (await post('presence/10009'), await page.waitForTimeout(300)) },
  'console-dark': { path: '/console/tickets/10042?view=all', theme: 'dark' },
  'console-zh': { path: '/console/tickets/10020?view=all', locale: 'zh-CN' },
  'console-note': { path: '/console/tickets/10042?view=all', then: async (page) => { await page.keyboard.press('n'); await page.keyboard.type('Ask the warehouse first.') } },
  'console-comfortable': { path: '/console/tickets/10031?view=open', then: async (page) => { await page.locator('header button').nth(1).click(); await page.locator('button[role=tab]').nth(3).click() } },
  'console-preferences': { path: '/console', then: async (page) => { await page.locator('nav button').last().click(); await page.locator('[role=menuitem]').first().click() } },
  'console-menu': { path: '/console/tickets/10031?view=mine', then: (page) => page.locator('nav button').last().click() },
  'console-phone-details': { path: '/console/tickets/10009?view=open', size: phone, then: (page) => page.locator('main header button').nth(1).click() },
  'console-empty': { path: '/console' },
  'console-picker': { path: '/console/tickets/10031?view=open', then: (page) => page.keyboard.press('a') },
  'console-palette': { path: '/console/tickets/10031?view=open', then: (page) => page.keyboard.press('Control+k') },
  'console-help': { path: '/console/tickets/10031?view=open', then: (page) => page.keyboard.press('?') },
  'console-mid': { path: '/console/tickets/10031?view=open', size: { width: 1100, height: 800 } },
  'console-phone-list': { path: '/console?view=open', size: phone },
  'console-phone': { path: '/console/tickets/10009?view=open', size: phone, locale: 'zh-CN' },
  'portal': { path: '/portal', size: phone },
  'portal-zh': { path: '/portal', size: phone, locale: 'zh-CN' },
  'portal-wide': { path: '/portal' },
  'track': { path: '/track?number=10042&secret=s', size: phone },
  'track-zh': { path: '/track?number=10020&secret=s', size: phone, locale: 'zh-CN', theme: 'dark' },
  'track-wide': { path: '/track?number=10042&secret=s' },
  'admin': { path: '/admin' },
  'admin-people': { path: '/admin/people' },
  'admin-tokens': { path: '/admin/tokens' },
  'admin-agent': { path: '/admin/people', then: (page) => page.locator('main button').nth(1).click() },
  'admin-outbox': { path: '/admin/outbox', locale: 'zh-CN' },
  'admin-quarantine': { path: '/admin/quarantine', theme: 'dark' },
  'admin-audit': { path: '/admin/audit' },
  'docs': { path: '/docs' },
  'docs-phone': { path: '/docs', size: phone, theme: 'dark' },
}

shots['sign-in'] = { path: '/console', fresh: true }
const browser = await launch(chromium)
for (const [name, shot] of Object.entries(shots).filter(([name]) => !only.length || only.some((wanted) => name.startsWith(wanted)))) {
  const context = await browser.newContext({ viewport: shot.size ?? wide, locale: shot.locale ?? 'en-GB', colorScheme: shot.theme ?? 'light' })
  if (!shot.fresh) await context.addCookies([{ name: 'careline', value: '1', url: base }])
  const page = await context.newPage()
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && console.log(name, message.text()))
  page.on('pageerror', (fault) => console.log(name, fault.message))
  await page.goto(base + shot.path)
  await page.waitForTimeout(700)
  await shot.then?.(page)
  await page.waitForTimeout(250)
  await page.screenshot({ path: `${folder}/${name}.png` })
  await context.close()
}
await browser.close()
