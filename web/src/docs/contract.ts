/** As much of OpenAPI 3.1 as our own contract uses. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  description?: string
  enum?: unknown[]
  format?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  allOf?: Schema[]
  oneOf?: Schema[]
  additionalProperties?: boolean | Schema
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  default?: unknown
  example?: unknown
}
export interface Parameter {
  $ref?: string
  name: string
  in: 'path' | 'query' | 'header' | 'cookie'
  required?: boolean
  description?: string
  schema?: Schema
}
interface Body {
  $ref?: string
  description?: string
  content?: Record<string, { schema?: Schema }>
}
interface RawOperation {
  operationId: string
  summary?: string
  description?: string
  tags?: string[]
  parameters?: Parameter[]
  requestBody?: Body
  responses: Record<string, Body>
  'x-careline-permission'?: string
}
export interface Contract {
  info: { title: string; version: string; description?: string }
  servers?: { url: string }[]
  tags?: { name: string; description?: string }[]
  paths: Record<string, Record<string, RawOperation>>
  components?: Record<string, Record<string, unknown>>
}
export interface Operation {
  id: string
  method: string
  path: string
  tag: string
  summary: string
  description?: string
  permission?: string
  parameters: Parameter[]
  body?: { type: string; schema?: Schema }
  answers: { status: string; description?: string; type?: string; schema?: Schema }[]
}

/** Follows "#/components/…"; the contract refers to nothing outside of itself. */
export function resolve<T extends { $ref?: string }>(contract: Contract, thing: T): T {
  let found = thing
  for (let depth = 0; found.$ref && depth < 10; depth++) {
    found = found.$ref.slice(2).split('/').reduce((at, part) => (at as Record<string, unknown>)[part], contract as unknown) as T
  }
  return found
}

/** One flat object schema out of a reference or an allOf. */
export function flatten(contract: Contract, schema: Schema): Schema {
  const whole = resolve(contract, schema)
  if (!whole.allOf) return whole
  const parts = whole.allOf.map((part) => flatten(contract, part))
  return {
    ...whole,
    type: 'object',
    properties: Object.assign({}, ...parts.map((part) => part.properties)) as Record<string, Schema>,
    required: parts.flatMap((part) => part.required ?? []),
  }
}

export const nameOf = (schema: Schema) => schema.$ref?.split('/').pop()

/** A type as one would say it: "string", "list of Ticket", "integer or null". */
export function say(contract: Contract, schema: Schema): string {
  const name = nameOf(schema)
  const whole = resolve(contract, schema)
  if (name && !whole.enum && (whole.type === 'object' || whole.allOf)) return name
  if (whole.oneOf) return whole.oneOf.map((part) => say(contract, part)).join(' | ')
  if (whole.type === 'array') return `${say(contract, whole.items ?? {})}[]`
  const type = Array.isArray(whole.type) ? whole.type.join(' | ') : (whole.type ?? 'any')
  return whole.format && type.startsWith('string') ? `${type} (${whole.format})` : type
}

export function operations(contract: Contract): Operation[] {
  return Object.entries(contract.paths).flatMap(([path, methods]) =>
    Object.entries(methods).filter(([method]) => /^(get|post|put|patch|delete)$/.test(method)).map(([method, raw]) => {
      const [type, content] = Object.entries(raw.requestBody ? (resolve(contract, raw.requestBody).content ?? {}) : {})[0] ?? []
      return {
        id: raw.operationId, method: method.toUpperCase(), path, tag: raw.tags?.[0] ?? '', summary: raw.summary ?? raw.operationId, description: raw.description,
        permission: raw['x-careline-permission'],
        parameters: (raw.parameters ?? []).map((parameter) => resolve(contract, parameter)),
        body: type ? { type, schema: content?.schema } : undefined,
        answers: Object.entries(raw.responses).map(([status, answer]) => {
          const whole = resolve(contract, answer)
          const [type, content] = Object.entries(whole.content ?? {})[0] ?? []
          return { status, description: whole.description, type, schema: content?.schema }
        }),
      }
    }),
  )
}
