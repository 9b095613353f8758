import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { deskKey, type Desk } from '@/console/desk'
import { faultsOf, mount, settled, unmount } from '@/test/mount'
import { serve } from '@/test/server'
import { bring, setLocale } from '@/text'
import { consoleBook } from '@/text/books/console'
import { said, whole } from '@/ticket/sample'
import { alike } from './sample'
import SimilarSection from './SimilarSection.vue'

const near = alike({ number: '10054', subject: 'Parcel still missing', duplicate: true, why: { sameCustomer: true, codes: ['ab773188'] } })
const far = alike({ number: '10062', subject: 'Package lost', why: { words: ['courier'] } })

async function shown(items = [far, near], more = {}) {
  serve(() => ({ status: 200, body: { items, complete: true } }))
  const blank = defineComponent({ render: () => null })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: blank }, { path: '/tickets/:number', name: 'ticket', component: blank }] })
  await router.push('/tickets/10009?view=mine')
  const wishes: string[][] = []
  const desk = { router, ask: (...what: string[]) => wishes.push(what) } as unknown as Desk
  const place = mount(SimilarSection, { ticket: whole([said(1, 'customer', 'Order AB-7731-88')], more) }, (app) => app.provide(deskKey, desk).use(router))
  await new Promise((done) => setTimeout(done, 550))
  await settled()
  return { place, router, wishes }
}

describe('beside a ticket', () => {
  beforeEach(() => (bring(consoleBook), setLocale('en')))
  afterEach(() => (unmount(), vi.unstubAllGlobals()))

  it('stand those like it, duplicates first and in words, each with why', async () => {
    const { place } = await shown()
    const rows = [...place.querySelectorAll('li')].map((row) => row.textContent!.replace(/\s+/g, ' '))
    expect(rows[0]).toMatch(/^Possible duplicate.*Parcel still missing.*Open.*Anna.*#10054.*Same number AB-7731-88 · Same customer/)
    expect(rows[1]).toMatch(/^Package lost.*Both mention courier/)
    expect(place.querySelector('[role=status]')!.textContent).toBe('1 possible duplicate')
    expect(await faultsOf(place)).toEqual([])
  })

  it('a duplicate is merged by a click that names it, and nothing is merged by itself', async () => {
    const { place, wishes } = await shown()
    const buttons = [...place.querySelectorAll('button')]
    expect(buttons.map((one) => one.textContent!.trim())).toEqual(['Merge into 10054…'])
    expect(wishes).toEqual([])
    buttons[0]!.click()
    expect(wishes).toEqual([['merge', '10054']])
  })

  it('a closed ticket offers no merge', async () => {
    const { place } = await shown([near], { status: 'closed' })
    expect(place.querySelectorAll('button')).toHaveLength(0)
  })

  it('opening one keeps the list and the way back', async () => {
    const { place, router } = await shown()
    place.querySelector<HTMLElement>('a')!.click()
    await settled()
    expect(router.currentRoute.value.fullPath).toBe('/tickets/10054?view=mine')
    router.back()
    await settled()
    expect(router.currentRoute.value.fullPath).toBe('/tickets/10009?view=mine')
  })

  it('nothing stands where nothing is like it', async () => {
    const { place } = await shown([])
    expect(place.querySelector('section')).toBeNull()
    expect(place.textContent!.trim()).toBe('')
  })
})
