// Tickets that are alike: beside a ticket, merged from there; while a new one is written, which is created once.
//   BASE_URL AGENT1_… AGENT2_… (the second speaks Chinese) [SHOTS]
import { accessible, agent, check, customer, open, phone, shot, signIn, test } from './lib.mjs'

// Letters alone: with a digit among them it would be a number that is the same in all of them.
const stamp = [...String(Date.now())].map((digit) => 'bcdfghklmn'[digit]).join('')
const code = `KT-${String(Date.now()).slice(-6)}-77`
const email = `zoe-${stamp}@example.com`
const similar = (page) => page.locator('[data-similar] li')
const field = (page, name) => page.locator(`[name=${name}]`)
const call = (page, path) => page.evaluate((path) => fetch(`/api/v1${path}`).then((answer) => answer.json()), path)
const create = (page, name) => page.getByRole('button', { name, exact: true })

/** The index follows a second behind, and a page asks once. */
async function indexed(page, number, count) {
  for (let round = 0; round < 60; round++) {
    if ((await call(page, `/tickets/${number}/similar`)).items.length >= count) return
    await page.waitForTimeout(250)
  }
  throw new Error(`nothing is like ${number}`)
}
const opened = async (page, subject) => (await call(page, '/tickets?limit=200&sort=-createdAt')).items.filter((one) => one.subject === subject)

await test('alike', async (browser) => {
  const first = await customer.asks(`Kettle ${stamp} leaks`, `The kettle ${code} leaks at the lid.`, email)
  const second = await customer.asks(`Kettle ${stamp}`, `My kettle ${code} leaks, nobody has answered.`, email)
  const page = await open(browser)
  await signIn(page, agent(1))
  await indexed(page, second.number, 1)

  await page.goto(`${page.url().split('?')[0].replace(/\/$/, '')}/tickets/${second.number}?view=all`)
  await similar(page).first().waitFor()
  const words = (await similar(page).first().textContent()).replace(/\s+/g, ' ')
  check(new RegExp(`Possible duplicate.*#${first.number}.*Same number ${code} · Same customer`).test(words), `the duplicate is shown with why: ${words}`)
  await page.locator('[data-duplicates]').press('Enter')
  await page.waitForFunction(() => document.activeElement?.closest('[data-similar]'))
  await accessible(page, 'similar tickets beside a ticket, light')
  await shot(page, 'similar-tickets')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(`tickets/${first.number}`))
  await page.goBack()
  await page.getByRole('button', { name: `Merge into ${first.number}…` }).click()
  await page.locator('[data-found]', { hasText: first.number }).waitFor()
  check((await opened(page, `Kettle ${stamp}`))[0].status !== 'closed', 'the other ticket is chosen, and nothing is merged by itself')
  await page.locator('dialog').getByRole('button', { name: 'Merge', exact: true }).click()
  await page.waitForURL(new RegExp(`tickets/${first.number}`))
  await page.locator('article', { hasText: 'nobody has answered' }).waitFor()
  check(true, 'both are one ticket')

  const subject = `Kettle ${stamp} again`
  await page.keyboard.press('c')
  await page.waitForURL(/\/new/)
  await page.waitForFunction(() => document.activeElement?.matches('[name=phone]'))
  await page.keyboard.press('Tab')
  await page.keyboard.type(email)
  await field(page, 'subject').fill(subject)
  await field(page, 'text').fill(`She rings: ${code} leaks again.`)
  await similar(page).filter({ hasText: first.number }).waitFor()
  check(/Possible duplicate/.test(await similar(page).first().textContent()), 'while one writes, the duplicate is shown')
  await accessible(page, 'a new ticket, light')
  await shot(page, 'new-ticket')
  await similar(page).first().locator('a').click()
  await page.locator('article', { hasText: 'leaks at the lid' }).waitFor()
  await page.goBack()
  await page.waitForFunction((text) => document.querySelector('[name=subject]')?.value === text, subject)
  await page.keyboard.press('Escape')
  await page.waitForURL((url) => !url.pathname.endsWith('/new'))
  await page.keyboard.press('Control+k')
  await page.keyboard.type('new tick')
  await page.keyboard.press('Enter')
  await field(page, 'text').waitFor()
  check((await field(page, 'text').inputValue()) === `She rings: ${code} leaks again.`, 'looking at another ticket and Esc lose nothing')
  await page.context().setOffline(true)
  await create(page, 'Create ticket').click()
  await page.getByRole('alert').filter({ hasText: 'cannot be reached' }).waitFor()
  check((await field(page, 'subject').inputValue()) === subject, 'a cut line loses nothing')
  await page.context().setOffline(false)
  await create(page, 'Create ticket').dblclick()
  await page.waitForURL(/tickets\/\d+/)
  await page.locator('article', { hasText: 'She rings' }).waitFor()
  check((await opened(page, subject)).length === 1, 'a double click creates one ticket')
  await page.keyboard.press('c')
  await field(page, 'text').waitFor()
  check((await field(page, 'text').inputValue()) === '', 'the next form is empty')
  await create(page, 'Create ticket').click()
  await page.locator('[name=email][aria-invalid=true]').waitFor()
  await accessible(page, 'a new ticket with faults, light')

  const small = await open(browser, { locale: 'zh-CN', theme: 'dark' })
  await signIn(small, agent(2))
  await small.setViewportSize(phone)
  await small.getByRole('button', { name: '新建工单' }).click()
  await field(small, 'phone').fill('+86 138-0013-8000')
  await field(small, 'text').fill(`客户来电，水壶 ${code} 漏水`)
  await small.getByRole('button', { name: /张相似工单/ }).click()
  await small.waitForFunction(() => document.activeElement?.closest('[data-similar]'))
  check(/编号相同：KT/.test(await similar(small).first().textContent()), 'on a phone, in Chinese, a button leads to what is alike')
  check(await small.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the phone')
  await accessible(small, 'a new ticket on a phone, Chinese, dark')
  await shot(small, 'new-ticket-phone-zh')
  check([page, small].every((one) => one.faults.length === 0), `no fault in the pages ${[page, small].flatMap((one) => one.faults).join('; ')}`)
})
