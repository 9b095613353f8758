import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Board } from '@/api/model'
import { BoardFeed } from './BoardFeed'
import { sampleBoard } from './sample'

/** The other end of the line, by hand. */
class Line {
  static all: Line[] = []
  onmessage?: (message: { data: string }) => void
  onclose?: (event: { code: number }) => void
  closedWith?: number
  constructor() {
    Line.all.push(this)
  }
  close(code = 1000) {
    this.closedWith = code
  }
  drop(code: number) {
    this.onclose?.({ code })
  }
  board(seq: number) {
    this.onmessage?.({ data: JSON.stringify({ type: 'board', board: sampleBoard({ seq }) }) })
  }
}
const last = () => Line.all[Line.all.length - 1]!

let seen: string[]
let probed: Board | 'ended' | null
let feed: BoardFeed
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', Line)
  Line.all = []
  seen = []
  probed = null
  feed = new BoardFeed('ws://desk', { line: (line) => seen.push(line), board: (board, first) => seen.push(`board ${board.seq}${first ? ' first' : ''}`), beat: () => seen.push('beat') }, async () => probed, () => 1)
  feed.open()
})
afterEach(() => {
  feed.close()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the wallboard’s line', () => {
  it('says which board begins a new line', () => {
    last().board(5)
    last().board(6)
    expect(seen).toEqual(['open', 'board 5 first', 'board 6'])
  })

  it('comes back after a cut, later each time', async () => {
    last().board(5)
    last().drop(1012)
    await vi.advanceTimersByTimeAsync(399)
    expect(Line.all).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(2)
    expect(Line.all).toHaveLength(2)
    last().drop(1006)
    await vi.advanceTimersByTimeAsync(799)
    expect(Line.all).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(2)
    last().board(4)
    expect(seen).toEqual(['open', 'board 5 first', 'lost', 'lost', 'open', 'board 4 first'])
  })

  it('ends with its session or link, and does not come back', async () => {
    last().board(5)
    last().drop(4401)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(seen).toEqual(['open', 'board 5 first', 'ended'])
    expect(Line.all).toHaveLength(1)
  })

  it('asks by a plain call when it is not let in, and takes the board from it', async () => {
    probed = sampleBoard({ seq: 7 })
    last().drop(1006)
    await vi.advanceTimersByTimeAsync(1)
    expect(seen).toEqual(['lost', 'board 7 first'])
  })

  it('ends when the plain call is refused', async () => {
    probed = 'ended'
    last().drop(1006)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(seen).toEqual(['lost', 'ended'])
    expect(Line.all).toHaveLength(1)
  })

  it('gives up a line that has gone silent', async () => {
    last().board(5)
    const dead = last()
    await vi.advanceTimersByTimeAsync(15_001)
    expect(dead.closedWith).toBe(4000)
    await vi.advanceTimersByTimeAsync(500)
    expect(Line.all).toHaveLength(2)
    dead.drop(4000) // the late echo of the old line changes nothing
    expect(seen).toEqual(['open', 'board 5 first', 'lost'])
  })
})
