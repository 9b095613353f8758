import { ref, shallowRef, watch } from 'vue'
import { api, ask } from '@/api/client'
import type { Explained, Target, Ticket } from '@/api/model'
import { explain } from '@/api/problem'
import { locale } from '@/text'

/** The proof of a ticket's deadlines, asked again whenever its clocks have moved. */
export function useExplanation(ticket: () => Ticket, target: () => Target) {
  const rounds = shallowRef<Explained[] | null>(null)
  const fault = ref('')
  let newest = 0

  async function load() {
    const question = ++newest // answers overtake each other; only that to the newest question is still true
    try {
      const answer = await ask(api.POST('/sla/explain', { body: { number: ticket().number }, headers: { 'Accept-Language': locale.value } }))
      if (question !== newest) return
      rounds.value = answer.targets.filter((one) => one.target === target())
      fault.value = ''
    } catch (thrown) {
      if (question === newest) fault.value = explain(thrown)
    }
  }
  watch(() => [JSON.stringify(ticket().sla), target(), locale.value], load, { immediate: true })
  return { rounds, fault, load }
}
