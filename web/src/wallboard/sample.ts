import type { Board, Figures } from '@/api/model'

const figures: Figures = {
  open: 0, unassigned: 0, waitingForUs: 0, atRisk15: 0, atRisk60: 0, breached: 0, oldestWaitingSince: null, oldestWaitingNumber: null,
  firstResponse: { met: 0, total: 0 }, resolution: { met: 0, total: 0 }, opened: 0, solved: 0, negative: { count: 0, total: 0 },
}
export const sampleFigures = (more: Partial<Figures> = {}): Figures => ({ ...figures, ...more })

/** An empty board for tests. */
export function sampleBoard(more: Partial<Board> = {}): Board {
  return {
    seq: 1, at: '2026-11-22T09:00:00Z', zone: 'Asia/Shanghai', total: figures, teams: [], ranking: [], agents: [], alarms: [],
    hours: Array.from({ length: 24 }, (_, hour) => ({ hour, opened: 0, solved: 0, openedBefore: 0, solvedBefore: 0 })),
    forecast: { due60: 0, pacePerHour: 0, likelyBreaches: 0 }, ...more,
  }
}
