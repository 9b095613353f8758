import type { Model, Trial } from '@/api/model'
import { has, locale, number, t } from '@/text'

interface Held { texts?: number; accuracy?: number }
/** What cards hold. Each model says of itself what it knows, so nothing is there for certain. */
export interface Card {
  date?: string
  parent?: string
  corrections?: number
  sources?: string[]
  licences?: string
  texts?: number
  labels?: Record<string, number>
  dev?: Held
  heldBack?: { present?: Held; candidate?: Held }
}
export const cardOf = (model: Model) => model.card as Card

const word = (key: string, otherwise: string) => (has(key) ? t(key) : otherwise)

/** “tone-en” in words. */
export function nameOf(name: string): string {
  const [what = '', language = ''] = name.split('-')
  return t('models.nameOf', { what: word(`models.what_${what}`, what), language: word(`models.language_${language}`, language) })
}

/** A tone in words; a topic by its key. */
export const labelOf = (label: string) => word(`models.label_${label}`, label)
export const personOf = (by: string) => word(`models.by_${by}`, by)
export const share = (value: number) => new Intl.NumberFormat(locale.value, { style: 'percent', maximumFractionDigits: 1 }).format(value)
export const loss = (value: number) => new Intl.NumberFormat(locale.value, { minimumFractionDigits: 3, maximumFractionDigits: 3 }).format(value)

/** How well it reads, on texts that it did not learn from; empty when its card does not say. */
export function rightOf(card: Card): string {
  const { present, candidate } = card.heldBack ?? {}
  if (candidate?.accuracy !== undefined && present?.accuracy !== undefined) {
    return t('models.rightBefore', { share: share(candidate.accuracy), before: share(present.accuracy), count: number(candidate.texts ?? 0) })
  }
  return card.dev?.accuracy === undefined ? '' : t('models.rightOf', { share: share(card.dev.accuracy), count: card.dev.texts ?? 0 })
}

/** How many corrections there are, and how many of them no candidate has been made from. */
export function waitingOf(model: Model): string {
  const all = number(model.corrections)
  if (!model.corrections) return all
  return model.waiting ? t('models.correctionsOf', { all, waiting: number(model.waiting) }) : t('models.correctionsTried', { all })
}

export const outcomeOf = (trial: Trial) => (trial.undoneAt ? 'undone' : trial.outcome)
