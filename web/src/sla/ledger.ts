import type { LedgerEntry } from '@/api/model'

export interface LedgerRow {
  from: number
  to: number
  /** Whole seconds; those of all counted rows together are the promised time, without a rest from rounding. */
  seconds: number
  entry: LedgerEntry
}
export interface LedgerDay {
  from: number
  /** The last day, when a stretch fills several whole ones. */
  to: number
  rows: LedgerRow[]
}

const midnight = (at: number, days = 0) => {
  const day = new Date(at)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days).getTime()
}

/** The reader's midnights that cut a stretch: the first and the last one, so that whole days between stay together. */
function cuts(from: number, to: number): number[] {
  const first = midnight(from, 1)
  const last = midnight(to)
  return [from, ...new Set([first, last].filter((at) => at > from && at < to)), to]
}

/** A ledger by the reader's days. */
export function byDay(ledger: readonly LedgerEntry[]): LedgerDay[] {
  const days: LedgerDay[] = []
  let counted = 0
  for (const entry of ledger) {
    const edges = cuts(Date.parse(entry.from), Date.parse(entry.to))
    edges.slice(0, -1).forEach((from, index) => {
      const to = edges[index + 1]!
      const length = (to - from) / 1000
      // Rounded along the sum of what counts, so that the rows add up to the second.
      const seconds = entry.counted ? Math.round(counted + length) - Math.round(counted) : Math.round(length)
      if (entry.counted) counted += length
      place(days, { from, to, seconds, entry })
    })
  }
  return days
}

function place(days: LedgerDay[], row: LedgerRow) {
  const from = midnight(row.from)
  const to = midnight(row.to - 1)
  const last = days[days.length - 1]
  if (last && last.from === from && last.to === to) last.rows.push(row)
  else days.push({ from, to, rows: [row] })
}

/** What a ledger comes to, in seconds. */
export function totals(ledger: readonly LedgerEntry[]) {
  const sum = (wanted: (entry: LedgerEntry) => boolean) => Math.round(ledger.filter(wanted).reduce((all, one) => all + one.seconds, 0))
  return {
    counted: sum((one) => one.counted),
    paused: sum((one) => one.reason === 'paused'),
    off: sum((one) => !one.counted && one.reason !== 'paused'),
    pausedIn: [...new Set(ledger.filter((one) => one.reason === 'paused').map((one) => one.status!))],
  }
}
