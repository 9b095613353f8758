import { beforeEach, describe, expect, it } from 'vitest'
import type { SlaTarget } from '@/api/model'
import { bring, setLocale } from '@/text'
import { consoleBook } from '@/text/books/console'
import { sample } from '@/ticket/sample'
import { before, belongs } from '@/ticket/views'
import { atRiskFrom, matches, nextClock, secondsOf, standOf } from './clock'
import { chipWords } from './words'

const NOON = Date.parse('2026-03-02T12:00:00Z')
const at = (minutes: number) => new Date(NOON + minutes * 60_000).toISOString()
const clock = (more: Partial<SlaTarget> = {}): SlaTarget => ({ target: 'firstResponse', state: 'running', dueAt: at(60), atRiskAt: at(30), endedAt: null, ...more })

beforeEach(() => {
  bring(consoleBook)
  setLocale('en')
})

describe('a chip', () => {
  it.each<[string, SlaTarget, string, string, string]>([
    ['has time', clock(), 'fine', 'First response 1h', '首次响应 1小时'],
    ['is amber from its warning on', clock({ atRiskAt: at(-1) }), 'soon', 'First response 1h', '首次响应 1小时'],
    ['is amber a quarter of an hour before, where no warning is known', clock({ dueAt: at(12), atRiskAt: null }), 'soon', 'First response 12m', '首次响应 12分钟'],
    ['counts seconds at the end', clock({ dueAt: new Date(NOON + 44_200).toISOString(), atRiskAt: at(-1) }), 'soon', 'First response 45s', '首次响应 45秒'],
    ['counts up when it is past, before the server says so', clock({ dueAt: at(-8) }), 'breached', 'First response breached 8m', '首次响应已超时 8分钟'],
    ['stays breached while the ticket waits', clock({ state: 'breached', dueAt: at(-3000) }), 'breached', 'First response breached 2d 2h', '首次响应已超时 2天2小时'],
    ['stands still', clock({ state: 'paused', dueAt: null }), 'paused', 'First response paused', '首次响应已暂停'],
    ['is met', clock({ state: 'met', endedAt: at(-1) }), 'met', 'First response met', '首次响应已达成'],
    ['was met too late', clock({ state: 'breached', dueAt: at(-90), endedAt: at(-15) }), 'late', 'First response met 1h 15m late', '首次响应超时 1小时15分达成'],
    ['had nothing to wait for', clock({ state: 'ended', endedAt: at(-1) }), 'ended', 'First response ended', '首次响应已结束'],
  ])('that %s', (_, one, stand, en, zh) => {
    expect(standOf(one, NOON)).toBe(stand)
    expect(chipWords(one, NOON)).toBe(en)
    setLocale('zh-CN')
    expect(chipWords(one, NOON)).toBe(zh)
  })

  it('says in a list only what is needed there', () => {
    expect(chipWords(clock(), NOON, true)).toBe('Response 1h')
    expect(chipWords(clock({ dueAt: at(-8) }), NOON, true)).toBe('breached 8m')
    expect(chipWords(clock({ state: 'paused', dueAt: null }), NOON, true)).toBe('paused')
  })

  it('goes from the last second to the first one behind without a gap', () => {
    const due = clock({ dueAt: at(0), atRiskAt: at(-1) })
    expect([-1000, -1, 0, 999, 1000].map((ms) => [standOf(due, NOON + ms), secondsOf(due, NOON + ms)])).toEqual([['soon', 1], ['soon', 1], ['breached', 0], ['breached', 0], ['breached', 1]])
  })
})

describe('of several clocks', () => {
  it('a list shows what is due first, else what stands still, else nothing', () => {
    const later = clock({ target: 'resolution', dueAt: at(500) })
    const still = clock({ target: 'update', state: 'paused', dueAt: null })
    const met = clock({ target: 'nextResponse', state: 'met', dueAt: at(1), endedAt: at(0) })
    expect(nextClock([still, met, later, clock()])?.target).toBe('firstResponse')
    expect(nextClock([still, met])?.target).toBe('update')
    expect(nextClock([met])).toBeUndefined()
    expect(atRiskFrom({ sla: [met, still, later, clock({ atRiskAt: at(10) })] })).toBe(NOON + 10 * 60_000)
  })

  it('a ticket is found by how they stand', () => {
    const ticket = (due: string | null, ...sla: SlaTarget[]) => sample({ sla, nextBreach: due })
    const running = ticket(at(60), clock())
    expect([matches(running, 'onTime', NOON), matches(running, 'atRisk', NOON), matches(running, 'breached', NOON)]).toEqual([true, false, false])
    const late = Date.parse(at(61))
    expect([matches(running, 'onTime', late), matches(running, 'atRisk', late), matches(running, 'breached', late)]).toEqual([false, true, true])
    expect(matches(ticket(null, clock({ state: 'paused', dueAt: null })), 'paused', NOON)).toBe(true)
    expect(matches({ ...running, status: 'solved' }, 'breached', late)).toBe(false)
    const me = { email: 'maya@example.com', teams: [] }
    expect(belongs(running, { view: 'breached', sort: 'nextBreach' }, me, late)).toBe(true)
    expect(belongs(running, { view: 'open', sort: 'nextBreach', sla: 'paused' }, me, late)).toBe(false)
  })

  it('what is due next stands first, and what has no deadline last', () => {
    const tickets = [sample({ number: '1', nextBreach: null }), sample({ number: '2', nextBreach: at(60) }), sample({ number: '3', nextBreach: at(-5) })]
    expect(tickets.sort(before('nextBreach')).map((one) => one.number)).toEqual(['3', '2', '1'])
  })
})
