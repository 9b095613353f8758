import { beforeEach, describe, expect, it } from 'vitest'
import type { HistoryEntry } from '@/api/model'
import { bring, setLocale } from '@/text'
import { consoleBook } from '@/text/books/console'
import { noticeWords } from '@/sla/words'
import { historyWords } from './historyWords'
import { ticketNumber } from './number'

let seq = 0
const fact = (name: string, detail: Record<string, unknown> = {}): HistoryEntry => ({ seq: ++seq, at: '2026-03-02T09:00:00Z', name, actor: 'Careline', changes: {}, detail })
const told = (...entries: HistoryEntry[]) => historyWords(entries, (iso) => iso.slice(11, 16)).map(({ title, lines }) => [title, ...lines].join(' | '))
const clocks = (dueAt: string | null, endedAt: string | null = null) => ({ clocks: [{ target: 'firstResponse', dueAt, endedAt }] })

beforeEach(() => {
  bring(consoleBook)
  setLocale('en')
})

describe('the history', () => {
  it('tells every step of a clock', () => {
    const body = { target: 'firstResponse', dueAt: '2026-03-02T13:00:00Z' }
    expect(told(
      fact('sla.first-response.warned', { ...body, step: '75%' }), fact('sla.first-response.breached', { ...body, step: 'due' }),
      fact('sla.first-response.escalated', { ...body, step: '+PT1H' }), fact('sla.next-response.met', body),
      fact('sla.notified', { ...body, step: 'due' }), fact('sla.not-done', { ...body, step: 'due', why: 'There is no team Night.' }),
    )).toEqual([
      'First response: warning | 75% of the time used | Due 13:00', 'First response breached | Due 13:00',
      'First response: escalated | 1 h after due | Due 13:00', 'Next response met | Due 13:00',
      'Agents notified | First response: due time reached', 'A step could not be carried out | First response: due time reached | There is no team Night.',
    ])
  })

  it('folds what was reckoned anew into what changed, and leaves out what did not', () => {
    expect(told(
      fact('sla.reckoned', clocks('2026-03-02T13:00:00Z')), fact('sla.reckoned', clocks('2026-03-02T13:00:00Z')), fact('sla.reckoned', clocks(null)),
      fact('sla.reckoned', clocks('2026-03-02T15:00:00Z')), fact('sla.reckoned', clocks('2026-03-02T15:00:00Z', '2026-03-02T14:00:00Z')),
    )).toEqual(['Deadline changed | First response: 13:00', 'Deadline changed | First response: 13:00 → Paused', 'Deadline changed | First response: Paused → 15:00'])
  })

  it('tells of hands, tasks and merging, in both languages', () => {
    const facts = [
      fact('sla.due-set', { target: 'resolution', dueAt: '2026-03-02T18:00:00Z' }), fact('sla.due-set', { target: 'resolution', dueAt: null }),
      fact('task.created', { title: 'Ring' }), fact('ticket.merged', { from: '10024', deadlines: {} }), fact('ticket.changed', { into: '10035' }),
    ]
    expect(told(...facts)).toEqual(['Due time set by hand | Resolution: 18:00', 'Due time set by hand taken back | Resolution', 'Task added | Ring', 'Ticket 10024 merged into this one', 'Changed | Merged into 10035'])
    setLocale('zh-CN')
    expect(told(...facts)[0]).toBe('手动设置截止时间 | 解决时限：18:00')
  })

  it('tells what was said of readings, and how the conversation turned', () => {
    const topic = (key: string) => key.toUpperCase()
    const lines = (...entries: HistoryEntry[]) => historyWords(entries, String, topic).map(({ title, lines }) => [title, ...lines].join(' | '))
    const changed = { ...fact('interaction.reading-corrected', { corrected: { tone: 'neutral', topic: 'a/b' } }), changes: { tone: ['negative', 'neutral'] } }
    expect(lines(
      fact('interaction.reading-corrected', { interaction: 4, corrected: { tone: 'negative', topic: 'a/b' } }), fact('interaction.reading-corrected', { corrected: { topic: null } }),
      changed, fact('interaction.tone-turned-negative'), fact('ticket.tone-recovered'),
    )).toEqual([
      'Reading checked | Tone of the message: negative | Topic of the message: A/B', 'Reading checked | Topic of the message: No topic',
      'Reading checked | Topic of the message: A/B', 'The conversation turned negative', 'The conversation recovered',
    ])
  })

  it('shows a fact that it does not know by its name', () => expect(told(fact('robot.woke'), fact('sla.new-thing'))).toEqual(['robot.woke', 'sla.new-thing']))
})

describe('a notice', () => {
  it('says which clock, and how far it is', () => {
    expect(['75%', '-PT15M', 'due', '+PT1H'].map((step) => noticeWords({ kind: 'sla', body: { target: 'nextResponse', step } }))).toEqual([
      'Next response due soon (75% of the time used)', 'Next response due soon (15 min before due)', 'Next response breached', 'Next response breached, 1 h after due',
    ])
  })
  it('says who whispered, and what', () => {
    expect(noticeWords({ kind: 'whisper', body: { from: '王敏', text: 'Can you call her?', interaction: 7 } })).toBe('王敏: Can you call her?')
  })
})

describe('a ticket number', () => {
  it('is known by its check digit, however it is written', () => {
    expect(['#10008', ' 1000 8', '1000-8'].map(ticketNumber)).toEqual(['10008', '10008', '10008'])
    expect(['10009', '10080', '01008', '', 'abc', '0', '8'].map(ticketNumber)).toEqual([null, null, null, null, null, null, null])
  })
})
