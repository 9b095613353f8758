import { reactive, ref } from 'vue'
import { explain, Problem } from '@/api/problem'

/** Saves a form: one try at a time, and what the server refuses stands beside its field. */
export function useSaving() {
  const busy = ref(false)
  const fault = ref('')
  const errors = reactive<Record<string, string>>({})

  async function save(work: () => Promise<void>) {
    if (busy.value) return
    busy.value = true
    fault.value = ''
    for (const key of Object.keys(errors)) delete errors[key]
    try {
      await work()
    } catch (thrown) {
      for (const { pointer, detail } of thrown instanceof Problem ? thrown.errors : []) errors[pointer.replace(/^[#/]+/, '').split('/')[0]!] = detail
      fault.value = explain(thrown)
    } finally {
      busy.value = false
    }
  }
  return { busy, fault, errors, save }
}
