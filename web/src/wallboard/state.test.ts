import { describe, expect, it } from 'vitest'
import { sampleBoard } from './sample'
import { after, begun, isStale, serverNow, silence } from './state'

const start = Date.parse('2026-11-22T09:00:00Z')
const board = (seq: number, at = '2026-11-22T09:00:00Z') => sampleBoard({ seq, at })

describe('a board', () => {
  it('is stale when nothing came for ten seconds, and beats keep it fresh', () => {
    let state = after(begun(start), { type: 'board', board: board(5), at: start })
    expect(isStale(state, start + 9_999)).toBe(false)
    expect(isStale(state, start + 10_000)).toBe(true)
    state = after(state, { type: 'beat', serverAt: '2026-11-22T09:00:09Z', at: start + 9_000 })
    expect(isStale(state, start + 18_000)).toBe(false)
    expect(silence(state, start + 12_000)).toBe(3_000)
  })

  it('is stale too when nothing has ever come', () => expect(isStale(begun(start), start + 10_000)).toBe(true))

  it('is not made stale by a clock that was set back', () => expect(silence(begun(start), start - 3_600_000)).toBe(0))

  it('takes no older figures on the same line, and any on a new one', () => {
    let state = after(begun(start), { type: 'board', board: board(5), at: start })
    state = after(state, { type: 'board', board: board(4), at: start + 1000 })
    expect(state.board?.seq).toBe(5)
    expect(state.heardAt).toBe(start + 1000)
    state = after(state, { type: 'board', board: board(4), at: start + 2000, first: true })
    expect(state.board?.seq).toBe(4)
  })

  it('takes figures that changed by time alone', () => {
    const state = after(after(begun(start), { type: 'board', board: board(5), at: start }), { type: 'board', board: sampleBoard({ seq: 5, total: { ...board(5).total, breached: 1 } }), at: start })
    expect(state.board?.total.breached).toBe(1)
  })

  it('shows the server’s time, which stands still when the figures do', () => {
    const slow = start - 60_000 // this machine is a minute slow
    const state = after(begun(slow), { type: 'board', board: board(5), at: slow })
    expect(serverNow(state, slow + 4_000)).toBe(start + 4_000)
    expect(serverNow(state, slow + 60_000)).toBe(start)
  })
})
