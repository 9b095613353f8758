import type { Priority, Ticket } from '@/api/model'

const higher: Record<Priority, Priority | null> = { low: 'normal', normal: 'high', high: 'urgent', urgent: null }

/** What became of one ticket of many; `why` is for the reader. */
export interface Outcome {
  number: string
  done: boolean
  why?: string
}

/** One step up for each ticket, put together by the priority they get: a call each. Urgent ones are left alone. */
export function raises(tickets: readonly Ticket[]): { priority: Priority; numbers: string[] }[] {
  const steps = new Map<Priority, string[]>()
  for (const { number, priority } of tickets) {
    const to = higher[priority]
    if (to) steps.set(to, [...(steps.get(to) ?? []), number])
  }
  return [...steps].map(([priority, numbers]) => ({ priority, numbers }))
}

export const cannotRise = (tickets: readonly Ticket[]) => tickets.filter((ticket) => higher[ticket.priority] === null)
