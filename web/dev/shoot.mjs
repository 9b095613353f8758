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
  'search-start': { path: '/console?view=open', then: (page) => page.keyboard.press('/') },
  'search': { path: '/console?view=open&q=order' },
  'search-zh-dark': { path: '/console?view=open&q=' + encodeURIComponent('订单'), locale: 'zh-CN', theme: 'dark' },
  'search-phone': { path: '/console?view=open&q=order', size: phone },
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
  'admin-models': { path: '/admin/models' },
  'admin-audit': { path: '/admin/audit' },
  'board-tv': { path: '/wallboard?tv=1' },
  'board-tv-today': { path: '/wallboard?tv=1', then: (page) => page.keyboard.press('ArrowRight') },
  'board-tv-teams-zh': { path: '/wallboard?tv=1', locale: 'zh-CN', then: async (page) => { await page.keyboard.press('ArrowRight'); await page.keyboard.press('ArrowRight') } },
  'board-tv-people': { path: '/wallboard?tv=1', size: { width: 1920, height: 1080 }, then: (page) => page.keyboard.press('ArrowLeft') },
  'board-tv-zh': { path: '/wallboard?tv=1', locale: 'zh-CN', size: { width: 1920, height: 1080 } },
  'board-tv-phone': { path: '/wallboard?tv=1', size: phone },
  'board-desk': { path: '/wallboard', full: true },
  'board-desk-zh-dark': { path: '/wallboard', locale: 'zh-CN', theme: 'dark', full: true },
  'board-phone': { path: '/wallboard', size: phone, full: true },
  'board-drawer': { path: '/wallboard', then: async (page) => { await page.locator('[data-figure=unassigned] button.figure').click(); await page.locator('dialog li input').nth(1).click(); await page.locator('dialog li input').nth(2).click() } },
  'board-drawer-phone': { path: '/wallboard', size: phone, locale: 'zh-CN', theme: 'dark', then: (page) => page.locator('[data-figure=unassigned] button.figure').click() },
  'board-limits': { path: '/wallboard', then: (page) => page.locator('header button').nth(0).click() },
  'board-links': { path: '/wallboard', then: (page) => page.locator('header button').nth(1).click() },
  'board-definition': { path: '/wallboard', then: (page) => page.locator('[data-figure=breached] h3 button').focus() },
  'board-stale-tv': { path: '/wallboard?tv=1', then: async (page) => { await post('freeze'); await page.waitForTimeout(11_500) } },
  'docs': { path: '/docs' },
  'docs-phone': { path: '/docs', size: phone, theme: 'dark' },
}

shots['sign-in'] = { path: '/console', fresh: true }
const browser = await launch(chromium)
for (const [name, shot] of Object.entries(shots).filter(([name]) => !only.length || only.some((wanted) => name.startsWith(wanted)))) {
  const context = await browser.newContext({ viewport: shot.size ?? wide, locale: shot.locale ?? 'en-GB', colorScheme: shot.theme ?? 'light' })
  if (!shot.fresh) await context.addCookies([{ name: 'careline', value: '1', url: base }])
  if (shot.locale) await context.addInitScript((locale) => localStorage.setItem('careline.locale', locale), shot.locale) // else the person's own
  const page = await context.newPage()
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && console.log(name, message.text()))
  page.on('pageerror', (fault) => console.log(name, fault.message))
  await page.goto(base + shot.path)
  await page.waitForTimeout(700)
  await shot.then?.(page)
  await page.waitForTimeout(250)
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: !!shot.full })
  await context.close()
}
await browser.close()
