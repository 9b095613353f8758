import { signalKinds, tones, type Me, type SignalKind, type Ticket, type Tone, type ViewKey } from '@/api/model'
import { stands } from '@/reading/topics'
import { matches, type SlaFilter } from '@/sla/clock'

/** In the order of the rail; the server counts them and decides who may see what. */
export const viewKeys: readonly ViewKey[] = ['mine', 'unassigned', 'team', 'atRisk', 'breached', 'open', 'pending', 'onHold', 'solved', 'all']

export type Sort = 'attention' | '-updatedAt' | 'updatedAt' | '-createdAt' | 'createdAt' | '-priority' | 'nextBreach'
export const sorts: readonly Sort[] = ['attention', '-updatedAt', 'updatedAt', '-createdAt', 'createdAt', '-priority', 'nextBreach']

/** What most needs somebody first where work waits; by due time where that is what the view is about. */
export function usualSort(view: ViewKey): Sort {
  switch (view) {
    case 'mine':
    case 'unassigned':
    case 'team':
    case 'open':
      return 'attention'
    case 'atRisk':
    case 'breached':
      return 'nextBreach'
    case 'pending':
    case 'onHold':
    case 'solved':
    case 'all':
      return '-updatedAt'
  }
}

/** What lists are narrowed to by what was read in the tickets. */
export interface Filters {
  /** A topic, a branch for all below it, or `none`. */
  topic?: string
  tone?: Tone
  signal?: SignalKind
}

/** Out of an address, where anything may stand. */
export function filtersOf(query: Record<string, unknown>): Filters {
  return {
    topic: typeof query.topic === 'string' && query.topic ? query.topic : undefined,
    tone: tones.find((one) => one === query.tone),
    signal: signalKinds.find((one) => one === query.signal),
  }
}

function fits(ticket: Ticket, { topic, tone, signal }: Filters): boolean {
  if (topic !== undefined && !stands(topic, ticket.topic)) return false
  if (tone !== undefined && ticket.sentiment?.label !== tone) return false
  return signal === undefined || ticket.signals.includes(signal)
}

export interface ListQuery extends Filters {
  view: ViewKey
  team?: string
  sort: Sort
  sla?: SlaFilter
}

/**
 * Whether a ticket that just changed stands in a view. The same question the server answers in SQL; asked here again so
 * that a change is seen at once, without loading the list.
 */
export function belongs(ticket: Ticket, query: ListQuery, me: Pick<Me, 'email' | 'teams'>, now = Date.now()): boolean {
  if (query.sla !== undefined && !matches(ticket, query.sla, now)) return false
  if (!fits(ticket, query)) return false
  if (query.team !== undefined && ticket.team !== query.team) return false
  const unsolved = ticket.status !== 'solved' && ticket.status !== 'closed'
  switch (query.view) {
    case 'mine':
      return unsolved && ticket.assignee === me.email
    case 'unassigned':
      return unsolved && ticket.assignee === null
    case 'team':
      return unsolved && ticket.team !== null && me.teams.includes(ticket.team)
    case 'atRisk':
    case 'breached':
      return matches(ticket, query.view, now)
    case 'open':
      return ticket.status === 'new' || ticket.status === 'open'
    case 'pending':
    case 'onHold':
    case 'solved':
      return ticket.status === query.view
    case 'all':
      return true
  }
}

const rank = { low: 0, normal: 1, high: 2, urgent: 3 }

/** The server's order, with the number as the tie-break, so that a row never jumps between two equal places. */
export function before(sort: Sort): (one: Ticket, two: Ticket) => number {
  const older = (one: Ticket, two: Ticket) => one.number.localeCompare(two.number, 'en', { numeric: true })
  const by = (value: (ticket: Ticket) => number, down: boolean) => (one: Ticket, two: Ticket) =>
    (down ? -1 : 1) * (value(one) - value(two) || older(one, two))
  switch (sort) {
    case 'attention':
      return by((ticket) => -ticket.attention, false)
    case '-priority':
      return by((ticket) => rank[ticket.priority], true)
    case 'nextBreach':
      return by((ticket) => (ticket.nextBreach ? Date.parse(ticket.nextBreach) : Number.MAX_SAFE_INTEGER), false)
    case 'createdAt':
    case '-createdAt':
      return by((ticket) => Date.parse(ticket.createdAt), sort.startsWith('-'))
    case 'updatedAt':
    case '-updatedAt':
      return by((ticket) => Date.parse(ticket.updatedAt), sort.startsWith('-'))
  }
}
