import { ref } from 'vue'
import { api, ask } from '@/api/client'
import type { Attachment, Interaction } from '@/api/model'
import { explain, Problem, Unreachable } from '@/api/problem'
import { read, write } from '@/ui/storage'
import type { Kind } from './drafts'

export interface Unsent {
  /** The Idempotency-Key: however often this is sent, the customer gets it once. */
  key: string
  owner: string
  number: string
  kind: Kind
  text: string
  attachments: Attachment[]
  seen: number
  thenSolve: boolean
  at: string
  sending?: boolean
}

export interface OutboxEvents {
  sent(reply: Unsent, interaction: Interaction): void
  /** The customer wrote meanwhile: the text goes back to its writer together with what is new. */
  overtaken(reply: Unsent, newer: Interaction[]): void
  refused(reply: Unsent, why: string): void
}

const KEY = 'careline.outbox'
const RETRY_MS = 8_000

/** Replies on their way. They are stored before they are sent and leave the store only with the server's answer. */
export function createOutbox(owner: string, events: OutboxEvents) {
  const waiting = ref<Unsent[]>([])
  let running = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const stored = () => read<Unsent[]>(KEY, [])
  function look() {
    const sending = waiting.value.find((one) => one.sending)?.key
    waiting.value = stored().filter((one) => one.owner === owner).map((one) => ({ ...one, sending: one.key === sending }))
  }
  function remove(key: string) {
    write(KEY, stored().filter((one) => one.key !== key))
    look()
  }

  function put(reply: Omit<Unsent, 'key' | 'owner' | 'at'>) {
    const whole = { ...reply, key: crypto.randomUUID(), owner, at: new Date().toISOString() }
    if (!write(KEY, [...stored(), whole])) waiting.value = [...waiting.value, whole] // no storage: keep it on this page
    else look()
    void flush()
  }

  async function send(reply: Unsent): Promise<boolean> {
    waiting.value = waiting.value.map((one) => ({ ...one, sending: one.key === reply.key }))
    try {
      const { number, kind, text, attachments, seen } = reply
      const interaction = await ask(
        api.POST('/tickets/{number}/interactions', {
          params: { path: { number }, header: { 'Idempotency-Key': reply.key } },
          body: { kind, text, attachments: attachments.map((file) => file.id), ...(kind === 'reply' && { seen }) },
        }),
      )
      remove(reply.key)
      events.sent(reply, interaction)
      return true
    } catch (thrown) {
      waiting.value = waiting.value.map((one) => ({ ...one, sending: false }))
      const later = thrown instanceof Unreachable || (thrown instanceof Problem && [401, 408, 425, 429].includes(thrown.status)) || (thrown instanceof Problem && thrown.status >= 500)
      if (later || !(thrown instanceof Problem)) return false
      remove(reply.key)
      if (thrown.is('customer-wrote-meanwhile')) events.overtaken(reply, (thrown.body.newInteractions as Interaction[]) ?? [])
      else events.refused(reply, explain(thrown))
      return true
    }
  }

  /** Sends what waits, oldest first; one tab at a time, because the others watch the same store. */
  async function flush() {
    if (running) return
    running = true
    clearTimeout(timer)
    try {
      await alone(async () => {
        look()
        for (const reply of [...waiting.value]) if (!(await send(reply))) break
      })
    } finally {
      running = false
      if (waiting.value.length) timer = setTimeout(flush, RETRY_MS)
    }
  }

  const onStorage = (event: StorageEvent) => event.key === KEY && look()
  addEventListener('storage', onStorage)
  look()
  return {
    waiting,
    put,
    flush,
    stop() {
      clearTimeout(timer)
      removeEventListener('storage', onStorage)
    },
  }
}

async function alone(work: () => Promise<void>) {
  if (navigator.locks) await navigator.locks.request('careline.outbox', work)
  else await work()
}
