import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ref, shallowRef } from 'vue'
import type { TicketWithInteractions } from '@/api/model'
import { deskKey, type Desk } from '@/console/desk'
import { faultsOf, mount, press, settled, type, unmount } from '@/test/mount'
import { serve } from '@/test/server'
import { bring, setLocale } from '@/text'
import { consoleBook } from '@/text/books/console'
import { sample, said, whole } from '@/ticket/sample'
import { useConversation } from '@/ticket/useConversation'
import { about, topics } from './sample'
import TopicField from './TopicField.vue'

beforeEach(() => {
  bring(consoleBook)
  setLocale('en')
})
afterEach(() => {
  unmount()
  vi.unstubAllGlobals()
})

async function shown(ticket: TicketWithInteractions) {
  const asked = serve(({ method }) => (method === 'GET' ? { status: 200, body: ticket } : { status: 200, body: sample({ version: 2 }) }))
  const conversation = useConversation()
  await conversation.open(ticket.number)
  const desk = { conversation, topics: shallowRef(topics), list: { apply: () => {} }, wish: ref({ what: '', at: 0 }) } as unknown as Desk
  const place = mount(TopicField, { ticket }, (app) => app.provide(deskKey, desk))
  const button = place.querySelector<HTMLButtonElement>('button[aria-haspopup=listbox]')!
  return { place, button, written: () => asked.filter(({ method }) => method !== 'GET').map(({ method, path, body }) => [method, path, body]) }
}
const right = (place: HTMLElement) => [...place.querySelectorAll('button')].find((one) => one.textContent?.trim() === 'Right')

describe('the topic of a ticket', () => {
  it('says when it is only suggested, and how sure', async () => {
    const { place } = await shown(whole([about(4, 'delivery/late')], { topic: 'delivery/late', topicScore: 0.824 }))
    expect(place.textContent).toContain('Delivery › Late')
    expect(place.textContent).toContain('Suggested, 82 %')
    expect(await faultsOf(place)).toEqual([])
  })

  it('is confirmed in one click, at the message that it was read in', async () => {
    const messages = [about(3, null), said(4, 'reply'), about(5, 'delivery/late'), about(6, 'billing/refund')]
    const { place, written } = await shown(whole(messages, { topic: 'delivery/late', topicScore: 0.824 }))
    right(place)!.click()
    await settled()
    expect(written()).toEqual([['POST', '/tickets/10009/interactions/5/correction', { topic: 'delivery/late' }]])
  })

  it('stands plain when a person said so', async () => {
    const { place } = await shown(whole([about(4, 'delivery/late')], { topic: 'delivery/late', topicScore: 1 }))
    expect(place.textContent).not.toContain('Suggested')
    expect(right(place)).toBeUndefined()
  })

  it('is chosen by typing, and changes the ticket', async () => {
    const { place, button, written } = await shown(whole([about(4, 'delivery/late')], { topic: 'delivery/late', topicScore: 0.8 }))
    button.click()
    await settled()
    const field = place.querySelector('input')!
    await type(field, 'tk')
    expect([...place.querySelectorAll('[role=option]')].map((one) => one.textContent?.trim())).toEqual(['Billing › Refund'])
    await press('Enter', field)
    expect(written()).toEqual([['PATCH', '/tickets/10009', { topic: 'billing/refund' }]])
  })

  it('can be none', async () => {
    const { place, button, written } = await shown(whole([about(4, 'delivery/late')], { topic: 'delivery/late', topicScore: 1 }))
    button.click()
    await settled()
    await type(place.querySelector('input')!, 'no topic')
    await press('Enter', place.querySelector('input'))
    expect(written()).toEqual([['PATCH', '/tickets/10009', { topic: null }]])
  })

  it('that is chosen as it was suggested is a confirmation; what is chosen again changes nothing', async () => {
    const suggested = await shown(whole([about(4, 'delivery/late')], { topic: 'delivery/late', topicScore: 0.8 }))
    suggested.button.click()
    await settled()
    await press('Enter', suggested.place.querySelector('input'))
    expect(suggested.written()).toEqual([['POST', '/tickets/10009/interactions/4/correction', { topic: 'delivery/late' }]])
    const given = await shown(whole([about(4, null)], { topic: 'delivery/late', topicScore: 1 }))
    given.button.click()
    await settled()
    await press('Enter', given.place.querySelector('input'))
    expect(given.written()).toEqual([])
  })

  it('that is retired stays with its ticket, and is offered to no other', async () => {
    const labels = async (topic: string | null) => {
      const { place, button } = await shown(whole([], { topic, topicScore: topic === null ? null : 1 }))
      button.click()
      await settled()
      return [...place.querySelectorAll('[role=option]')].map((one) => one.textContent?.trim())
    }
    expect(await labels('delivery/drone')).toContain('Delivery › By drone retired')
    expect(await labels(null)).not.toContain('Delivery › By drone retired')
  })
})
