import type { Interaction, Ticket, TicketWithInteractions } from '@/api/model'

/** A ticket for tests; only what a test is about is named in it. */
export function sample(more: Partial<Ticket> = {}): Ticket {
  return {
    number: '10009', subject: 'Router blinks red', status: 'open', priority: 'normal', channel: 'mail', team: null, assignee: null,
    customer: { id: 1, name: 'Anna', email: 'anna@example.com', phone: null, tier: 'standard' }, tags: [], fields: {}, sentiment: null,
    topic: null, topicScore: null, language: 'en', signals: [], attention: 1, sla: [], snippet: '', version: 1, createdAt: '2026-03-01T09:00:00Z', updatedAt: '2026-03-01T09:00:00Z', ...more,
  }
}

export function said(id: number, kind: Interaction['kind'] = 'customer', text = 'Hello'): Interaction {
  return {
    id, kind, channel: 'mail', author: { kind: kind === 'customer' ? 'customer' : 'agent', name: 'Anna' }, text, html: null, attachments: [],
    sentiment: null, reading: null, automatic: false, mail: null, delivery: null, createdAt: '2026-03-01T09:00:00Z',
  }
}

export const whole = (interactions: Interaction[], more: Partial<Ticket> = {}): TicketWithInteractions => ({ ...sample(more), curve: [], interactions })
