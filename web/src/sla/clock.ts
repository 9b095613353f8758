import type { SlaTarget, Ticket } from '@/api/model'

/** How a clock is shown. `late` has ended behind its due time, `ended` had nothing left to wait for. */
export type Stand = 'fine' | 'soon' | 'breached' | 'paused' | 'met' | 'late' | 'ended'
export type SlaFilter = 'onTime' | 'atRisk' | 'breached' | 'paused'
export const slaFilters: readonly SlaFilter[] = ['onTime', 'atRisk', 'breached', 'paused']

const SOON_MS = 15 * 60_000
const time = (iso: string | null | undefined) => (iso ? Date.parse(iso) : null)
const open = (clock: SlaTarget) => !clock.endedAt && clock.state !== 'met' && clock.state !== 'ended'

export function standOf(clock: SlaTarget, now: number): Stand {
  if (clock.state === 'met' || clock.state === 'ended') return clock.state
  if (clock.endedAt) return 'late'
  const due = time(clock.dueAt)
  if (clock.state === 'breached' || (due !== null && due <= now)) return 'breached'
  if (clock.state === 'paused' || due === null) return 'paused'
  return (time(clock.atRiskAt) ?? due - SOON_MS) <= now ? 'soon' : 'fine'
}

/** Whole seconds until it is due, or since then; null where nothing is counted. */
export function secondsOf(clock: SlaTarget, now: number): number | null {
  const due = time(clock.dueAt)
  switch (standOf(clock, now)) {
    case 'fine':
    case 'soon':
      return Math.max(0, Math.ceil((due! - now) / 1000))
    case 'breached':
      return due === null ? null : Math.max(0, Math.floor((now - due) / 1000))
    case 'late':
      return due === null ? null : Math.max(0, Math.floor((time(clock.endedAt)! - due) / 1000))
    default:
      return null
  }
}

/** The clock that a list shows: what is due first, else what stands still; none when all have ended. */
export function nextClock(clocks: readonly SlaTarget[]): SlaTarget | undefined {
  const left = clocks.filter(open)
  const dated = left.filter((clock) => clock.dueAt).sort((one, two) => Date.parse(one.dueAt!) - Date.parse(two.dueAt!))
  return dated[0] ?? left[0]
}

/** When the first of a ticket's clocks counts as at risk. */
export function atRiskFrom(ticket: Pick<Ticket, 'sla'>): number | null {
  const times = ticket.sla.filter(open).map((clock) => time(clock.atRiskAt)).filter((at) => at !== null)
  return times.length ? Math.min(...times) : null
}

/** The server's filter of lists, asked here again so that a change is seen at once. */
export function matches(ticket: Ticket, filter: SlaFilter, now: number): boolean {
  if (ticket.status === 'solved' || ticket.status === 'closed') return false
  const due = time(ticket.nextBreach)
  const risk = atRiskFrom(ticket)
  switch (filter) {
    case 'atRisk':
      return risk !== null && risk <= now
    case 'breached':
      return due !== null && due <= now
    case 'paused':
      return due === null && ticket.sla.some((clock) => clock.state === 'paused')
    case 'onTime':
      return due !== null && due > now && risk !== null && risk > now
  }
}
