import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Me, Ticket } from '@/api/model'
import { serve } from '@/test/server'
import { sample } from './sample'
import { useTicketList } from './useTicketList'
import { belongs, filtersOf } from './views'

const me: Me = { id: 1, email: 'maya@example.com', name: 'Maya', role: 'agent', scope: 'all', teams: ['Support'], locale: 'en', permissions: [] }
const at = (minute: number) => `2026-03-01T09:${String(minute).padStart(2, '0')}:00Z`
afterEach(() => vi.unstubAllGlobals())

async function list(items: Ticket[], next: string | null = null) {
  const asked = serve(() => ({ status: 200, body: { items, next } }))
  const made = useTicketList(() => me)
  await made.choose({ view: 'open', sort: '-updatedAt' })
  return { ...made, asked, numbers: () => made.items.value.map((ticket) => ticket.number) }
}

describe('a live list', () => {
  it('takes a new ticket in where it belongs', async () => {
    const { apply, numbers } = await list([sample({ number: '20', updatedAt: at(20) }), sample({ number: '10', updatedAt: at(10) })])
    apply(sample({ number: '15', updatedAt: at(15) }))
    expect(numbers()).toEqual(['20', '15', '10'])
    apply(sample({ number: '10', updatedAt: at(30), version: 2 }))
    expect(numbers()).toEqual(['10', '20', '15'])
  })

  it('lets a ticket go that left the view or the person', async () => {
    const { apply, drop, numbers } = await list([sample({ number: '20' }), sample({ number: '10' })])
    apply(sample({ number: '20', status: 'solved', version: 2 }))
    expect(numbers()).toEqual(['10'])
    drop('10')
    expect(numbers()).toEqual([])
  })

  it('changes nothing when the same or an older version comes again', async () => {
    const { apply, items } = await list([sample({ number: '20', version: 5, subject: 'Now' })])
    apply(sample({ number: '20', version: 4, subject: 'Before', status: 'solved' }))
    expect(items.value.map((ticket) => ticket.subject)).toEqual(['Now'])
  })

  it('takes over clocks that moved without a new version, and lets no answer put them back', async () => {
    const { apply, items } = await list([sample({ number: '20', version: 5 })])
    const moved = [{ target: 'resolution' as const, state: 'paused' as const, dueAt: null }]
    apply(sample({ number: '20', version: 5, sla: moved }))
    apply(sample({ number: '20', version: 5, sla: [] }), true)
    expect(items.value[0]!.sla).toEqual(moved)
  })

  it('leaves to a later page what comes after the last loaded row', async () => {
    const { apply, numbers } = await list([sample({ number: '20', updatedAt: at(20) })], 'more')
    apply(sample({ number: '5', updatedAt: at(5) }))
    expect(numbers()).toEqual(['20'])
  })
})

describe('a list that is narrowed', () => {
  const query = { view: 'all' as const, sort: '-updatedAt' as const }
  const late = sample({ topic: 'delivery/late', sentiment: { label: 'negative', score: 0.9 }, signals: ['urgency'] })

  it('asks the server for it', async () => {
    const asked = serve(() => ({ status: 200, body: { items: [], next: null } }))
    await useTicketList(() => me).choose({ ...query, topic: 'delivery/late', tone: 'negative', signal: 'anger' })
    expect(Object.fromEntries(new URLSearchParams(asked[0]!.path.split('?')[1]))).toMatchObject({ topic: 'delivery/late', tone: 'negative', signal: 'anger' })
  })

  it('keeps what fits, and only that, when a ticket changes', () => {
    const fits = (filters: object) => belongs(late, { ...query, ...filters }, me)
    expect([{ topic: 'delivery' }, { topic: 'delivery/late' }, { tone: 'negative' as const }, { signal: 'urgency' as const }].map(fits)).toEqual([true, true, true, true])
    expect([{ topic: 'billing' }, { topic: 'none' }, { tone: 'neutral' as const }, { signal: 'anger' as const }].map(fits)).toEqual([false, false, false, false])
  })

  it('takes no nonsense out of the address', () => {
    expect(filtersOf({ topic: 'delivery', tone: 'furious', signal: ['anger'] })).toEqual({ topic: 'delivery', tone: undefined, signal: undefined })
  })
})
