import type { Explained, LedgerEntry } from '@/api/model'
import { locale, t } from '@/text'
import { totals } from './ledger'
import { longLength, moment } from './length'

/** Clocks shorter than this are told to the second. */
const SHORT = 3600

export const toTheSecond = (clock: Explained) => totals(clock.ledger).counted + Math.max(0, clock.leftSeconds ?? 0) < SHORT

/** Why something is due when it is, in one or two sentences. */
export function sentence(clock: Explained, now: number): string {
  const seconds = toTheSecond(clock)
  const at = (iso: string) => moment(iso, now, seconds)
  return [basis(clock, at), end(clock, at)].filter(Boolean).join(locale.value === 'en' ? ' ' : '')
}

/** A sentence leaves the seconds of hours to the table. */
const round = (seconds: number) => longLength(seconds < SHORT ? seconds : Math.round(seconds / 60) * 60)

function basis(clock: Explained, at: (iso: string) => string): string {
  const { counted, paused, off, pausedIn } = totals(clock.ledger)
  const status = pausedIn.map((one) => t(`ticket.status_${one}`)).join(t('sla.and'))
  if (clock.dueAt === null) {
    const still = clock.ledger.at(-1)?.status
    const values = { worked: round(counted), start: at(clock.startedAt), left: round(Math.max(0, clock.leftSeconds ?? 0)) }
    return t('sla.s_still', { ...values, status: still ? t(`ticket.status_${still}`) : status })
  }
  if (clock.manual) return t('sla.s_manual', { due: at(clock.dueAt) })
  const left = (off ? t('sla.s_off', { time: round(off) }) : '') + (paused ? t('sla.s_paused', { time: round(paused), status }) : '')
  return t('sla.s_due', { worked: longLength(counted), start: at(clock.startedAt), left, due: at(clock.dueAt) })
}

function end(clock: Explained, at: (iso: string) => string): string {
  if (!clock.endedAt) return ''
  if (clock.state === 'ended') return t('sla.s_ended', { at: at(clock.endedAt) })
  if (clock.state !== 'breached' || !clock.dueAt) return t('sla.s_met', { at: at(clock.endedAt) })
  const over = Math.max(0, Date.parse(clock.endedAt) - Date.parse(clock.dueAt)) / 1000
  return t('sla.s_late', { at: at(clock.endedAt), time: round(over) })
}

/** Why a stretch counts or does not. A holiday's name comes from the calendar, in the reader's language. */
export function reason(entry: LedgerEntry): string {
  if (entry.reason === 'paused') return t('sla.reason_paused', { status: entry.status ? t(`ticket.status_${entry.status}`) : entry.why })
  return entry.reason === 'holiday' || entry.reason === 'workday' ? entry.why : t(`sla.reason_${entry.reason}`)
}
