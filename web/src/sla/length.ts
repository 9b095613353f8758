import { locale, t } from '@/text'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** For a chip: the two largest units, "2d 3h", "3h 12m", "12m", "45s". */
export function shortLength(seconds: number): string {
  const whole = Math.floor(seconds)
  const [d, h, m] = [Math.floor(whole / DAY), Math.floor((whole % DAY) / HOUR), Math.floor((whole % HOUR) / MINUTE)]
  if (d) return h ? t('sla.d_h', { d, h }) : t('sla.d', { d })
  if (h) return m ? t('sla.h_m', { h, m }) : t('sla.h', { h })
  return m ? t('sla.m', { m }) : t('sla.s', { s: whole })
}

/** In full, to the second; hours are not made days, because a working day has fewer than 24. */
export function longLength(seconds: number): string {
  const whole = Math.round(seconds)
  const parts = [['long_h', Math.floor(whole / HOUR)], ['long_m', Math.floor((whole % HOUR) / MINUTE)], ['long_s', whole % MINUTE]] as const
  const said = parts.filter(([, count]) => count > 0).map(([word, n]) => t(`sla.${word}`, { n }))
  return said.length ? said.join(' ') : t('sla.long_s', { n: 0 })
}

/** Seconds of an ISO-8601 duration as policies write them: PT15M, P1DT2H. */
export function isoSeconds(text: string): number {
  const [, d = 0, h = 0, m = 0, s = 0] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text) ?? []
  return Number(d) * DAY + Number(h) * HOUR + Number(m) * MINUTE + Number(s)
}

/** A step of a ladder as a policy writes its mark: 75%, -PT15M, due, +PT1H. */
export function stepWord(step: string): string {
  if (step === 'due') return t('sla.step_due')
  if (step.endsWith('%')) return t('sla.step_share', { percent: step.slice(0, -1) })
  if (step.startsWith('-')) return t('sla.step_before', { time: longLength(isoSeconds(step.slice(1))) })
  if (step.startsWith('+')) return t('sla.step_after', { time: longLength(isoSeconds(step.slice(1))) })
  return step
}

/** A moment beside a deadline: the weekday, the date when it is not this week, seconds when the clock is that short. */
export function moment(iso: string | number, now: number, seconds = false): string {
  const at = new Date(iso)
  const near = Math.abs(at.getTime() - now) < 6 * DAY * 1000
  const day: Intl.DateTimeFormatOptions = near ? { weekday: 'short' } : { weekday: 'short', day: 'numeric', month: 'short' }
  return new Intl.DateTimeFormat(locale.value, { ...day, ...clockTime(seconds) }).format(at)
}

export function hour(at: number, seconds: boolean): string {
  return new Intl.DateTimeFormat(locale.value, clockTime(seconds)).format(at)
}

export function dayName(at: number): string {
  return new Intl.DateTimeFormat(locale.value, { weekday: 'long', day: 'numeric', month: 'long' }).format(at)
}

function clockTime(seconds: boolean): Intl.DateTimeFormatOptions {
  return { hour: '2-digit', minute: '2-digit', second: seconds ? '2-digit' : undefined, hourCycle: 'h23' }
}
