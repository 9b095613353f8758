import { watch } from 'vue'
import type { useConversation } from './useConversation'

const FIRST_MS = 1_500
const LONGEST_MS = 60_000

/**
 * A mail leaves the house a moment after its reply is written, and the journal does not speak of it: look again, ever
 * slower. Only looking makes it slower; what else happens to the ticket meanwhile, such as a clock that moves, does not.
 */
export function watchDelivery(conversation: Pick<ReturnType<typeof useConversation>, 'ticket' | 'refresh'>) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let patience = FIRST_MS

  function rest() {
    clearTimeout(timer)
    timer = undefined
    patience = FIRST_MS
  }
  function look() {
    timer = undefined
    patience = Math.min(patience * 2, LONGEST_MS)
    void conversation.refresh()
  }
  const unwatch = watch(conversation.ticket, (ticket, before) => {
    const waiting = ticket?.interactions.some((one) => one.delivery?.state === 'waiting')
    if (!waiting || ticket?.number !== before?.number) rest()
    if (waiting) timer ??= setTimeout(look, patience)
  })
  return () => {
    unwatch()
    clearTimeout(timer)
  }
}
