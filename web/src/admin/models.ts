import type { Model, Trial } from '@/api/model'
import { has, listed, locale, number, t } from '@/text'

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
  dev?: { words?: Held; wordsAndMeaning?: Held }
  heldBack?: { present?: Held; candidate?: Held }
}
export const cardOf = (model: Model) => model.card as Card

const word = (key: string, otherwise: string) => (has(key) ? t(key) : otherwise)

/** “tone-en” in words. */
export function nameOf(name: string): string {
  const [what = '', language = ''] = name.split('-')
  return t('models.nameOf', { what: word(`models.what_${what}`, what), language: word(`models.language_${language}`, language) })
}

const SHOWN = 4

/** How many texts of each label; of many labels, how many there are. */
export function countsOf(labels: Record<string, number>): string {
  const counts = Object.entries(labels)
  return counts.length <= SHOWN
    ? listed(counts.map(([label, count]) => t('models.countOf', { label: labelOf(label), count: number(count) })))
    : t('models.countAll', { count: counts.reduce((sum, [, one]) => sum + one, 0), topics: counts.length })
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
  const said = card.dev?.wordsAndMeaning ?? card.dev?.words
  return said?.accuracy === undefined ? '' : t('models.rightOf', { share: share(said.accuracy), count: said.texts ?? 0 })
}

/** How many corrections there are, and how many of them no candidate has been made from. */
export function waitingOf(model: Model): string {
  const all = number(model.corrections)
  if (!model.corrections) return all
  return model.waiting ? t('models.correctionsOf', { all, waiting: number(model.waiting) }) : t('models.correctionsTried', { all })
}

export const outcomeOf = (trial: Trial) => (trial.undoneAt ? 'undone' : trial.outcome)
