import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Me, Ticket } from '@/api/model'
import { serve } from '@/test/server'
import { sample } from './sample'
import { useTicketList } from './useTicketList'

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
