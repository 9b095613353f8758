import { reactive, ref, shallowRef, watch } from 'vue'
import { api, ask } from '@/api/client'
import type { Ticket } from '@/api/model'
import { explain } from '@/api/problem'
import { blank, bodyOf, openingDraft, type Attempt, type OpeningForm } from './openingDraft'
import { faultsIn, faultsOf, type Faults } from './openingFaults'

/** A ticket while an agent writes it for a customer: kept with every keystroke, created once. */
export function useOpening(owner: string) {
  const stored = openingDraft.get(owner)
  const form = reactive<OpeningForm>(stored.form)
  const faults = ref<Faults>({})
  const fault = ref('')
  const busy = ref(false)
  const attempt = shallowRef<Attempt | undefined>(stored.attempt)

  watch([form, attempt], () => openingDraft.set(owner, { ...form }, attempt.value), { flush: 'sync' })
  // What was wrong with a field is no longer known once it was changed; either way to be answered is enough.
  const mend = (...fields: (keyof OpeningForm)[]) => fields.forEach((field) => (faults.value = { ...faults.value, [field]: undefined }))
  for (const field of Object.keys(blank()) as (keyof OpeningForm)[]) {
    watch(() => form[field], () => (field === 'phone' ? mend('phone', 'email') : mend(field)), { flush: 'sync' })
  }

  /**
   * The answer to a call may get lost although the ticket was created. So the same words are sent under the same key, and
   * only other words, which would be another ticket, under a new one.
   */
  function keyFor(body: string): string {
    if (attempt.value?.body !== body) attempt.value = { key: crypto.randomUUID(), body }
    return attempt.value.key
  }

  /** Creates it; gives the ticket, or nothing where it was refused or another click is at it. */
  async function create(): Promise<Ticket | null> {
    if (busy.value) return null
    fault.value = ''
    faults.value = faultsOf(form)
    if (Object.keys(faults.value).length) return null
    busy.value = true
    const body = bodyOf(form)
    try {
      const header = { 'Idempotency-Key': keyFor(JSON.stringify(body)) }
      const ticket = await ask(api.POST('/tickets', { params: { header }, body }))
      clear()
      return ticket
    } catch (thrown) {
      faults.value = faultsIn(thrown)
      fault.value = explain(thrown)
      return null
    } finally {
      busy.value = false
    }
  }

  /** Empties the form; gives what was in it, for those who did not mean it. */
  function clear(): OpeningForm {
    const before = { ...form }
    attempt.value = undefined
    Object.assign(form, blank())
    return before
  }

  /** Puts back what was cleared, also when the form was left meanwhile. */
  function restore(before: OpeningForm) {
    Object.assign(form, before)
    openingDraft.set(owner, before)
  }

  return { form, faults, fault, busy, create, clear, restore, written: () => openingDraft.written(form) }
}
