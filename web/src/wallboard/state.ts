import type { Board } from '@/api/model'

/** How the socket stands; `ended` when the session or the link is no longer good and nothing will come again. */
export type Line = 'connecting' | 'open' | 'lost' | 'ended'

export interface BoardState {
  board: Board | null
  line: Line
  /** When something last came, on this machine's clock in milliseconds. */
  heardAt: number
  /** What to add to this machine's clock to get the server's, in milliseconds. */
  skew: number
}

export type BoardEvent =
  | { type: 'board'; board: Board; at: number; first?: boolean }
  | { type: 'beat'; serverAt: string; at: number }
  | { type: 'line'; line: Line }

/** The server beats every 5 s; two that are missing make the board a frozen one. */
export const STALE_MS = 10_000

export const begun = (at: number): BoardState => ({ board: null, line: 'connecting', heardAt: at, skew: 0 })

/** What the board is after an event. A board older than the one shown changes nothing, unless it starts a new line. */
export function after(state: BoardState, event: BoardEvent): BoardState {
  switch (event.type) {
    case 'line':
      return { ...state, line: event.line }
    case 'beat':
      return { ...state, heardAt: event.at, skew: Date.parse(event.serverAt) - event.at }
    case 'board': {
      const late = !event.first && state.board !== null && event.board.seq < state.board.seq
      const heard = { ...state, heardAt: event.at, skew: Date.parse(event.board.at) - event.at }
      return late ? { ...state, heardAt: event.at } : { ...heard, board: event.board }
    }
  }
}

/** For how long nothing has come, in milliseconds; a clock that was set back counts as news. */
export const silence = (state: BoardState, now: number) => Math.max(0, now - state.heardAt)

export const isStale = (state: BoardState, now: number) => silence(state, now) >= STALE_MS

/** The server's time. It stands still with the figures: a frozen board must not look alive because a clock ticks on it. */
export function serverNow(state: BoardState, now: number): number {
  return (isStale(state, now) ? state.heardAt : now) + state.skew
}
