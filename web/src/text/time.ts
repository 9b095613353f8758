import { ref } from 'vue'
import { locale, t } from './index'

/** A clock that ticks twice a minute, so that "3 min" grows old on its own. */
export const now = ref(Date.now())
setInterval(() => (now.value = Date.now()), 30_000)

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** For a list: as short as it can be and still be understood. */
export function shortTime(iso: string): string {
  const at = new Date(iso)
  const age = now.value - at.getTime()
  if (age < MINUTE) return t('time.now')
  if (age < HOUR) return t('time.minutes', { count: Math.floor(age / MINUTE) })
  if (sameDay(at, new Date(now.value))) return format(at, { hour: '2-digit', minute: '2-digit', hour12: false })
  if (age < 6 * DAY) return format(at, { weekday: 'short', hour: '2-digit', minute: '2-digit', hour12: false })
  if (at.getFullYear() === new Date(now.value).getFullYear()) return format(at, { month: 'short', day: 'numeric' })
  return format(at, { year: 'numeric', month: 'short', day: 'numeric' })
}

/** The day alone; its year only when it is not this one. */
export function day(iso: string): string {
  const at = new Date(iso)
  const year = at.getFullYear() === new Date(now.value).getFullYear() ? undefined : 'numeric'
  return format(at, { year, month: 'short', day: 'numeric' })
}

/** A month out of "2026-11". */
export function monthOf(yearMonth: string): string {
  const [year = 0, month = 1] = yearMonth.split('-').map(Number)
  return format(new Date(year, month - 1, 1), { year: 'numeric', month: 'short' })
}

/** In full, for a tooltip, a message's head or a table. */
export function fullTime(iso: string): string {
  return format(new Date(iso), { dateStyle: 'medium', timeStyle: 'short', hour12: false })
}

export function bytes(size: number): string {
  const [unit, value] = size >= 1e6 ? ['megabyte', size / 1e6] : ['kilobyte', Math.max(0.1, size / 1e3)]
  return new Intl.NumberFormat(locale.value, { style: 'unit', unit: unit as string, maximumFractionDigits: 1 }).format(value as number)
}

function format(at: Date, options: Intl.DateTimeFormatOptions) {
  return new Intl.DateTimeFormat(locale.value, options).format(at)
}
function sameDay(one: Date, two: Date) {
  return one.toDateString() === two.toDateString()
}
