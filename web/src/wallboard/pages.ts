import type { Board } from '@/api/model'

export const pageNames = ['now', 'today', 'teams', 'people'] as const
export type PageName = (typeof pageNames)[number]

/** One page of TV mode; long lists take several, since nobody scrolls a TV. */
export interface Page {
  name: PageName
  from: number
  to: number
  part: number
  parts: number
}

export const TEAMS_A_PAGE = 8
export const PEOPLE_A_PAGE = 30

function parts(name: PageName, count: number, size: number): Page[] {
  const all = Math.max(1, Math.ceil(count / size))
  return Array.from({ length: all }, (_, part) => ({ name, from: part * size, to: (part + 1) * size, part: part + 1, parts: all }))
}

/** The pages that turn; for one team there is no table of teams. */
export function pagesOf(board: Pick<Board, 'teams' | 'agents'>, team: string | null | undefined): Page[] {
  const people = board.agents.filter((agent) => team === undefined || (team !== null && agent.teams.includes(team)))
  return [
    ...parts('now', 1, 1),
    ...parts('today', 1, 1),
    ...(team === undefined ? parts('teams', board.teams.length, TEAMS_A_PAGE) : []),
    ...parts('people', people.length, PEOPLE_A_PAGE),
  ]
}
