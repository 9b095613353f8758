import { computed, ref, shallowRef, watch } from 'vue'
import { api, ask } from '@/api/client'
import type { Ticket } from '@/api/model'
import { explain } from '@/api/problem'
import { t } from '@/text'
import { ticketNumber } from './number'

/**
 * Looks up the ticket that stays while its number is typed, so that nobody merges into a stranger's.
 *
 * @param into the number to begin with, where it is known which ticket is meant
 */
export function useMerge(from: () => Ticket, into = '') {
  const typed = ref(into)
  const found = shallowRef<Ticket | null>(null)
  const looking = ref(false)
  const fault = ref('')
  let round = 0

  watch(typed, async () => {
    const mine = ++round
    found.value = null
    fault.value = ''
    looking.value = false
    const number = ticketNumber(typed.value)
    if (!number) return
    if (number === from().number) return void (fault.value = t('ticket.mergeSame'))
    looking.value = true
    try {
      const ticket = await ask(api.GET('/tickets/{number}', { params: { path: { number } } }))
      if (mine !== round) return
      if (ticket.status === 'closed') fault.value = t('ticket.mergeClosed')
      else found.value = ticket
    } catch (thrown) {
      if (mine === round) fault.value = explain(thrown)
    } finally {
      if (mine === round) looking.value = false
    }
  }, { immediate: true })

  const wrong = computed(() => typed.value.trim() !== '' && ticketNumber(typed.value) === null)

  /** Merges; gives the number of the ticket that stays, or nothing where it was refused. */
  async function merge(): Promise<string | null> {
    if (!found.value) {
      fault.value ||= t('ticket.mergeWrongNumber')
      return null
    }
    try {
      const path = { number: from().number }
      return (await ask(api.POST('/tickets/{number}/merge', { params: { path }, body: { into: found.value.number } }))).number
    } catch (thrown) {
      fault.value = explain(thrown)
      return null
    }
  }

  return { typed, found, looking, fault, wrong, merge }
}
