// A supervisor watches the board, steps in and hangs up a TV; an agent may not look.
//   BASE_URL AGENT2_EMAIL AGENT2_PASSWORD (an agent) AGENT3_EMAIL AGENT3_PASSWORD (a supervisor) [SHOTS]
import { accessible, agent, base, check, customer, open, phone, shot, test } from './lib.mjs'

const patience = { timeout: 15_000 }
const figure = (page, name) => page.locator(`[data-figure=${name}]`)
const value = async (page, name) => Number((await figure(page, name).locator('[data-value]').textContent()).replaceAll(',', ''))
const becomes = (page, name, wanted) => page.waitForFunction(([name, wanted]) => document.querySelector(`[data-figure=${name}] [data-value]`)?.textContent.replaceAll(',', '') === String(wanted), [name, wanted], patience)
const chosen = (page, number) => page.locator(`dialog li[data-number="${number}"]`)
const done = (page) => page.locator('[data-test=outcomes]', { hasText: '1 ticket done' }).waitFor(patience)

async function signIn(page, who, path = '/wallboard') {
  await page.goto(base + path)
  await page.locator('input[name=email]').fill(who.email)
  await page.locator('input[name=password]').fill(who.password)
  await page.locator('button[type=submit]').click()
}

async function looks(page, what, theme) {
  await accessible(page, `${what}, ${theme}`)
  await shot(page, `wallboard-${what.replaceAll(' ', '-')}-${theme}`)
}

