import { beforeEach, describe, expect, it } from 'vitest'
import type { Explained, LedgerEntry } from '@/api/model'
import { bring, setLocale } from '@/text'
import { consoleBook } from '@/text/books/console'
import { byDay, totals } from './ledger'
import { isoSeconds, longLength, shortLength, stepWord } from './length'
import { sentence } from './sentence'

// Written in the reader's own time, so that the days are the same wherever this runs.
const iso = (day: number, hour: number, minute = 0, ms = 0) => new Date(2026, 2, day, hour, minute, 0, ms).toISOString()
function entry(from: string, to: string, reason: LedgerEntry['reason'], more: Partial<LedgerEntry> = {}): LedgerEntry {
  return { from, to, reason, counted: reason === 'working' || reason === 'workday', why: reason, seconds: (Date.parse(to) - Date.parse(from)) / 1000, ...more }
}
const waited = [
  entry(iso(2, 9), iso(2, 10), 'working'),
  entry(iso(2, 10), iso(2, 12), 'paused', { status: 'pending' }),
  entry(iso(2, 12), iso(2, 15), 'working'),
]
const clock = (more: Partial<Explained> = {}): Explained => ({
  target: 'firstResponse', cycle: 1, policy: 'Standard', startedAt: iso(2, 9), dueAt: iso(2, 15), state: 'running', firedAt: [], ledger: waited, ...more,
})
const now = Date.parse(iso(2, 13))

beforeEach(() => {
  bring(consoleBook)
  setLocale('en')
})

describe('a ledger', () => {
  it('is cut at midnight and keeps whole days together', () => {
    const days = byDay([
      entry(iso(2, 16), iso(2, 18), 'working'),
      entry(iso(2, 18), iso(6, 9), 'holiday'),
      entry(iso(6, 9), iso(6, 11), 'working'),
    ])
    const date = (at: number) => new Date(at).getDate()
    expect(days.map((day) => [date(day.from), date(day.to), day.rows.map((row) => row.entry.reason)])).toEqual([
      [2, 2, ['working', 'holiday']],
      [3, 5, ['holiday']],
      [6, 6, ['holiday', 'working']],
    ])
    expect(days.flatMap((day) => day.rows).reduce((sum, row) => sum + row.seconds, 0)).toBe((4 * 24 - 5) * 3600)
  })

  it('adds up to the second, however odd the moments are', () => {
    const odd = [entry(iso(2, 9, 14, 180), iso(2, 10, 0, 700), 'working'), entry(iso(2, 10, 0, 700), iso(2, 12, 0, 300), 'paused', { status: 'pending' }), entry(iso(2, 12, 0, 300), iso(2, 15, 13, 780), 'working')]
    const counted = byDay(odd).flatMap((day) => day.rows).filter((row) => row.entry.counted)
    expect(counted.reduce((sum, row) => sum + row.seconds, 0)).toBe(totals(odd).counted)
  })

  it('is nothing when a clock has only begun', () => expect(byDay([])).toEqual([]))
})

describe('the sentence', () => {
  it('says what was promised, what was left out, and when it is due', () => {
    expect(sentence(clock(), now)).toBe('4 h of working time from Mon 09:00, paused 2 h while Pending: due Mon 15:00.')
    setLocale('zh-CN')
    expect(sentence(clock(), now)).toBe('自周一09:00起计 4 小时工作时间，其中“等待客户”期间暂停 2 小时，截止时间为周一15:00。')
  })

  it('names the time outside working hours', () => {
    const ledger = [entry(iso(2, 16), iso(2, 18), 'working'), entry(iso(2, 18), iso(3, 9), 'closed'), entry(iso(3, 9), iso(3, 11), 'working')]
    expect(sentence(clock({ ledger, startedAt: iso(2, 16), dueAt: iso(3, 11) }), now)).toBe('4 h of working time from Mon 16:00, 15 h outside working time: due Tue 11:00.')
  })

  it('says what is left while it stands still', () => {
    const still = clock({ state: 'paused', dueAt: null, leftSeconds: 3 * 3600, ledger: waited.slice(0, 2) })
    expect(sentence(still, now)).toBe('1 h of working time used since Mon 09:00, 3 h left. The clock stands still while the ticket is Pending.')
    setLocale('zh-CN')
    expect(sentence(still, now)).toContain('还剩 3 小时')
  })

  it('says who set it, and how it ended', () => {
    expect(sentence(clock({ manual: true }), now)).toBe('Due Mon 15:00, set by hand.')
    expect(sentence(clock({ state: 'met', endedAt: iso(2, 12, 30) }), now)).toMatch(/due Mon 15:00\. Met Mon 12:30\.$/)
    expect(sentence(clock({ state: 'breached', endedAt: iso(2, 15, 20) }), now)).toMatch(/Done Mon 15:20, 20 min late\.$/)
    expect(sentence(clock({ state: 'ended', endedAt: iso(2, 12, 30) }), now)).toMatch(/because nothing was left to wait for\.$/)
  })

  it('counts short clocks to the second', () => {
    const from = iso(2, 9)
    const to = new Date(Date.parse(from) + 40_000).toISOString()
    expect(sentence(clock({ startedAt: from, dueAt: to, ledger: [entry(from, to, 'working')] }), now)).toBe('40 s of working time from Mon 09:00:00: due Mon 09:00:40.')
  })
})

describe('lengths', () => {
  it.each([[0, '0s', '0 s'], [59, '59s', '59 s'], [60, '1m', '1 min'], [3599, '59m', '59 min 59 s'], [3600, '1h', '1 h'], [97_200, '1d 3h', '27 h'], [172_800, '2d', '48 h']])('%i s are %s and %s', (seconds, short, long) => {
    expect(shortLength(seconds)).toBe(short)
    expect(longLength(seconds)).toBe(long)
  })

  it('of policies are read, and their steps told', () => {
    expect([isoSeconds('PT15M'), isoSeconds('P1DT2H'), isoSeconds('PT1.5S'), isoSeconds('?')]).toEqual([900, 93_600, 1.5, 0])
    expect(['75%', '-PT15M', 'due', '+PT1H'].map(stepWord)).toEqual(['75% of the time used', '15 min before due', 'due time reached', '1 h after due'])
  })
})
