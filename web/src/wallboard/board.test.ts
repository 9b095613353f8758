import { beforeEach, describe, expect, it } from 'vitest'
import type { Alarm, RingingAlarm, Ticket } from '@/api/model'
import { bring, has, setLocale } from '@/text'
import { wallboardBook } from '@/text/books/wallboard'
import { sample as ticket } from '@/ticket/sample'
import { counted } from './behind'
import { cannotRise, raises } from './bulk'
import { byThisHour, niceTop, stepLine } from './chart'
import { consolePath, figureKeys, limitOf, shareStanding, standing, valueOf } from './figures'
import { clockTime, hourOf, percent, span, ticking } from './format'
import { asWriting, rowOf, tvAddress } from './limits'
import { pagesOf } from './pages'
import { concerns, ringingKey, sounding, stillRinging } from './ringing'
import { sampleBoard, sampleFigures } from './sample'
import { sorted, teamRows } from './teams'
import { readAddress, writeAddress } from './useAddress'
import { turned } from './useRotation'

beforeEach(() => {
  bring(wallboardBook)
  setLocale('en')
})

const limit = (more: Partial<Alarm> = {}): Alarm => ({ id: 1, figure: 'waitingForUs', team: null, above: 10, sound: true, webhook: null, ...more })
const ring = (more: Partial<RingingAlarm> = {}): RingingAlarm => ({ id: 1, figure: 'waitingForUs', team: null, value: 12, above: 10, since: '2026-11-22T09:00:00Z', ...more })

describe('format', () => {
  it('ticks in seconds, minutes, hours and then days', () => {
    expect([0, 42_000, 849_000, 8_049_000, 86_399_000, 100 * 3_600_000].map(ticking)).toEqual(['0:00', '0:42', '14:09', '2:14:09', '23:59:59', '4 d 4 h'])
    expect(ticking(-5_000)).toBe('0:00')
  })
  it('says a length of time in two units at most, in both languages', () => {
    expect([45, 340, 9_240, 200_000].map(span)).toEqual(['45 s', '6 min', '2 h 34 min', '2 d 7 h'])
    setLocale('zh-CN')
    expect([45, 340, 9_240].map(span)).toEqual(['45 秒', '6 分钟', '2 小时 34 分'])
  })
  it('rounds nothing up to all and nothing down to none', () => {
    expect([percent(999, 1000), percent(1000, 1000), percent(1, 1000), percent(0, 9), percent(0, 0)]).toEqual(['99%', '100%', '1%', '0%', '–'])
  })
  it('shows the installation’s time of day, also at midnight', () => {
    const midnight = Date.parse('2026-11-21T16:00:05Z')
    expect(clockTime(midnight, 'Asia/Shanghai')).toBe('00:00:05')
    expect(hourOf(midnight, 'Asia/Shanghai')).toBe(0)
  })
})

describe('figures', () => {
  it.each(figureKeys)('%s has a name and a definition', (figure) => {
    expect(has(`wallboard.fig_${figure}`) && has(`wallboard.def_${figure}`)).toBe(true)
  })
  it('count how long the oldest waits in whole minutes', () => {
    const now = Date.parse('2026-11-22T09:10:59Z')
    expect(valueOf(sampleFigures({ oldestWaitingSince: '2026-11-22T09:00:00Z' }), 'oldestWaitingMinutes', now)).toBe(10)
    expect(valueOf(sampleFigures(), 'oldestWaitingMinutes', now)).toBe(0)
  })
  it('take the strictest limit of their own team, and none of another’s', () => {
    const limits = [limit(), limit({ id: 2, above: 5 }), limit({ id: 3, team: 'Billing', above: 2 })]
    expect([limitOf(limits, 'waitingForUs', undefined), limitOf(limits, 'waitingForUs', 'Billing'), limitOf(limits, 'waitingForUs', 'Support')]).toEqual([5, 2, undefined])
    expect(limitOf(limits, 'waitingForUs', null)).toBeUndefined() // a limit of all teams is none of the tickets of no team
    expect(limitOf([], 'breached', 'Support')).toBe(0)
  })
  it('stand to their limit', () => {
    expect([standing(5, undefined), standing(9, 10), standing(10, 10), standing(11, 10), standing(0, 0), standing(1, 0)]).toEqual(['plain', 'ok', 'near', 'over', 'ok', 'over'])
    expect([shareStanding(9, 10), shareStanding(8, 10), shareStanding(0, 0)]).toEqual(['ok', 'below', 'plain'])
  })
  it('lead to the console, of a team or of none', () => {
    expect(consolePath('atRisk15', undefined)).toBe('/console?view=atRisk')
    expect(consolePath('breached', '售后 & 服务')).toBe(`/console?view=breached&team=${encodeURIComponent('售后 & 服务').replaceAll('%20', '+')}`)
    expect(consolePath('open', null)).toBe('/console?view=open&team=none')
  })
})

