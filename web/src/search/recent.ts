import { ref } from 'vue'
import { read, write } from '@/ui/storage'

const MOST = 8
const KEY = 'careline.searches'
const kept = read<unknown>(KEY, [])

/** What was searched in this browser, the newest first. */
export const recent = ref<string[]>(Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string').slice(0, MOST) : [])

export function remember(query: string) {
  const text = query.trim()
  if (!text) return
  recent.value = [text, ...recent.value.filter((one) => one !== text)].slice(0, MOST)
  write(KEY, recent.value)
}

export function forgetAll() {
  recent.value = []
  write(KEY, undefined)
}
