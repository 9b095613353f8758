import type { Alarm, Figure, Figures, ViewKey } from '@/api/model'

/** In the order of the board: what hurts first. */
export const figureKeys: readonly Figure[] = ['waitingForUs', 'atRisk15', 'atRisk60', 'breached', 'oldestWaitingMinutes', 'unassigned', 'open']

/** The console's view that is nearest to a figure; the drawer narrows it to exactly what is counted. */
export const viewOf: Record<Figure, ViewKey> = {
  waitingForUs: 'open',
  oldestWaitingMinutes: 'open',
  atRisk15: 'atRisk',
  atRisk60: 'atRisk',
  breached: 'breached',
  unassigned: 'unassigned',
  open: 'open',
}

/** How a figure stands to what is wanted; the word is always shown with the colour. */
export type Standing = 'plain' | 'ok' | 'near' | 'over' | 'below'

/** At least this share of responses and resolutions should be in time. */
export const WANTED_SHARE = 0.9
/** A limit that nobody set: nothing may be breached. */
const NO_BREACH = 0
/** From this part of a limit on it is near; the server stops an alarm at the same part. */
const NEAR = 0.9

/** The figure's value, oldest waiting in whole minutes; `now` is the server's time in milliseconds. */
export function valueOf(figures: Figures, figure: Figure, now: number): number {
  if (figure !== 'oldestWaitingMinutes') return figures[figure]
  return figures.oldestWaitingSince ? Math.max(0, Math.floor((now - Date.parse(figures.oldestWaitingSince)) / 60_000)) : 0
}

/** Whether an alarm is one of this team's: undefined stands for all teams, null for tickets of no team, which have none. */
export const isOf = (alarm: { team: string | null }, team: string | null | undefined) => (team === undefined ? alarm.team === null : team !== null && alarm.team === team)

/** The limit that holds for a figure: the alarm set for it, the strictest where there are several. */
export function limitOf(alarms: readonly Alarm[], figure: Figure, team: string | null | undefined): number | undefined {
  const limits = alarms.filter((alarm) => alarm.figure === figure && isOf(alarm, team)).map((alarm) => alarm.above)
  return limits.length ? Math.min(...limits) : figure === 'breached' ? NO_BREACH : undefined
}

export function standing(value: number, limit: number | undefined): Standing {
  if (limit === undefined) return 'plain'
  if (value > limit) return 'over'
  return limit > 0 && value > limit * NEAR ? 'near' : 'ok'
}

export function shareStanding(met: number, total: number): Standing {
  if (!total) return 'plain'
  return met / total >= WANTED_SHARE ? 'ok' : 'below'
}

export function shareOf({ met, total }: { met: number; total: number }): number {
  return total ? met / total : Number.POSITIVE_INFINITY
}

/** Where the console shows what is behind a figure. */
export function consolePath(figure: Figure, team: string | null | undefined): string {
  const query = new URLSearchParams({ view: viewOf[figure] })
  if (team !== undefined) query.set('team', team ?? 'none')
  return `/console?${query}`
}
export const ticketPath = (number: string) => `/console/tickets/${encodeURIComponent(number)}`
