import type { Status, TicketChange } from '@/api/model'
import { explain } from '@/api/problem'
import { t } from '@/text'
import { say } from '@/ui/toast'
import type { Desk } from './desk'
import { ticketPath } from './routes'

/** Goes to the next or the previous ticket of the list, or of what was searched. The back button still leads to where the walk began. */
export function step(desk: Desk, by: 1 | -1): boolean {
  const items = desk.hits.value ?? desk.list.items.value
  const at = items.findIndex((ticket) => ticket.number === desk.conversation.number.value)
  const next = items[at < 0 ? 0 : at + by]
  if (!next) return false
  const go = ticketPath(next.number, desk.router.currentRoute.value.query as Record<string, string>)
  void (at < 0 ? desk.router.push(go) : desk.router.replace(go))
  desk.ask('focus-row')
  return true
}

/** Opens the form for a new ticket; the list stays as it is. */
export function writeTicket(desk: Desk) {
  void desk.router.push({ name: 'new', query: desk.router.currentRoute.value.query })
}

/** Makes a change on the open ticket and says what became of it when it did not simply work. */
export async function change(desk: Desk, wanted: TicketChange, done?: string) {
  try {
    const outcome = await desk.conversation.change(wanted)
    if (outcome === 'stale') return say(t('console.changedMeanwhile'), 'fault')
    const ticket = desk.conversation.ticket.value
    if (ticket) desk.list.apply(ticket, true)
    if (done) say(done)
  } catch (fault) {
    say(explain(fault), 'fault')
  }
}

export function assignToMe(desk: Desk) {
  return change(desk, { assignee: desk.me().email }, t('console.assignedToYou'))
}

export function changeStatus(desk: Desk, status: Status) {
  const number = desk.conversation.number.value ?? ''
  return change(desk, { status }, status === 'solved' ? t('console.solvedToast', { number }) : undefined)
}
