import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, ref, shallowRef } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { deskKey, type Desk } from '@/console/desk'
import { faultsOf, mount, press, settled, type, unmount } from '@/test/mount'
import { serve } from '@/test/server'
import { bring } from '@/text'
import { consoleBook } from '@/text/books/console'
import { sample } from '@/ticket/sample'
import SearchBox from './SearchBox.vue'

const hit = { ...sample({ number: '20', subject: 'My refund' }), score: 1, nearness: null, highlight: '', passages: [{ field: 'note', file: null, interactionId: 1, text: 'The refund waits', marks: [[4, 10]] }] }
const answer = { items: [hit], total: 1, tookMs: 2, complete: true, relaxed: false, didYouMean: null as string | null, facets: { status: [{ value: 'open', count: 1 }], team: [{ value: 'A B', count: 0 }] }, next: null }
const word = (text: string, from: number) => ({ kind: 'word', text, insert: text, from, count: 3 })
const suggestions = (path: string) => (path.includes('refu') ? [word('refund', 0), { kind: 'customer', text: 'Refugia Diaz', insert: 'from:"Refugia Diaz"', from: 0 }, { kind: 'ticket', text: 'By subject', insert: '20', from: 0, number: '20' }] : [])
const wish = ref({ what: '', at: 0 })
const field = () => document.querySelector<HTMLInputElement>('[data-search]')!
const pause = () => new Promise((done) => setTimeout(done, 200)).then(settled)

async function start(path = '/') {
  const asked = serve(({ path }) => ({ status: 200, body: path.startsWith('/search/suggestions') ? { items: suggestions(path) } : path.startsWith('/search?') ? answer : {} }))
  const blank = defineComponent({ render: () => null })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', name: 'list', component: blank }, { path: '/tickets/:number', name: 'ticket', component: blank }] })
  await router.push(path)
  const said: string[] = []
  const kept: unknown[] = []
  const desk = { router, wish, hits: shallowRef(null), sought: shallowRef(null), agents: ref([]), teams: ref([]), topics: shallowRef([]), saved: { items: shallowRef([]), find: () => undefined, edit: (one: unknown) => kept.push(one) }, ask: (what: string) => said.push(what) } as unknown as Desk
  const opened = ref(false)
  const place = mount(defineComponent({ render: () => h(SearchBox, { opened: opened.value, 'onUpdate:opened': (value: boolean) => (opened.value = value) }) }), {}, (app) => app.provide(deskKey, desk).use(router))
  await settled()
  const searches = () => asked.filter(({ path }) => path.startsWith('/search?')).map(({ path }) => new URL(path, 'http://x').searchParams.get('q'))
  return { place, router, searches, opened, said, kept, asked }
}

describe('the search box', () => {
  beforeAll(() => import('./SearchPane.vue'))
  beforeEach(() => bring(consoleBook))
  afterEach(() => (unmount(), vi.unstubAllGlobals(), localStorage.clear()))

  it('sends nothing while an input method composes', async () => {
    const { searches } = await start()
    field().focus()
    await settled()
    field().dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    field().value = "tui'k"
    field().dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }))
    field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }))
    await pause()
    expect(searches()).toEqual([])
    field().value = '退款'
    field().dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
    await pause()
    expect(searches()).toEqual(['退款'])
  })

  it('keeps the query in the address, and follows it back', async () => {
    const { router, searches } = await start()
    field().focus()
    await type(field(), 'cup')
    await pause()
    expect(router.currentRoute.value.query.q).toBe('cup')
    await router.push({ path: '/', query: { q: 'saucer' } })
    await pause()
    expect([field().value, searches().at(-1)]).toEqual(['saucer', 'saucer'])
  })

  it('opens with what the address says, marks words as text, and can be used by everybody', async () => {
    const { place } = await start('/?q=refund')
    await pause()
    expect([...place.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['refund'])
    expect(place.querySelector('[data-field=note]')?.textContent).toContain('Internal note')
    expect(await faultsOf(place)).toEqual([])
  })

  it('completes by keyboard alone', async () => {
    const { searches } = await start()
    field().focus()
    await type(field(), 'sta')
    expect(field().getAttribute('aria-expanded')).toBe('true')
    await press('ArrowDown', field())
    expect(document.getElementById(field().getAttribute('aria-activedescendant')!)?.textContent).toContain('status:')
    await press('Enter', field())
    expect(field().value).toBe('status:')
    await press('ArrowDown', field())
    await press('Enter', field())
    await pause()
    expect([field().value, searches().at(-1)]).toEqual(['status:new ', 'status:new'])
  })

  it('suggests below the fields, by keyboard, and never changes what is typed by itself', async () => {
    const { searches, asked } = await start()
    field().focus()
    await type(field(), 'refu')
    await pause()
    expect(asked.filter(({ path }) => path.startsWith('/search/suggestions')).length).toBe(1)
    expect([...document.querySelectorAll('[role=option]')].map((one) => one.textContent?.replace(/\s+/g, ' ').trim())).toEqual(['refundWord · 3 tickets', 'Refugia DiazCustomer'])
    expect([field().value, searches().at(-1)]).toEqual(['refu', 'refu'])
    await type(field(), 'refun')
    expect([...document.querySelectorAll('[role=option]')].length).toBe(2)
    await press('ArrowDown', field())
    await press('Enter', field())
    expect(field().value).toBe('refund ')
    expect(document.querySelectorAll('[role=option]').length).toBe(0)
    await press('Enter', field())
    await type(field(), 'refu')
    await pause()
    expect(document.querySelectorAll('[role=option]').length).toBe(2)
    await press('Escape', field())
    expect([document.querySelectorAll('[role=option]').length, field().value]).toEqual([0, 'refu'])
  })

  it('asks for no suggestion while an input method composes, or when the caret stands inside of a word', async () => {
    const { asked } = await start()
    field().focus()
    await settled()
    field().dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    field().value = 'refu'
    field().dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }))
    await pause()
    field().dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
    field().setSelectionRange(2, 2)
    field().dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }))
    await pause()
    expect(asked.filter(({ path }) => path.startsWith('/search/suggestions'))).toEqual([])
  })

  it('offers what may have been meant, the order, and keeping', async () => {
    answer.didYouMean = 'saucer status:open'
    const { place, router, searches, kept, asked } = await start('/?q=suacer%20status:open')
    await pause()
    place.querySelector<HTMLElement>('[data-meant] button')!.click()
    await pause()
    expect([searches().at(-1), router.currentRoute.value.query.q]).toEqual(['saucer status:open', 'saucer status:open'])
    answer.didYouMean = null
    place.querySelector<HTMLElement>('[data-sort]')!.click()
    await settled()
    ;[...document.querySelectorAll<HTMLElement>('[role=menuitemradio]')].at(-1)!.click()
    await pause()
    expect(router.currentRoute.value.query.by).toBe('newest')
    expect(asked.filter(({ path }) => path.startsWith('/search?')).at(-1)!.path).toContain('sort=-updatedAt')
    place.querySelector<HTMLElement>('[data-save]')!.click()
    expect(kept).toEqual([{ q: 'saucer status:open', sort: '-updatedAt' }])
    expect(await faultsOf(place)).toEqual([])
  })

  it('closes with Esc, and the list comes back', async () => {
    const { router, opened, said } = await start('/?view=open&q=refund')
    await pause()
    field().focus()
    await press('Escape', field())
    expect([opened.value, router.currentRoute.value.fullPath, said]).toEqual([false, '/?view=open', ['focus-row']])
  })
})
