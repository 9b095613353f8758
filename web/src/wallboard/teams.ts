import type { Board } from '@/api/model'
import { shareOf } from './figures'

export type TeamFigures = Board['teams'][number]
export const teamSorts = ['rank', 'waitingForUs', 'breached', 'firstResponse', 'name'] as const
export type TeamSort = (typeof teamSorts)[number]

export interface TeamRow extends TeamFigures {
  /** From 1 on; undefined while nobody of the team has answered today. */
  place?: number
  medianSeconds?: number
  answered: number
}

/** The teams with their place in today's ranking. */
export function teamRows({ teams, ranking }: Pick<Board, 'teams' | 'ranking'>): TeamRow[] {
  return teams.map((team) => {
    const at = ranking.findIndex((one) => one.team === team.team)
    return { ...team, place: at < 0 ? undefined : at + 1, medianSeconds: ranking[at]?.medianFirstResponseSeconds, answered: ranking[at]?.answered ?? 0 }
  })
}

/** The same order for the same figures, with the name as the tie-break; tickets of no team come last by name. */
export function sorted(rows: readonly TeamRow[], sort: TeamSort): TeamRow[] {
  const byName = (one: TeamRow, two: TeamRow) => (one.team === null ? 1 : two.team === null ? -1 : one.team.localeCompare(two.team))
  const value: Record<Exclude<TeamSort, 'name'>, (row: TeamRow) => number> = {
    rank: (row) => row.place ?? Number.MAX_SAFE_INTEGER,
    waitingForUs: (row) => -row.waitingForUs,
    breached: (row) => -row.breached,
    firstResponse: (row) => Math.min(2, shareOf(row.firstResponse)),
  }
  return [...rows].sort((one, two) => (sort === 'name' ? 0 : value[sort](one) - value[sort](two)) || byName(one, two))
}
