import type { Agent, Suggestion, Team, Topic } from '@/api/model'
import { locale, t } from '@/text'
import { initials } from '@/text/pinyin'
import { pathOf } from '@/reading/topics'
import { partsOf, quotedIfNeeded, type Part } from './queryText'
import { fieldIn, fields, plain, valueIn, wordOf, type Field, type Tongue } from './queryWords'
import { topicWord } from './facets'

/** One way to go on. `insert` takes the place of what stands from `from` to the caret. */
export interface Completion {
  label: string
  hint: string
  insert: string
  from: number
  /** What the server suggests; fields and their values have none. */
  kind?: Suggestion['kind']
  /** Of a ticket, which is opened instead. */
  number?: string
}
export interface Known {
  agents: readonly Agent[]
  teams: readonly Team[]
  topics: readonly Topic[]
  tags: readonly string[]
}
interface Choice {
  label: string
  hint?: string
  written: string
  /** Other words that the server takes for it. */
  also?: readonly string[]
  /** First letters of Pinyin; they find it and mean nothing to the server. */
  letters?: readonly string[]
}

const MOST = 8
const HAN = /\p{Script=Han}/u
export const tongue = (): Tongue => (locale.value === 'en' ? 0 : 1)

/** What the piece before the caret may become; nothing inside words and phrases. */
export function completions(query: string, caret: number, known: Known): Completion[] {
  if (/^[^\s()"“”]/.test(query.slice(caret))) return []
  const part = partsOf(query.slice(0, caret)).at(-1)
  if (!part) return []
  if (part.kind === 'word' && part.to === caret) return names(part)
  const inValue = part.kind === 'field' && part.closed !== true && (part.to === caret || (part.value === '' && !query.slice(part.to, caret).trim()))
  return inValue ? values(part, caret, known) : []
}

function names(part: Part): Completion[] {
  const typed = part.text.normalize('NFKC').toLowerCase()
  if (typed.length < 2 && !HAN.test(typed)) return []
  const own = tongue()
  return fields.flatMap((field) => {
    const found = wordOf(field).names.find((name) => name.startsWith(typed)) ?? (own === 1 && initials(fieldIn(field, 1)).startsWith(typed) ? fieldIn(field, 1) : undefined)
    // In the person's own language, unless it was begun in the other one.
    const written = found === undefined ? '' : fieldIn(field, HAN.test(found) ? 1 : 0)
    return written ? [{ label: `${written}:`, hint: t(`search.hint_${field}`), insert: `${written}:`, from: part.from }] : []
  }).slice(0, MOST)
}

function values(part: Part, caret: number, known: Known): Completion[] {
  const typed = plain(part.value!)
  const writing: Tongue = HAN.test(part.text.split(/[:：]/)[0]!) ? 1 : 0
  const all = choices(part.field!, writing, known)
  if (all.some(({ written, also = [] }) => [written, ...also].some((word) => plain(word) === typed))) return []
  const begins = ({ label, written, also = [], letters = [] }: Choice) => [label, written, ...also, ...letters].some((word) => plain(word).startsWith(typed))
  // An address is found by its beginning alone: all of a house's have the same end.
  const holds = ({ label, also = [] }: Choice) => typed !== '' && [label, ...also].some((word) => !word.includes('@') && plain(word).includes(typed))
  const ranked = [...all.filter(begins), ...all.filter((one) => !begins(one) && holds(one))]
  const from = part.value === '' ? caret : part.valueFrom!
  return ranked.slice(0, MOST).map(({ label, hint, written }) => ({ label, hint: hint ?? (plain(written) === plain(label) ? '' : written), insert: `${quotedIfNeeded(written)} `, from }))
}

function choices(field: Field, writing: Tongue, known: Known): Choice[] {
  const closed = wordOf(field).values.map((value) => ({
    label: value.names[tongue()] ?? value.word,
    written: valueIn(value, writing),
    also: [value.word, ...value.names],
    letters: value.names.filter((name) => HAN.test(name)).map(initials),
  }))
  switch (field) {
    case 'assignee':
      return [...closed, ...known.agents.map(({ name, email }) => ({
        label: name, hint: email, also: [email], letters: [initials(name)], written: known.agents.filter((one) => one.name === name).length > 1 ? email : name,
      }))]
    case 'team':
      return [...closed, ...known.teams.map(({ name }) => ({ label: name, written: name, letters: [initials(name)] }))]
    case 'topic':
      return [...closed, ...known.topics.filter((topic) => topic.retiredAt === null).map((topic) => ({
        label: pathOf(known.topics, topic.key), written: topicWord(topic.key, known.topics, writing), also: [topic.en, topic.zh, topic.key], letters: [initials(topic.zh)],
      }))]
    case 'tag':
      return known.tags.map((tag) => ({ label: tag, written: tag, letters: [initials(tag)] }))
    case 'created':
    case 'updated':
      return [
        { label: t('search.today'), written: writing ? '今天' : 'today', also: ['today', '今天'] },
        { label: t('search.yesterday'), written: writing ? '昨天' : 'yesterday', also: ['yesterday', '昨天'] },
        { label: t('search.days7'), written: '-7d' }, { label: t('search.days30'), written: '-30d' }, { label: t('search.months3'), written: '-3m' },
      ]
    default:
      return closed
  }
}

/** The query with a completion in it, and where the caret stands then. */
export function completed(query: string, caret: number, { insert, from }: Completion): { query: string; caret: number } {
  const rest = query.slice(caret)
  const text = insert.endsWith(' ') && rest.startsWith(' ') ? insert.trimEnd() : insert
  const at = from + text.length
  return { query: query.slice(0, from) + text + rest, caret: rest.startsWith(' ') && insert.endsWith(' ') ? at + 1 : at }
}
