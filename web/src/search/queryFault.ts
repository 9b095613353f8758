import type { TextKey } from '@/text'
import { narrow, partsOf, type Part } from './queryText'
import type { Known } from './completion'
import { topicNamed } from './facets'
import { valueNamed, wordOf } from './queryWords'

export interface QueryFault {
  /** Why it cannot be read, as a word of `text`. */
  why: TextKey
  from: number
  to: number
  /** Whether it may just not be typed to its end. */
  unfinished: boolean
  part?: Part
}

const tells = (text: string) => /[\p{L}\p{N}]/u.test(text)
const DATE = /^(\d{4}-\d{2}(-\d{2})?|-\d{1,4}[dwm]|today|yesterday|今天|昨天)$/

/** What is wrong with a query, said before or instead of the server and in the person's language. */
export function faultIn(query: string, known?: Known): QueryFault | undefined {
  const text = narrow(query)
  const parts = partsOf(query)
  const open: Part[] = []
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1
    const fault = (why: TextKey, from = part.from, to = part.to): QueryFault => ({ why, from, to, unfinished: last && part.to === text.length, part })
    if (part.closed === false) return fault('search.fault_quote', part.quoted && part.kind === 'field' ? part.valueFrom : part.from)
    if (part.kind === 'sign' && part.text.match(/^[(（]$/)) open.push(part)
    if (part.kind === 'sign' && part.text.match(/^[)）]$/) && !open.pop()) return fault('search.fault_stray')
    if (part.kind === 'field') {
      const found = inField(part, fault, last && !text.slice(part.to).trim(), known)
      if (found) return found
    }
    const star = part.kind === 'word' ? part.text.indexOf('*') : -1
    if (star >= 0 && (star < part.text.length - 1 || !/[\p{L}\p{N}]{2}|\p{Script=Han}/u.test(part.text))) return fault('search.fault_star')
    if (part.kind === 'word' && part.text === '-') return fault('search.fault_minus')
  }
  const tail = parts.at(-1)
  const end = { from: text.length, to: text.length }
  if (/(^|\s)(-|NOT)\s*$/.test(text)) return { ...end, why: 'search.fault_minus', unfinished: true }
  if (tail?.kind === 'sign' && /^(OR|AND|或|[(（])$/.test(tail.text)) return { from: tail.from, to: tail.to, why: 'search.fault_nothing', unfinished: true }
  if (open.length) return { from: open.at(-1)!.from, to: open.at(-1)!.to, why: 'search.fault_bracket', unfinished: true }
  return undefined
}

function inField(part: Part, fault: (why: TextKey, from?: number, to?: number) => QueryFault, atEnd: boolean, known?: Known): QueryFault | undefined {
  const { takes } = wordOf(part.field!)
  if (part.op && part.op !== '=' && takes !== 'ranked' && takes !== 'date') return fault('search.fault_comparison')
  if (!tells(part.value!)) return { ...fault('search.fault_value'), unfinished: atEnd }
  if ((takes === 'closed' || takes === 'ranked') && !valueNamed(part.field!, part.value!)) return fault('search.fault_unknown', part.valueFrom)
  if (takes === 'date' && !DATE.test(narrow(part.value!))) return fault('search.fault_date', part.valueFrom)
  return takes === 'name' && known && !named(part, known) ? fault('search.fault_unknown', part.valueFrom) : undefined
}

function named({ field, value = '' }: Part, { agents, teams, topics }: Known): boolean {
  const same = (name: string) => name.toLowerCase() === value.trim().toLowerCase()
  if (valueNamed(field!, value)) return true
  if (field === 'assignee') return agents.length === 0 || agents.some(({ name, email }) => same(name) || same(email))
  if (field === 'team') return teams.length === 0 || teams.some(({ name }) => same(name))
  return topics.length === 0 || topicNamed(value, topics) !== undefined
}
