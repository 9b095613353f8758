import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, ref } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Me } from '@/api/model'
import { deskKey, type Desk } from '@/console/desk'
import { alike } from '@/similar/sample'
import { faultsOf, mount, press, settled, type, unmount } from '@/test/mount'
import { serve } from '@/test/server'
import { bring, setLocale } from '@/text'
import { consoleBook } from '@/text/books/console'
import { sample } from '@/ticket/sample'
import { toasts } from '@/ui/toast'
import NewTicketPane from './NewTicketPane.vue'

async function shown(me: Partial<Me> = { scope: 'all', teams: [] }) {
  const near = alike({ duplicate: true, why: { sameCustomer: true, words: ['parcel'] } })
  const asked = serve(({ path }) => (path === '/tickets' ? { status: 201, body: sample({ team: 'Two' }) } : { status: 200, body: { items: [near], complete: true } }))
  const blank = defineComponent({ render: () => null })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', name: 'list', component: blank }, { path: '/new', name: 'new', component: blank }, { path: '/tickets/:number', name: 'ticket', component: blank }] })
  await router.push('/new?view=mine')
  const wish = ref({ what: '', at: 0 })
  const desk = { router, wish, me: () => ({ email: 'maya@example.com', ...me }), teams: ref([{ id: 1, name: 'Two' }]) } as unknown as Desk
  const place = mount(NewTicketPane, { phone: false }, (app) => app.provide(deskKey, desk).use(router))
  await settled()
  const field = (name: string) => place.querySelector<HTMLInputElement>(`[name=${name}]`)!
  const submit = async () => (place.querySelector<HTMLFormElement>('form')!.dispatchEvent(new Event('submit', { cancelable: true })), await settled())
  const created = () => asked.filter(({ path }) => path === '/tickets')
  return { place, router, wish, field, submit, created }
}
async function filled(pane: Awaited<ReturnType<typeof shown>>) {
  await type(pane.field('email'), 'ann@mill.example')
  await type(pane.field('subject'), 'Parcel')
  await type(pane.field('text'), 'It never came.')
}

describe('the form for a new ticket', () => {
  beforeEach(() => (bring(consoleBook), setLocale('en'), localStorage.clear()))
  afterEach(() => (unmount(), vi.unstubAllGlobals(), localStorage.clear(), toasts.splice(0)))

  it('shows what is alike beside it while one writes, and says so aloud', async () => {
    const pane = await shown()
    expect(document.activeElement).toBe(pane.field('phone'))
    await filled(pane)
    await new Promise((done) => setTimeout(done, 550))
    await settled()
    expect(pane.place.querySelector('[data-similar] li')!.textContent).toMatch(/Possible duplicate.*Same customer ·/)
    expect(pane.place.querySelector('[role=status]')!.textContent).toBe('1 similar ticket, 1 possible duplicate')
    expect(pane.place.textContent).not.toContain('Merge into')
    for (const part of pane.place.querySelectorAll<HTMLElement>('form, footer, [data-similar]')) expect(await faultsOf(part)).toEqual([])
  })

  it('leads to the new ticket, from which back does not lead to an empty form', async () => {
    const pane = await shown()
    await filled(pane)
    await pane.submit()
    expect([pane.created().length, pane.router.currentRoute.value.fullPath]).toEqual([1, '/tickets/10009?view=mine'])
    expect(toasts.at(-1)!.text).toBe('Ticket 10009 created')
  })

  it('says where a ticket went that its writer may not see', async () => {
    const pane = await shown({ scope: 'team', teams: ['One'] })
    await filled(pane)
    await pane.submit()
    expect(pane.router.currentRoute.value.name).toBe('list')
    expect(toasts.at(-1)!.text).toBe('Ticket 10009 created for Two. It is out of your sight.')
  })

  it('leads to the first field at fault', async () => {
    const pane = await shown()
    await type(pane.field('phone'), '138 0013 8000')
    await pane.submit()
    expect(document.activeElement).toBe(pane.field('subject'))
    expect(pane.created()).toEqual([])
  })

  it('is created by Ctrl and Enter, not by Enter in a line nor while an input method composes', async () => {
    const pane = await shown()
    await filled(pane)
    await press('Enter', pane.field('subject'))
    pane.field('text').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, isComposing: true, bubbles: true }))
    await settled()
    expect(pane.created()).toEqual([])
    pane.field('text').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }))
    await settled()
    expect(pane.created()).toHaveLength(1)
  })

  it('is left by Esc, and still there when one comes back', async () => {
    const pane = await shown()
    await filled(pane)
    pane.wish.value = { what: 'leave', at: 1 }
    await settled()
    expect(pane.router.currentRoute.value.fullPath).toBe('/?view=mine')
    expect((await shown()).field('text').value).toBe('It never came.')
  })

  it('is emptied by a click, and brought back by another', async () => {
    const pane = await shown()
    await filled(pane)
    ;[...pane.place.querySelectorAll('button')].find((one) => one.getAttribute('aria-label') === 'Discard')!.click()
    await settled()
    expect(pane.field('text').value).toBe('')
    toasts.at(-1)!.action!.run()
    await settled()
    expect(pane.field('text').value).toBe('It never came.')
  })
})
