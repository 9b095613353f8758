import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { api, ask } from '@/api/client'
import type { Suggestion } from '@/api/model'
import { t } from '@/text'
import type { Completion } from './completion'

const PAUSE_MS = 120
const MOST = 6
const ENDS = /^[^\s()"“”]/
const WORTH = /[\p{L}\p{N}_.@-]{2}$|\p{Script=Han}$/u

/**
 * What the server suggests for the word before the caret: words, people, tags and numbers out of tickets in sight. It is asked
 * when typing pauses and waits for nobody; a failure suggests nothing. What was suggested stays as long as it still fits.
 */
export function useSuggestions(at: () => { query: string; caret: number; wanted: boolean }, pause = PAUSE_MS) {
  const suggested = shallowRef<Suggestion[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  let call = new AbortController()

  function stop() {
    clearTimeout(timer)
    call.abort()
  }

  async function load(q: string) {
    call = new AbortController()
    const { signal } = call
    const answer = await ask(api.GET('/search/suggestions', { params: { query: { q, limit: MOST } }, signal })).catch(() => null)
    if (!signal.aborted) suggested.value = answer?.items ?? []
  }

  // Only what is typed asks; coming back into the field does not.
  watch(at, ({ query, caret, wanted }, before) => {
    if (before?.query === query) return
    stop()
    const q = query.slice(0, caret)
    if (wanted && WORTH.test(q) && !ENDS.test(query.slice(caret))) timer = setTimeout(() => void load(q), pause)
    else suggested.value = []
  }, { immediate: true })
  onScopeDispose(stop)

  /** Those that fit what stands there by now. Tickets by their subjects are among the hits already; by number they are offered. */
  const offered = computed(() => {
    const { query, caret, wanted } = at()
    if (!wanted || ENDS.test(query.slice(caret))) return []
    return suggested.value.filter(({ kind, from, text, number }) => {
      const typed = query.slice(from, caret).toLowerCase()
      if (!typed || /[\s()"“”]/.test(typed)) return false
      return kind === 'word' ? text.startsWith(typed) && text !== typed : kind !== 'ticket' || number!.startsWith(typed.replace('#', ''))
    }).map(completionOf)
  })
  return { offered, stop }
}

function completionOf({ kind, text, insert, from, count, number }: Suggestion): Completion {
  const what = t(`search.kind_${kind}`)
  return {
    label: kind === 'ticket' ? `#${number} ${text}` : text,
    hint: count === undefined ? what : t('search.kindCount', { kind: what, count }),
    insert: kind === 'ticket' ? insert : `${insert} `,
    from, kind, number,
  }
}
