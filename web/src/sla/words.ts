import type { HistoryEntry, Notice, SlaTarget, Target } from '@/api/model'
import { has, t } from '@/text'
import { secondsOf, standOf } from './clock'
import { shortLength, stepWord } from './length'

/** A clock in a few words. In a list, where names have to be read too, one word says what is waited for, or how it stands. */
export function chipWords(clock: SlaTarget, now: number, short = false): string {
  const stand = standOf(clock, now)
  const seconds = secondsOf(clock, now)
  const values = { target: t(short ? `sla.short_${clock.target}` : `sla.${clock.target}`), time: seconds === null ? '' : shortLength(seconds) }
  switch (stand) {
    case 'fine':
    case 'soon':
      return t('sla.running', values)
    case 'breached':
      return t(short ? 'sla.only_breached' : 'sla.breached', values)
    case 'paused':
      return t(short ? 'sla.only_paused' : 'sla.paused', values)
    default:
      return t(`sla.${stand}`, values)
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** A target by the word of a ticket or by that of a fact's name. */
export function targetName(word: string): string {
  const key = `sla.${word.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`
  return has(key) ? t(key) : word
}

/** What a notice says: a colleague's quiet word, or the step of a clock that fired. */
export function noticeWords({ kind: about, body }: Pick<Notice, 'kind' | 'body'>): string {
  if (about === 'whisper') return t('sla.notice_whisper', { name: text(body.from), text: text(body.text) })
  const step = text(body.step)
  const kind = step === 'due' ? 'breached' : step.startsWith('+') ? 'escalated' : 'warned'
  return t(`sla.notice_${kind}`, { target: targetName(text(body.target)), step: stepWord(step) })
}

export interface Told {
  title: string
  lines: string[]
}
/** The due times that a history has told so far, by target. */
export type Deadlines = Partial<Record<Target, string | null>>

/** A fact of clocks in words; nothing when it only repeats what is known. `at` writes a moment. */
export function slaWords(entry: HistoryEntry, before: Deadlines, at: (iso: string) => string): Told | null {
  const detail = entry.detail ?? {}
  const [, event, kind] = entry.name.split('.') as [string, string, string?]
  if (kind === 'warned' || kind === 'breached' || kind === 'escalated' || kind === 'met') {
    const due = text(detail.dueAt)
    const step = kind === 'warned' || kind === 'escalated' ? [stepWord(text(detail.step))] : []
    return { title: t(`sla.h_${kind}`, { target: targetName(event) }), lines: [...step, ...(due ? [t('sla.h_wasDue', { due: at(due) })] : [])] }
  }
  switch (event) {
    case 'reckoned':
      return reckoned(detail.clocks as SlaTarget[] | undefined, before, at)
    case 'notified':
      return { title: t('sla.h_notified'), lines: [stepLine(detail)] }
    case 'not-done':
      return { title: t('sla.h_notDone'), lines: [stepLine(detail), text(detail.why)].filter(Boolean) }
    case 'due-set': {
      const target = detail.target ? targetName(text(detail.target)) : t('sla.resolution')
      return detail.dueAt
        ? { title: t('sla.h_dueSet'), lines: [t('sla.h_first', { target, after: at(text(detail.dueAt)) })] }
        : { title: t('sla.h_dueTakenBack'), lines: [target] }
    }
    default:
      return { title: entry.name, lines: [] }
  }
}

const stepLine = (detail: Record<string, unknown>) =>
  detail.step ? t('sla.h_step', { target: targetName(text(detail.target)), step: stepWord(text(detail.step)) }) : ''

/** Only what is due at another time than before; a clock that merely ended has a fact of its own. */
function reckoned(clocks: SlaTarget[] | undefined, before: Deadlines, at: (iso: string) => string): Told | null {
  const lines: string[] = []
  for (const clock of clocks ?? []) {
    const [was, is] = [before[clock.target], clock.dueAt]
    before[clock.target] = is
    if (was === is || clock.endedAt) continue
    const word = (iso: string | null | undefined) => (iso ? at(iso) : t('sla.state_paused'))
    const target = t(`sla.${clock.target}`)
    lines.push(was === undefined ? t('sla.h_first', { target, after: word(is) }) : t('sla.h_line', { target, before: word(was), after: word(is) }))
  }
  return lines.length ? { title: t('sla.h_reckoned'), lines } : null
}
