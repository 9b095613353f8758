import type { Topic } from '@/api/model'
import { namesOf } from '@/reading/topics'
import { locale, t } from '@/text'
import { monthOf } from '@/text/time'
import { plain, valueIn, valueNamed, wordOf, type Field, type Tongue } from './queryWords'

/** What hits are counted by, in the order in which it helps most. */
export const facetKeys = ['status', 'priority', 'team', 'channel', 'topic', 'tag', 'tone', 'month'] as const
export type FacetKey = (typeof facetKeys)[number]

/** The field that narrows by a facet. */
export const fieldOf = (facet: FacetKey): Field => (facet === 'month' ? 'created' : facet)

/** What a value is called on the screen. */
export function valueLabel(field: Field, value: string, topics: readonly Topic[]): string {
  const known = valueNamed(field, value)
  if (known?.word === 'none' && field === 'team') return t('ticket.noTeam')
  if (known?.word === 'none' && field === 'topic') return t('ticket.noTopic')
  if (known?.word === 'none' && field === 'assignee') return t('ticket.nobody')
  if (known) return known.names[locale.value === 'en' ? 0 : 1] ?? known.word
  if (field === 'topic') return namesOf(topics, topicNamed(value, topics)?.key ?? value).join(' › ')
  return /^\d{4}-\d{2}$/.test(value) && wordOf(field).takes === 'date' ? monthOf(value) : value
}

export const topicNamed = (name: string, topics: readonly Topic[]) =>
  topics.find(({ key, en, zh }) => [key, en, zh].some((word) => word.toLowerCase() === name.trim().toLowerCase()))

/** How a topic is written: by its name where that is one topic's alone, else by its key. */
export function topicWord(key: string, topics: readonly Topic[], tongue: Tongue): string {
  const topic = topics.find((one) => one.key === key)
  if (!topic) return key
  const name = tongue === 0 ? topic.en : topic.zh
  const namesakes = topics.filter((one) => [one.key, one.en, one.zh].some((word) => plain(word) === plain(name)))
  return namesakes.length === 1 ? name : key
}

/** How a facet's value is written in the query. */
export function writtenAs(facet: FacetKey, value: string, topics: readonly Topic[], tongue: Tongue): string {
  const known = valueNamed(fieldOf(facet), value)
  if (known) return valueIn(known, tongue)
  return facet === 'topic' ? topicWord(value, topics, tongue) : value
}

export const groupLabel = (facet: FacetKey) => (facet === 'month' ? t('search.month') : t(`search.field_${facet}`))
