import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { api, ask } from '@/api/client'
import type { SimilarTicket, TicketToCompare } from '@/api/model'
import { Problem, Unreachable } from '@/api/problem'
import { t } from '@/text'

/** A ticket that is there, by what is compared of it, or one that is being written. */
export type Question = { number: string; of: string } | TicketToCompare

const AT_MOST = 5
const PAUSE_MS = 500
/** Waits before it is asked again on its own; after the last one it is left alone. */
const AGAIN_MS = [5_000, 15_000, 60_000]

/**
 * Tickets like one, asked in the background: after a pause, one call at a time, given up when another ticket takes its
 * place. Nobody waits for it, so what fails is tried again in silence.
 */
export function useSimilar(question: () => Question | null, { pause = PAUSE_MS, again = AGAIN_MS } = {}) {
  const items = shallowRef<SimilarTicket[]>([])
  const complete = ref(true)
  /** `ready` once the present question was answered. */
  const state = ref<'none' | 'asking' | 'ready'>('none')
  let timer: ReturnType<typeof setTimeout> | undefined
  let call = new AbortController()
  let failures = 0

  function stop() {
    clearTimeout(timer)
    call.abort()
  }

  async function now(wanted: Question) {
    call = new AbortController()
    const { signal } = call
    try {
      const answer = await send(wanted, signal)
      if (signal.aborted) return
      // What may be the very same matter comes first; within both, the most alike.
      items.value = [...answer.items].sort((one, two) => Number(two.duplicate) - Number(one.duplicate))
      complete.value = answer.complete
      state.value = 'ready'
      if (!answer.complete) later(wanted)
    } catch (thrown) {
      if (!signal.aborted && passing(thrown)) later(wanted)
    }
  }

  function later(wanted: Question) {
    const wait = again[failures++]
    if (wait !== undefined) timer = setTimeout(() => void now(wanted), wait)
  }

  watch(() => JSON.stringify(question()), (text, before) => {
    stop()
    failures = 0
    const wanted = JSON.parse(text) as Question | null
    if (wanted === null || !sameTicket(wanted, before)) items.value = []
    state.value = wanted === null ? 'none' : 'asking'
    if (wanted !== null) timer = setTimeout(() => void now(wanted), pause)
  }, { immediate: true })
  onScopeDispose(stop)

  /** How many there are, for those who do not see the list. */
  const summary = computed(() => {
    if (!items.value.length) return state.value === 'ready' && complete.value ? t('similar.none') : ''
    const found = t('similar.found', { count: items.value.length })
    const count = items.value.filter((one) => one.duplicate).length
    return count ? t('similar.foundWith', { found, duplicates: t('similar.duplicates', { count }) }) : found
  })

  return { items, complete, state, summary }
}

/** The hits before stay while the same ticket is asked anew, so that nothing flickers. */
function sameTicket(wanted: Question, before: string | undefined): boolean {
  const old = before === undefined ? null : (JSON.parse(before) as Question | null)
  if (old === null) return false
  return 'number' in wanted ? 'number' in old && old.number === wanted.number : !('number' in old)
}

const send = (wanted: Question, signal: AbortSignal) =>
  'number' in wanted
    ? ask(api.GET('/tickets/{number}/similar', { params: { path: { number: wanted.number }, query: { limit: AT_MOST } }, signal }))
    : ask(api.POST('/tickets/similar', { body: { ...wanted, limit: AT_MOST }, signal }))

/** Too many ask, or the index or the server is away: it passes. */
const passing = (thrown: unknown) => thrown instanceof Unreachable || (thrown instanceof Problem && (thrown.status === 429 || thrown.status >= 500))
