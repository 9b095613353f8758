import { api, ask } from '@/api/client'
import type { Figure, Ticket, ViewKey } from '@/api/model'

/** What a drawer shows: a figure, and the team whose it is (undefined: all of them, null: of no team). */
export interface Behind {
  figure: Figure
  team: string | null | undefined
}

export const MOST = 100

const MINUTE = 60_000
const dueIn = (ticket: Ticket, now: number) => (ticket.nextBreach ? Date.parse(ticket.nextBreach) - now : Number.MAX_SAFE_INTEGER)
const within = (minutes: number) => (ticket: Ticket, now: number) => dueIn(ticket, now) > 0 && dueIn(ticket, now) <= minutes * MINUTE

/** The last word is the customer's: an open response clock says so; a ticket without such clocks may be waiting. */
function waits(ticket: Ticket): boolean {
  const responses = ticket.sla.filter((clock) => clock.target === 'firstResponse' || clock.target === 'nextResponse')
  return responses.length === 0 || responses.some((clock) => !clock.endedAt)
}

/** Which lists hold a figure's tickets, and which of their tickets are counted. */
const sources: Record<Figure, { views: ViewKey[]; counted: (ticket: Ticket, now: number) => boolean }> = {
  open: { views: ['open', 'pending', 'onHold'], counted: () => true },
  unassigned: { views: ['unassigned'], counted: () => true },
  waitingForUs: { views: ['open'], counted: waits },
  oldestWaitingMinutes: { views: ['open'], counted: waits },
  // Not the view `atRisk`: a policy's own warning may come later than the figure's 60 minutes.
  atRisk15: { views: ['open', 'pending', 'onHold'], counted: within(15) },
  atRisk60: { views: ['open', 'pending', 'onHold'], counted: within(60) },
  breached: { views: ['breached'], counted: () => true },
}

/** Those that a figure counts, the most pressing first. `now` is the server's time in milliseconds. */
export function counted(tickets: readonly Ticket[], figure: Figure, now: number): Ticket[] {
  return tickets.filter((ticket) => sources[figure].counted(ticket, now)).sort((one, two) => dueIn(one, now) - dueIn(two, now))
}

export async function ticketsBehind({ figure, team }: Behind, now: number): Promise<Ticket[]> {
  const pages = await Promise.all(sources[figure].views.map((view) =>
    ask(api.GET('/tickets', { params: { query: { view, sort: 'nextBreach', limit: MOST, ...(team !== undefined && { team: team ?? 'none' }) } } })),
  ))
  return counted(pages.flatMap((page) => page.items), figure, now)
}
