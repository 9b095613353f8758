import { flatten, type Contract, type Schema } from './contract'

const byName: Record<string, unknown> = {
  number: '10009', email: 'anna@example.com', subject: 'Parcel arrived open', text: 'Two cups are broken.', name: 'Anna Lindqvist', phone: '+46 8 123 456',
  locale: 'en', password: 'a long sentence', tags: ['parcel'], team: 'Support', assignee: 'maya@example.com', html: null, next: null, version: 3,
}
const INSTANT = '2026-03-01T09:30:00Z'
const DEEPEST = 5

/** An example that fits a schema, made up from names and types; the contract's own examples win. */
export function example(contract: Contract, schema: Schema, name = '', depth = 0): unknown {
  const whole = flatten(contract, schema)
  if (whole.example !== undefined) return whole.example
  if (whole.default !== undefined) return whole.default
  if (whole.enum) return whole.enum[0]
  if (whole.oneOf) return example(contract, whole.oneOf.find((part) => part.type !== 'null') ?? {}, name, depth)
  const type = Array.isArray(whole.type) ? whole.type[0] : whole.type
  if (type === 'object' || whole.properties) {
    if (depth > DEEPEST) return {}
    return Object.fromEntries(Object.entries(whole.properties ?? {}).map(([key, value]) => [key, example(contract, value, key, depth + 1)]))
  }
  if (name in byName && (type !== 'integer' || typeof byName[name] === 'number')) return byName[name]
  if (type === 'array') return depth > DEEPEST ? [] : [example(contract, whole.items ?? {}, name, depth + 1)]
  if (type === 'integer') return Math.max(whole.minimum ?? 1, 1)
  if (type === 'number') return 0.5
  if (type === 'boolean') return false
  if (whole.format === 'date-time') return INSTANT
  return type === 'string' ? 'text' : null
}
