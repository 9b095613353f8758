import type { Ticket } from '@/api/model'

export type Doing = 'viewing' | 'typing'

export interface Person {
  email: string
  name: string
  doing: Doing
}
export interface Presence {
  number: string
  people: Person[]
}

/** What happened, in the past tense, written in the transaction that made it true. */
export interface Fact {
  name: string
  at: string
  number: string
  actor?: { kind?: string; name?: string; email?: string } | string | null
  ticket?: Ticket
  interactionId?: number
  changes?: Record<string, unknown>
  /** This fact tells the person at this console something. */
  forMe?: boolean
}

export type ServerFrame =
  | { type: 'welcome'; seq: number; resumed: boolean; at?: string; presence?: Presence[] }
  | { type: 'fact'; seq: number; fact: Fact }
  | ({ type: 'presence' } & Presence)
  | { type: 'beat'; seq: number; at?: string }
  | { type: 'restart' }

export type ClientFrame = { type: 'hello'; resume?: number } | { type: 'presence'; number: string | null; doing: Doing }

export function assertNever(value: never): never {
  throw new Error(`Unknown case ${JSON.stringify(value)}`)
}
