import type { HistoryEntry } from '@/api/model'
import { slaWords, type Deadlines, type Told } from '@/sla/words'
import { has, t } from '@/text'

export interface ToldEntry extends Told {
  entry: HistoryEntry
}
const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** What happened, in words, oldest first; facts that repeat what is known are left out. */
export function historyWords(entries: readonly HistoryEntry[], at: (iso: string) => string): ToldEntry[] {
  const before: Deadlines = {}
  return entries.flatMap((entry) => {
    const told = entry.name.startsWith('sla.') ? slaWords(entry, before, at) : plain(entry)
    return told ? [{ ...told, entry }] : []
  })
}

function plain(entry: HistoryEntry): Told {
  const key = `ticket.fact_${entry.name}`
  const detail = entry.detail ?? {}
  const from = text(detail.from)
  const lines = [detail.into ? t('ticket.intoLine', { number: text(detail.into) }) : '', entry.name.startsWith('task.') ? text(detail.title) : '']
  return { title: has(key) ? t(key, { from }) : entry.name, lines: lines.filter(Boolean) }
}
