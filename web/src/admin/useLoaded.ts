import { onMounted, ref, shallowRef } from 'vue'
import { explain } from '@/api/problem'

interface Page<T> {
  items: T[]
  next?: string | null
}

/** A list of administration: loaded when the page opens, page by page, and again after a change. */
export function useLoaded<T>(fetchPage: (cursor?: string) => Promise<Page<T>>) {
  const items = shallowRef<T[] | null>(null)
  const next = ref<string | null>(null)
  const fault = ref('')

  async function load() {
    fault.value = ''
    try {
      const page = await fetchPage()
      items.value = page.items
      next.value = page.next ?? null
    } catch (thrown) {
      fault.value = explain(thrown)
    }
  }
  async function more() {
    if (next.value === null) return
    try {
      const page = await fetchPage(next.value)
      items.value = [...(items.value ?? []), ...page.items]
      next.value = page.next ?? null
    } catch (thrown) {
      fault.value = explain(thrown)
    }
  }
  onMounted(load)
  return { items, next, fault, load, more }
}
