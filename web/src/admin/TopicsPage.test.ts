import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Topic } from '@/api/model'
import { topics } from '@/reading/sample'
import { faultsOf, mount, settled, type, unmount } from '@/test/mount'
import { problem, serve, type Asked } from '@/test/server'
import { bring, setLocale } from '@/text'
import { adminBook } from '@/text/books/admin'
import { toasts } from '@/ui/toast'
import TopicsPage from './TopicsPage.vue'

beforeEach(() => {
  bring(adminBook)
  setLocale('en')
  toasts.splice(0)
})
afterEach(() => {
  unmount()
  vi.unstubAllGlobals()
})

/** A server that keeps a tree, as the real one does where it matters here. */
async function page(tree: Topic[] = topics, refuse?: (asked: Asked) => ReturnType<typeof problem> | undefined) {
  const kept = tree.map((topic) => ({ ...topic }))
  const asked = serve((one) => {
    if (one.method === 'GET') return { status: 200, body: { items: [...kept].sort((a, b) => a.position - b.position) } }
    const refused = refuse?.(one)
    if (refused) return refused
    const body = one.body as Partial<Topic> & { key: string; retired?: boolean }
    const topic = kept.find(({ key }) => key === body.key)
    if (topic) Object.assign(topic, body, body.retired === undefined ? {} : { retiredAt: body.retired ? '2026-03-01T09:00:00Z' : null })
    return { status: 200, body: topic ?? body }
  })
  const place = mount(TopicsPage)
  await settled()
  return { place, written: () => asked.filter(({ method }) => method !== 'GET').map(({ method, body }) => [method, body]) }
}
const named = (place: HTMLElement, label: string) => place.querySelector<HTMLButtonElement>(`button[aria-label="${label}"]`)!
const press = async (button: HTMLElement) => {
  button.focus()
  button.click()
  await settled()
}
const button = (place: HTMLElement, text: string) => [...place.querySelectorAll('button')].find((one) => one.textContent?.trim() === text)!
const submit = async (place: HTMLElement) => {
  place.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }))
  await settled()
}

describe('the tree of topics', () => {
  it('shows both names of each, and what is retired', async () => {
    const { place } = await page()
    expect([...place.querySelectorAll('h2')].map((one) => one.textContent)).toEqual(['Delivery', 'Billing'])
    expect(place.querySelector('[data-topic="delivery/late"]')?.textContent).toContain('迟迟未到')
    expect(place.querySelector('[data-topic="delivery/drone"]')?.textContent).toContain('Retired')
    expect(await faultsOf(place)).toEqual([])
  })

  it('takes a topic in below a branch, with a key out of its English name', async () => {
    const { place, written } = await page()
    await press(named(place, 'Add topic to Billing'))
    const [en, zh] = place.querySelectorAll<HTMLInputElement>('dialog input')
    await submit(place)
    expect(place.querySelector('dialog')?.textContent).toContain('Enter a name.')
    expect(written()).toEqual([])
    await type(en!, ' Wrong charge ')
    await type(zh!, '扣费有误')
    await submit(place)
    expect(written()).toEqual([['POST', { key: 'billing/wrong-charge', en: 'Wrong charge', zh: '扣费有误' }]])
    expect(place.querySelector('dialog')).toBeNull()
  })

  it('says in words what is wrong with a key', async () => {
    const { place, written } = await page(topics, ({ method }) => (method === 'POST' ? problem(409, 'topic-exists') : undefined))
    await press(button(place, 'Add branch'))
    const [en, zh, key] = place.querySelectorAll<HTMLInputElement>('dialog input')
    await type(en!, 'Billing')
    await type(zh!, '费用')
    await type(key!, 'My Key')
    await submit(place)
    expect(place.querySelector('dialog')?.textContent).toContain('Lower-case letters')
    await type(key!, 'billing')
    await submit(place)
    expect(place.querySelector('dialog [role=alert]')?.textContent).toBe('There is a topic with this key already.')
    expect(written()).toHaveLength(1)
  })

  it('gives other names, and leaves the key', async () => {
    const { place, written } = await page()
    await press(named(place, 'Rename Late'))
    await type(place.querySelector<HTMLInputElement>('dialog input')!, 'Too late')
    await submit(place)
    expect(written()).toEqual([['PATCH', { key: 'delivery/late', en: 'Too late', zh: '迟迟未到' }]])
  })

  it('moves a branch and keeps the focus with it', async () => {
    const { place, written } = await page()
    expect(named(place, 'Move Delivery up').disabled).toBe(true)
    await press(named(place, 'Move Delivery down'))
    expect(written()).toEqual([['PATCH', { key: 'billing', position: 0 }], ['PATCH', { key: 'delivery', position: 1 }]])
    expect([...place.querySelectorAll('h2')].map((one) => one.textContent)).toEqual(['Billing', 'Delivery'])
    expect(document.activeElement).toBe(named(place, 'Move Delivery up'))
    expect(toasts.at(-1)?.text).toBe('Delivery is number 2 of 2')
  })

  it('retires a topic at once and takes it back', async () => {
    const { place, written } = await page()
    await press(named(place, 'Retire Late'))
    await press(named(place, 'Take Late back into use'))
    expect(written()).toEqual([['PATCH', { key: 'delivery/late', retired: true }], ['PATCH', { key: 'delivery/late', retired: false }]])
    expect(document.activeElement).toBe(named(place, 'Retire Late'))
  })

  it('asks before a branch takes its topics along', async () => {
    const { place, written } = await page()
    await press(named(place, 'Retire Delivery'))
    expect(written()).toEqual([])
    await press(button(place, 'Retire'))
    expect(written()).toEqual([['PATCH', { key: 'delivery', retired: true }]])
    expect(named(place, 'Take By drone back into use').disabled).toBe(true)
  })

  it('says what a refused change means, and shows what is there', async () => {
    const { place } = await page(topics, () => problem(403, 'not-allowed'))
    await press(named(place, 'Retire Late'))
    expect(toasts.at(-1)?.text).toBe('Your role does not allow this.')
    expect(place.querySelector('[data-topic="delivery/late"]')?.textContent).not.toContain('Retired')
  })
})
