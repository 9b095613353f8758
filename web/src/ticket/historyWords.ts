import type { HistoryEntry } from '@/api/model'
import { slaWords, type Deadlines, type Told } from '@/sla/words'
import { has, t } from '@/text'

export interface ToldEntry extends Told {
  entry: HistoryEntry
}
const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** What happened, in words, oldest first; facts that repeat what is known are left out. `at` writes a moment, `topic` a topic. */
export function historyWords(entries: readonly HistoryEntry[], at: (iso: string) => string, topic: (key: string) => string = (key) => key): ToldEntry[] {
  const before: Deadlines = {}
  return entries.flatMap((entry) => {
    const told = entry.name.startsWith('sla.') ? slaWords(entry, before, at) : plain(entry, topic)
    return told ? [{ ...told, entry }] : []
  })
}

function plain(entry: HistoryEntry, topic: (key: string) => string): Told {
  const key = `ticket.fact_${entry.name}`
  const detail = entry.detail ?? {}
  const from = text(detail.from)
  const lines = [detail.into ? t('ticket.intoLine', { number: text(detail.into) }) : '', entry.name.startsWith('task.') ? text(detail.title) : '', ...checked(entry, topic)]
  return { title: has(key) ? t(key, { from }) : entry.name, lines: lines.filter(Boolean) }
}

/** What somebody said of a message. Where the ticket changed with it, the change says the same and more. */
function checked({ changes, detail }: HistoryEntry, topic: (key: string) => string): string[] {
  const said = (detail?.corrected ?? {}) as { tone?: string | null; topic?: string | null }
  const tone = `ticket.tone_word_${said.tone}`
  return [
    'tone' in said && !('tone' in changes) && has(tone) ? t('ticket.checkedTone', { tone: t(tone) }) : '',
    'topic' in said && !('topic' in changes) ? t('ticket.checkedTopic', { topic: said.topic ? topic(said.topic) : t('ticket.noTopic') }) : '',
  ]
}
