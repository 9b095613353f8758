import { reactive } from 'vue'

export interface Toast {
  id: number
  text: string
  kind: 'done' | 'notice' | 'fault'
  action?: { label: string; run: () => void }
}

/** What was just said at the edge of the screen. Faults stay until they are read; the rest leaves after a while. */
export const toasts = reactive<Toast[]>([])
let nextId = 1

export function say(text: string, kind: Toast['kind'] = 'done', action?: Toast['action']) {
  const toast = { id: nextId++, text, kind, action }
  toasts.push(toast)
  if (toasts.length > 4) toasts.shift()
  if (kind !== 'fault') setTimeout(() => dismiss(toast.id), action ? 8000 : 4000)
}

export function dismiss(id: number) {
  const at = toasts.findIndex((toast) => toast.id === id)
  if (at >= 0) toasts.splice(at, 1)
}