await test('wallboard', async (browser) => {
  const page = await open(browser)
  let mute = false
  // The line between page and server, which can be made silent without closing it.
  await page.routeWebSocket(/wallboard\/live/, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => mute || socket.send(message))
  })
  await signIn(page, agent(3))
  await figure(page, 'open').waitFor(patience)
  check(true, 'a supervisor sees the board')
  await page.evaluate(() => (globalThis.stayed = true))

  const before = { open: await value(page, 'open'), unassigned: await value(page, 'unassigned'), waitingForUs: await value(page, 'waitingForUs') }
  const stamp = Date.now().toString(36)
  const asked = await customer.asks(`Board ${stamp}`, 'The third cup is missing.')
  for (const [name, count] of Object.entries(before)) await becomes(page, name, count + 1)
  check(await page.evaluate(() => globalThis.stayed), 'a new ticket moves the figures without a reload')

  const name = figure(page, 'breached').locator('h3 button')
  await name.focus()
  await page.locator('[popover]:popover-open', { hasText: 'deadline has passed' }).waitFor(patience)
  await page.keyboard.press('Escape')
  check((await page.locator('[popover]:popover-open').count()) === 0, 'a figure says what it counts on focus, and Esc closes it')
  check((await figure(page, 'breached').locator('a').getAttribute('href')) === '/console?view=breached', 'a figure leads to the console')

  await figure(page, 'unassigned').locator('button.figure').click()
  await chosen(page, asked.number).locator('input').check()
  await looks(page, 'drawer', 'light')
  await page.getByRole('button', { name: 'Reassign' }).click()
  await page.keyboard.type('omar')
  await page.keyboard.press('Enter')
  await done(page)
  await becomes(page, 'unassigned', before.unassigned)
  check(true, 'a ticket is reassigned from the board, and the figure follows')
  await page.keyboard.press('Escape')

  await figure(page, 'open').locator('button.figure').click()
  await chosen(page, asked.number).locator('input').check()
  await page.getByRole('button', { name: 'Raise priority' }).click()
  await done(page)
  await chosen(page, asked.number).getByText('High').waitFor(patience)
  check(true, 'its priority is raised by one step')
  await chosen(page, asked.number).locator('input').check()
  await page.getByRole('button', { name: 'Whisper' }).click()
  await page.locator('textarea[name=whisper]').fill('She wrote twice. Can you call her?')
  await page.getByRole('button', { name: 'Send note' }).click()
  await done(page)
  check(true, 'a quiet word goes to the assignee')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Alarm limits' }).click()
  await page.getByRole('button', { name: 'Add limit' }).click()
  const limit = page.locator('dialog li').last()
  await limit.locator('select').first().selectOption('open')
  await limit.locator('input[type=number]').fill('0')
  await looks(page, 'limits', 'light')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.locator('[data-alarm=open]').waitFor(patience)
  check(await figure(page, 'open').evaluate((tile) => tile.classList.contains('ringing')), 'a figure above its limit rings')
  await figure(page, 'open').getByText('Alarm').waitFor(patience)
  await shot(page, 'wallboard-alarm')
  await page.getByRole('button', { name: 'Acknowledge' }).first().click()
  await page.locator('[data-alarm=open]', { hasText: 'Acknowledged here' }).waitFor(patience)
  check(!(await figure(page, 'open').evaluate((tile) => tile.classList.contains('ringing'))), 'an acknowledged alarm is quiet and stays listed')

  mute = true
  await page.locator('[data-test=stale]').waitFor(patience)
  check(/stand still/.test(await page.title()), 'a frozen board says so, in the tab too')
  await looks(page, 'frozen', 'light')
  mute = false
  await page.locator('[data-test=stale]').waitFor({ state: 'detached', timeout: 20_000 })
  check(true, 'and lives again by itself')

  await page.getByRole('button', { name: 'Read-only links' }).click()
  await page.locator('input[name=link-name]').fill(`TV ${stamp}`)
  await page.getByRole('button', { name: 'Create link' }).click()
  const link = (await page.locator('[data-test=link]').textContent()).trim()
  await looks(page, 'link', 'light')
  await page.getByRole('button', { name: 'Done' }).click()
  check(!(await page.locator('dialog').textContent()).includes(link), 'a link is shown once')

  const tv = await open(browser, { theme: 'light' })
  await tv.goto(link.replace(/^https?:\/\/[^/]+/, base))
  await figure(tv, 'open').waitFor(patience)
  check(!tv.url().includes('#'), 'the secret leaves the address')
  check((await tv.locator('a[href], button.figure').count()) === 0, 'a read-only board leads nowhere')
  check((await tv.evaluate(() => document.documentElement.dataset.theme)) === 'dark', 'a TV is dark unless somebody chose otherwise')
  const small = await tv.locator('.figure').evaluateAll((all) => all.filter((one) => parseFloat(getComputedStyle(one).fontSize) < innerHeight / 10).length)
  check(small === 0, 'every figure is at least a tenth of the screen')
  await looks(tv, 'tv now', 'dark')
  for (const turned of ['Today', 'Teams', 'People']) {
    await tv.keyboard.press('ArrowRight')
    await tv.locator('h1', { hasText: turned }).waitFor(patience)
    await looks(tv, `tv ${turned.toLowerCase()}`, 'dark')
  }
  await tv.keyboard.press('Space')
  await tv.getByText('Paused').waitFor(patience)
  check(true, 'arrows turn the pages, space stops them')
  await tv.reload()
  await figure(tv, 'open').waitFor(patience)
  check(true, 'a reload needs no link')

  await page.locator('dialog li', { hasText: `TV ${stamp}` }).getByRole('button').click()
  await page.getByRole('button', { name: 'Really revoke' }).click()
  await tv.locator('[data-test=link-closed]').waitFor(patience)
  check(true, 'a revoked link closes its board')
  await accessible(tv, 'closed link')
  await shot(tv, 'wallboard-closed')
  await page.getByRole('button', { name: 'Close', exact: true }).last().click()

  await page.getByRole('button', { name: 'Alarm limits' }).click()
  await page.getByRole('button', { name: 'Remove the limit for Open' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.locator('[data-alarm=open]').waitFor({ state: 'detached', timeout: 15_000 })
  for (const theme of ['light', 'dark']) {
    const desk = await open(browser, { theme })
    await signIn(desk, agent(3))
    for (const [tongue, size] of [['English', 'wide'], ['中文', 'wide'], ['中文', 'phone'], ['English', 'phone']]) {
      await desk.setViewportSize(size === 'phone' ? phone : { width: 1440, height: 900 })
      await figure(desk, 'open').waitFor(patience)
      await desk.getByRole('button', { name: tongue }).click()
      await looks(desk, `${tongue === 'English' ? 'en' : 'zh'} ${size}`, theme)
      const over = await desk.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      check(over <= 0, 'nothing hangs over the edge')
    }
    await figure(desk, 'open').locator('button.figure').click()
    await chosen(desk, asked.number).waitFor(patience)
    await looks(desk, 'drawer phone', theme)
    await desk.context().close()
  }

  const other = await open(browser)
  await signIn(other, agent(2))
  await other.getByRole('button', { name: '前往工作台' }).waitFor(patience)
  check((await figure(other, 'open').count()) === 0, 'an agent is told that the board is not for them')
  await looks(other, 'forbidden', 'light')
  await other.getByRole('button', { name: '前往工作台' }).click()
  await other.getByRole('button', { name: /^通知，.*[1-9]/ }).first().click(patience)
  await other.locator('dialog', { hasText: 'She wrote twice. Can you call her?' }).waitFor(patience)
  check(true, 'the quiet word stands in the assignee’s notices')
  await shot(other, 'wallboard-whisper')
  await other.getByRole('button', { name: '全部标为已读' }).click()
  await other.getByRole('button', { name: /^通知，无未读/ }).first().waitFor({ ...patience, state: 'attached' })
  check(page.faults.length + tv.faults.length === 0, `no fault in the pages ${[...page.faults, ...tv.faults].join('; ')}`)
})
