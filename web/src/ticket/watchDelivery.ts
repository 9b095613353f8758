import { watch } from 'vue'
import type { useConversation } from './useConversation'

const FIRST_MS = 1_500
const LONGEST_MS = 60_000

/** A mail leaves the house a moment after its reply is written, and the journal does not speak of it: look again, ever slower. */
export function watchDelivery(conversation: ReturnType<typeof useConversation>) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let patience = FIRST_MS
  const unwatch = watch(conversation.ticket, (ticket, before) => {
    clearTimeout(timer)
    patience = ticket?.number === before?.number ? Math.min(patience * 2, LONGEST_MS) : FIRST_MS
    if (ticket?.interactions.some((one) => one.delivery?.state === 'waiting')) timer = setTimeout(() => void conversation.refresh(), patience)
  })
  return () => {
    unwatch()
    clearTimeout(timer)
  }
}