describe('the tickets behind a figure', () => {
  const now = Date.parse('2026-11-22T09:00:00Z')
  const due = (number: string, minutes: number | null, more: Partial<Ticket> = {}) => ({ ...ticket({ number }), nextBreach: minutes === null ? null : new Date(now + minutes * 60_000).toISOString(), ...more })
  const numbers = (tickets: Ticket[]) => tickets.map((one) => one.number)

  it('are those that are counted, the most pressing first', () => {
    const tickets = [due('5', null), due('4', 61), due('3', 60), due('2', 15), due('1', -1)]
    expect(numbers(counted(tickets, 'atRisk60', now))).toEqual(['2', '3'])
    expect(numbers(counted(tickets, 'atRisk15', now))).toEqual(['2'])
    expect(numbers(counted(tickets, 'open', now))).toEqual(['1', '2', '3', '4', '5'])
  })
  it('wait for us while a response clock is open, or when there is none', () => {
    const clock = (endedAt: string | null) => ({ sla: [{ target: 'firstResponse' as const, dueAt: null, state: 'running' as const, endedAt }] })
    expect(numbers(counted([due('1', 5, clock(null)), due('2', 6, clock('2026-11-22T08:00:00Z')), due('3', 7, { sla: [] })], 'waitingForUs', now))).toEqual(['1', '3'])
  })
})

describe('bulk', () => {
  it('raises by one step each, and leaves urgent ones', () => {
    const tickets = (['low', 'high', 'low', 'urgent'] as const).map((priority, at) => ticket({ number: String(at), priority }))
    expect(raises(tickets)).toEqual([{ priority: 'normal', numbers: ['0', '2'] }, { priority: 'urgent', numbers: ['1'] }])
    expect(cannotRise(tickets).map((one) => one.number)).toEqual(['3'])
  })
})

describe('alarms', () => {
  it('that ring again are new ones to acknowledge', () => {
    const old = ringingKey(ring())
    expect(stillRinging([old], [ring({ since: '2026-11-22T10:00:00Z' })])).toEqual([])
    expect(stillRinging([old], [ring()])).toEqual([old])
  })
  it('make a sound unless acknowledged or set silent', () => {
    const all = [ring(), ring({ id: 2 }), ring({ id: 3 })]
    expect(sounding(all, [ringingKey(all[0]!)], [limit({ id: 2, sound: false })]).map((one) => one.id)).toEqual([3])
  })
  it('of a team are not shown on another team’s board', () => {
    expect([concerns(ring({ team: 'Billing' }), 'Support'), concerns(ring({ team: 'Billing' }), undefined), concerns(ring(), 'Support')]).toEqual([false, true, true])
  })
  it('are written as they were read', () => {
    expect(asWriting(rowOf(limit({ team: 'Billing', webhook: 'https://x.example/y' })))).toEqual({ figure: 'waitingForUs', team: 'Billing', above: 10, sound: true, webhook: 'https://x.example/y' })
    expect(asWriting({ ...rowOf(limit()), webhook: ' ', above: '7.9' })).toEqual({ figure: 'waitingForUs', team: null, above: 7, sound: true, webhook: null })
  })
})

describe('pages', () => {
  it('turn round both ends', () => expect([turned(3, 1, 4), turned(0, -1, 4), turned(5, 0, 2), turned(1, 1, 0)]).toEqual([0, 3, 1, 0]))
  it('of long lists are several, and one team has no table of teams', () => {
    const teams = Array.from({ length: 9 }, (_, at) => ({ ...sampleFigures(), team: `T${at}` }))
    const board = sampleBoard({ teams, agents: [{ name: 'Li', teams: ['T1'], state: 'online', open: 1 }] })
    expect(pagesOf(board, undefined).map(({ name, part, parts }) => `${name} ${part}/${parts}`)).toEqual(['now 1/1', 'today 1/1', 'teams 1/2', 'teams 2/2', 'people 1/1'])
    expect(pagesOf(board, 'T1').map(({ name }) => name)).toEqual(['now', 'today', 'people'])
  })
  it('are kept in the address beside what else stands there', () => {
    expect(readAddress('?tv=1&team=Billing')).toEqual({ tv: true, team: 'Billing' })
    expect(writeAddress('?x=1&tv=1', { tv: false, team: '售后' })).toBe(`?x=1&team=${encodeURIComponent('售后')}`)
    expect(writeAddress('?tv=1', { tv: false, team: undefined })).toBe('')
  })
  it('of a link for a TV keep the secret behind the hash', () => expect(tvAddress('/wallboard#link=abc')).toBe('http://desk.test/wallboard?tv=1#link=abc'))
})

describe('teams', () => {
  const board = sampleBoard({
    teams: [{ ...sampleFigures({ breached: 1 }), team: 'B' }, { ...sampleFigures(), team: null }, { ...sampleFigures({ firstResponse: { met: 1, total: 2 } }), team: 'A' }],
    ranking: [{ team: 'A', medianFirstResponseSeconds: 60, answered: 2 }, { team: 'B', medianFirstResponseSeconds: 90, answered: 1 }],
  })
  it('have their place, or none while nobody was answered', () => expect(teamRows(board).map(({ place }) => place)).toEqual([2, undefined, 1]))
  it.each([['rank', ['A', 'B', null]], ['breached', ['B', 'A', null]], ['firstResponse', ['A', 'B', null]], ['name', ['A', 'B', null]]] as const)('sorted by %s', (sort, names) => {
    expect(sorted(teamRows(board), sort).map(({ team }) => team)).toEqual(names)
  })
})

describe('the chart', () => {
  it('has a scale that can be halved', () => expect([0, 4, 5, 19, 21, 130].map(niceTop)).toEqual([4, 4, 6, 20, 40, 200]))
  it('draws steps and compares by this hour', () => {
    expect(stepLine([1, 2], 20, (value) => 10 - value)).toBe('M0.0 9.0H10.0L10.0 8.0H20.0')
    expect(byThisHour(sampleBoard().hours.map((hour) => ({ ...hour, openedBefore: 2 })), 3, 'openedBefore')).toBe(8)
  })
})
