import { locale, number, t } from '@/text'

const SECOND = 1000
const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const two = (value: number) => String(value).padStart(2, '0')

/** A clock that runs: 0:42, 14:09, 2:14:09; from a day on the seconds say nothing and days do. */
export function ticking(milliseconds: number): string {
  const all = Math.max(0, Math.floor(milliseconds / SECOND))
  const [hours, minutes, seconds] = [Math.floor(all / HOUR), Math.floor((all % HOUR) / MINUTE), all % MINUTE]
  if (hours >= 24) return t('wallboard.daysShort', { days: Math.floor(all / DAY), hours: Math.floor((all % DAY) / HOUR) })
  return hours ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`
}

/** A length of time in words, with at most two units; seconds. */
export function span(seconds: number): string {
  const all = Math.max(0, Math.round(seconds))
  if (all < MINUTE) return t('wallboard.seconds', { seconds: all })
  if (all < HOUR) return t('wallboard.minutes', { minutes: Math.round(all / MINUTE) })
  if (all < 2 * DAY) return t('wallboard.hours', { hours: Math.floor(all / HOUR), minutes: Math.floor((all % HOUR) / MINUTE) })
  return t('wallboard.days', { days: Math.floor(all / DAY), hours: Math.floor((all % DAY) / HOUR) })
}

/** A share as a percentage, or nothing where there is nothing to have a share of. */
export function percent(part: number, total: number): string {
  if (!total) return '–'
  // 99.6 % is not all: only what is whole is shown as whole.
  const share = part === total ? 1 : Math.min(0.99, part / total)
  return new Intl.NumberFormat(locale.value, { style: 'percent', maximumFractionDigits: 0 }).format(part ? Math.max(0.01, share) : 0)
}

/** The time of day in the installation's zone. */
export function clockTime(at: number, zone: string, seconds = true): string {
  return new Intl.DateTimeFormat(locale.value, { timeZone: zone, hour: '2-digit', minute: '2-digit', second: seconds ? '2-digit' : undefined, hourCycle: 'h23' }).format(at)
}

/** The hour of the day in the installation's zone, 0 to 23. */
export function hourOf(at: number, zone: string): number {
  return Number(new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' }).format(at))
}

export const pace = (perHour: number) => number(Math.round(perHour * 10) / 10)
