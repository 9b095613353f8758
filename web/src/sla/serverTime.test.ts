import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { heard, serverNow } from './serverTime'

const NOON = Date.parse('2026-03-02T12:00:00Z')
const iso = (ms: number) => new Date(ms).toISOString()
beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe("the server's time", () => {
  it('is what was heard and what has gone by since, whatever this clock is set to', () => {
    heard(iso(NOON), true)
    vi.advanceTimersByTime(60_000)
    vi.setSystemTime(0)
    expect(serverNow()).toBe(NOON + 60_000)
  })

  it('goes by the word that took the least time to come', () => {
    heard(iso(NOON), true)
    heard(iso(NOON - 5000)) // a fact that happened before, told again
    expect(serverNow()).toBe(NOON)
    heard(iso(NOON + 200))
    expect(serverNow()).toBe(NOON + 200)
  })

  it('starts anew on a new line, and lets nonsense pass by', () => {
    heard(iso(NOON), true)
    heard(undefined)
    heard('soon', true)
    expect(serverNow()).toBe(NOON)
    heard(iso(NOON - 3_600_000), true)
    expect(serverNow()).toBe(NOON - 3_600_000)
  })
})
