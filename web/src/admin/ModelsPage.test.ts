import axe from 'axe-core'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createApp, h } from 'vue'
import type { Model } from '@/api/model'
import { problem, serve, type Asked } from '@/test/server'
import { bring, setLocale } from '@/text'
import { adminBook } from '@/text/books/admin'
import ModelsPage from './ModelsPage.vue'

const held = (accuracy: number) => ({ texts: 41, accuracy, logLoss: 0.5, recalls: {} })
const shipped = { date: '2026-11-24', texts: 3, labels: { negative: 1, positive: 2 }, dev: { words: { texts: 900, accuracy: 0.81 } }, sources: ['a', 'a'], licences: 'free' }
const learned = { date: '2026-11-26', parent: 'v1', corrections: 90, labels: { negative: 40, positive: 50 }, heldBack: { present: held(0.5), candidate: held(0.75) } }
const model = (more: Partial<Model>): Model => ({ name: 'tone-zh', version: 'v1', card: shipped, shippedVersion: 'v1', installedVersion: null, installedAt: null, installedBy: null, fault: null, newerShipped: false, corrections: 12, waiting: 5, ...more })
const installed = model({ name: 'tone-en', version: 'v2', card: learned, installedVersion: 'v2', installedAt: '2026-11-26T18:00:00Z', installedBy: 'nightly' })
const trial = { id: 1, name: 'tone-en', at: '2026-11-26T18:00:00Z', by: 'nightly', outcome: 'installed', present: 'v1', candidate: 'v2', corrections: 90, measures: { present: held(0.5), candidate: held(0.75), drift: 0.02 }, undoneAt: null, undoneBy: null }

let asked: Asked[] = []
let items: Model[] = []
let refuse = false
let unmount = () => {}
const page = () => document.querySelector('main')!
const button = (words: string) => [...page().querySelectorAll('button')].find((one) => one.textContent === words)

beforeAll(() => bring(adminBook))
beforeEach(async () => {
  setLocale('en')
  items = [installed, model({})]
  refuse = false
  asked = serve((one) => {
    if (one.path.startsWith('/models/trials')) return { status: 200, body: { items: [trial], next: null } }
    if (one.method === 'POST') items = [model({ name: 'tone-en' }), items[1]!]
    return one.method === 'POST' && refuse ? problem(409, 'nothing-to-undo') : { status: 200, body: { learn: 'off', items } }
  })
  const app = createApp({ render: () => h(ModelsPage) })
  app.mount(document.body.appendChild(document.createElement('main')))
  unmount = () => app.unmount()
  await vi.waitFor(() => expect(page().textContent).toContain('Trials and switches'))
  await vi.waitFor(() => expect(page().querySelector('tbody tr')).not.toBeNull())
})
afterEach(() => {
  unmount()
  document.body.innerHTML = ''
})

describe('the models', () => {
  it('say what reads, what it was made from and how well it does', async () => {
    const [one, other] = page().querySelectorAll('article')
    for (const words of ['Tone, English', 'Learned here', 'v1 and 90 corrections', '75% (before 50%) of 41 held back', '12, 5 of them not tried yet']) expect(one!.textContent).toContain(words)
    for (const words of ['Tone, Chinese', 'Shipped', '81% of 900 texts']) expect(other!.textContent).toContain(words)
    expect(other!.querySelector('button')).toBeNull()
    expect(page().querySelector('tbody')!.textContent).toContain('50% → 75%')
    expect((await axe.run(page(), { rules: { region: { enabled: false } } })).violations).toEqual([])
  })

  it('say when an installed one cannot be read, and when a newer shipped one is there', async () => {
    items = [model({ name: 'tone-en', installedVersion: 'v9', fault: 'Cut off.', newerShipped: true })]
    unmount()
    const app = createApp({ render: () => h(ModelsPage) })
    app.mount(page())
    unmount = () => app.unmount()
    await vi.waitFor(() => expect(page().textContent).toContain('The installed model v9 cannot be read, so the shipped one reads. Cut off.'))
    expect(page().querySelector('article')!.textContent).toContain('A newer shipped model is there')
    expect(button('Undo')).toBeDefined()
  })

  it('are undone only after a question', async () => {
    button('Undo')!.click()
    await vi.waitFor(() => expect(page().querySelector('dialog')!.textContent).toContain('Undo v2?'))
    expect(asked.filter((one) => one.method === 'POST')).toEqual([])
    ;[...page().querySelectorAll<HTMLElement>('dialog footer button')].at(-1)!.click()
    await vi.waitFor(() => expect(page().querySelector('article')!.textContent).toContain('Shipped'))
    expect(asked.find((one) => one.method === 'POST')!.body).toEqual({ name: 'tone-en', to: 'before' })
  })

  it('are shown anew when somebody else was faster', async () => {
    refuse = true
    button('Back to the shipped one')!.click()
    await vi.waitFor(() => expect(page().querySelector('dialog')).not.toBeNull())
    ;[...page().querySelectorAll<HTMLElement>('dialog footer button')].at(-1)!.click()
    await vi.waitFor(() => expect(page().querySelectorAll('article footer')).toHaveLength(0))
    expect(asked.find((one) => one.method === 'POST')!.body).toEqual({ name: 'tone-en', to: 'shipped' })
  })
})
