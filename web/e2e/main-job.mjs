// The main job, seen by two agents: a message (sent by whoever started this, when READY is said) appears in both open
// consoles, one agent answers, the other sees it, the answer goes out, and the customer's next message lands in place.
//   BASE_URL AGENT1_EMAIL AGENT1_PASSWORD AGENT2_EMAIL AGENT2_PASSWORD SUBJECT [REPLY] [DELIVERY=sent|waiting|any] [FOLLOW_UP] [SHOTS]
import { agent, check, composer, need, open, row, shot, signIn, test } from './lib.mjs'

const subject = need('SUBJECT')
const reply = process.env.REPLY ?? 'A replacement leaves our warehouse today.'
const delivery = process.env.DELIVERY ?? 'sent'
const followUp = process.env.FOLLOW_UP
const patience = Number(process.env.PATIENCE_MS ?? 60_000)

await test('main-job', async (browser) => {
  const [one, two] = [await open(browser), await open(browser, { theme: 'dark', locale: 'zh-CN' })]
  await signIn(one, agent(1))
  await signIn(two, agent(2))
  // A reload would lose this mark: whatever appears from here on came by itself.
  for (const page of [one, two]) await page.evaluate(() => (globalThis.neverReloaded = true))
  console.log('READY')

  await row(one, subject).waitFor({ timeout: patience })
  await row(two, subject).waitFor({ timeout: patience })
  check(true, 'the message appears in both consoles')

  await row(one, subject).click()
  await row(two, subject).click()
  const number = new URL(one.url()).pathname.split('/').pop()
  console.log(`TICKET ${number}`)
  await one.locator('article[data-kind=customer]').first().waitFor()
  await shot(one, 'console')

  await two.locator('textarea').waitFor()
  await two.keyboard.press('r')
  await two.keyboard.type('我')
  await one.locator('[role=log]', { hasText: /is replying/ }).waitFor({ timeout: 10_000 })
  check(true, 'the second agent is seen typing')
  await composer(two).fill('')

  await one.keyboard.press('r')
  check(await composer(one).evaluate((field) => field === document.activeElement), 'R puts the cursor into the reply')
  await one.keyboard.type(reply)
  await one.keyboard.press('Control+Enter')
  const sent = (page) => page.locator('article[data-kind=reply]', { hasText: reply })
  await sent(one).waitFor({ timeout: 15_000 })
  await sent(two).waitFor({ timeout: 15_000 })
  check((await sent(one).count()) === 1 && (await sent(two).count()) === 1, 'both see the reply, once')
  if (delivery !== 'any') await sent(one).locator(`[data-delivery=${delivery}]`).waitFor({ timeout: patience })
  check(true, `the reply is ${delivery}`)
  console.log('ANSWERED')

  if (followUp) {
    await one.locator('article[data-kind=customer]', { hasText: followUp }).waitFor({ timeout: patience })
    check(new URL(one.url()).pathname.endsWith(`/${number}`), 'the next message of the customer lands in the same ticket')
  }
  await shot(one, 'console-answered')
  await shot(two, 'console-zh-dark')
  for (const page of [one, two]) {
    check(await page.evaluate(() => globalThis.neverReloaded === true), 'nothing was reloaded')
    check(page.faults.length === 0, `no fault in the page ${page.faults.join('; ')}`)
  }
})
