import { fieldNamed, plain, valueNamed, wordOf, type Field } from './queryWords'

/** A piece of a query with its place. Signs are brackets and the words between pieces. */
export interface Part {
  kind: 'word' | 'phrase' | 'field' | 'sign'
  from: number
  to: number
  text: string
  /** How many minuses or NOTs stand before it, taken together. */
  without: boolean
  /** Where the piece begins, its minus included. */
  start: number
  depth: number
  field?: Field
  op?: string
  /** What stands behind the field's colon, without quotation marks. */
  value?: string
  valueFrom?: number
  quoted?: boolean
  /** Whether the quotation mark that begins here is closed. */
  closed?: boolean
}

const BLANK = /\s/
const STOP = /[\s()"]/
const OP = /^(>=|<=|≥|≤|>|<|=)/

/** Full-width signs stand as half-width; places stay right, since each is one unit. */
export const narrow = (text: string) =>
  text.replace(/[“”]/g, '"').replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))

/** Cuts a query as the server reads it. It never refuses: what cannot be read is for `queryFault.ts`. */
export function partsOf(query: string): Part[] {
  const text = narrow(query)
  const parts: Part[] = []
  let at = 0
  let depth = 0
  let without = false
  let start = -1
  const blank = (place: number) => place >= text.length || BLANK.test(text[place]!)
  const end = (from: number) => {
    let to = from
    while (to < text.length && !STOP.test(text[to]!)) to++
    return to
  }
  const quote = (from: number) => {
    const close = text.indexOf('"', from + 1)
    return close < 0 ? { to: text.length, inner: query.slice(from + 1), closed: false } : { to: close + 1, inner: query.slice(from + 1, close), closed: true }
  }
  const put = (part: Omit<Part, 'without' | 'start' | 'depth' | 'text'>) => {
    parts.push({ ...part, text: query.slice(part.from, part.to), without, start: start < 0 ? part.from : start, depth })
    at = part.to
    without = false
    start = -1
  }
  const skipBlanks = () => {
    while (at < text.length && BLANK.test(text[at]!)) at++
  }

  for (skipBlanks(); at < text.length; skipBlanks()) {
    const from = at
    const sign = text[at]!
    if (sign === '-' && !blank(at + 1) && text[at + 1] !== ')') {
      if (start < 0) start = at
      without = !without
      at++
      continue
    }
    if (sign === '(' || sign === ')') {
      if (sign === ')') depth = Math.max(0, depth - 1)
      put({ kind: 'sign', from, to: at + 1 })
      if (sign === '(') depth++
      continue
    }
    if (sign === '"') {
      const { to, inner, closed } = quote(at)
      put({ kind: 'phrase', from, to, value: inner, quoted: true, closed })
      continue
    }
    const to = end(at)
    const word = text.slice(at, to)
    if (word === 'NOT') {
      if (start < 0) start = at
      without = !without
      at = to
      continue
    }
    if (word === 'OR' || word === 'AND' || word === '或') {
      put({ kind: 'sign', from, to })
      continue
    }
    const colon = word.indexOf(':')
    const field = colon > 0 ? fieldNamed(word.slice(0, colon)) : undefined
    if (!field) {
      put({ kind: 'word', from, to })
      continue
    }
    at = from + colon + 1
    skipBlanks()
    const op = OP.exec(text.slice(at))?.[0] ?? ''
    at += op.length
    skipBlanks()
    const next = text.slice(at, end(at))
    const other = next.indexOf(':') > 0 && fieldNamed(next.slice(0, next.indexOf(':')))
    if (text[at] === '"') {
      const { to: after, inner, closed } = quote(at)
      put({ kind: 'field', from, to: after, field, op, value: inner, valueFrom: at, quoted: true, closed })
    } else if (at >= text.length || next === '' || other || /^(OR|AND|NOT|或)$/.test(next)) {
      put({ kind: 'field', from, to: from + colon + 1 + op.length, field, op, value: '', valueFrom: from + colon + 1 + op.length })
    } else {
      put({ kind: 'field', from, to: at + next.length, field, op, value: query.slice(at, at + next.length), valueFrom: at })
    }
  }
  return parts
}

/** The fields that hold for the whole query, so that taking one away or adding one is easy to understand. */
export function filtersIn(query: string): Part[] {
  const parts = partsOf(query)
  const either = parts.some((part) => part.kind === 'sign' && part.depth === 0 && part.text !== 'AND' && !/[()（）]/.test(part.text))
  return either ? [] : parts.filter((part) => part.kind === 'field' && part.depth === 0 && part.value !== '' && part.closed !== false)
}

/** The word behind a field as the server knows it: its own for closed ones, else what was typed, in small letters. */
export function meantBy(field: Field, value: string): string {
  return valueNamed(field, value)?.word ?? (wordOf(field).takes === 'text' ? value.trim().toLowerCase() : plain(value))
}

/** Whether the query holds exactly this property of the whole. */
export const holds = (query: string, field: Field, value: string) => filterFor(query, field, value) !== undefined

export function filterFor(query: string, field: Field, value: string) {
  const wanted = meantBy(field, value)
  return filtersIn(query).find((part) => part.field === field && !part.without && !part.op && meantBy(field, part.value!) === wanted)
}

export const quotedIfNeeded = (value: string) => (/[\s()"“”:：]|^[-<>=*－]/.test(value) || /^(OR|AND|NOT|或)$/.test(value) ? `"${value.replace(/["“”]/g, ' ').trim()}"` : value)

/** The query narrowed by a property; brackets keep what stood there together when it was an "or". */
export function narrowed(query: string, name: string, value: string): string {
  const text = query.trim()
  const parts = partsOf(text)
  const either = parts.some((part) => part.kind === 'sign' && part.depth === 0 && /^(OR|或)$/.test(part.text))
  return `${either ? `(${text})` : text} ${name}:${quotedIfNeeded(value)}`.trim()
}

/** The query without one of its pieces. */
export function withoutPart(query: string, part: Part): string {
  const before = query.slice(0, part.start).replace(/\s+$/, '').replace(/(^|\s)AND$/, '')
  const after = query.slice(part.to).replace(/^\s+/, '').replace(before ? /^$/ : /^AND\s+/, '')
  return `${before} ${after}`.trim()
}
