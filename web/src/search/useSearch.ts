import { ref, shallowRef, type ShallowRef } from 'vue'
import { api, ask } from '@/api/client'
import type { SearchHit, SearchResult, SearchSort } from '@/api/model'
import { explain, Problem } from '@/api/problem'
import { t } from '@/text'

const PAUSE_MS = 150
const PAGE = 30
/** A busy server is asked again by itself, this often. */
const TRIES = 3
const BUSY_MS = 1500

interface Ways {
  asking?: (query: string) => void
  sort?: () => SearchSort
  pause?: number
  busyPause?: number
}

/**
 * Asks while somebody types: after a pause, one call at a time, and an answer that was overtaken changes nothing. The hits
 * before stay on the screen until the next ones are here.
 */
export function useSearch(hits: ShallowRef<SearchHit[] | null>, { asking, sort = () => 'relevance', pause = PAUSE_MS, busyPause = BUSY_MS }: Ways = {}) {
  const state = ref<'none' | 'loading' | 'ready' | 'failed'>('none')
  const result = shallowRef<Omit<SearchResult, 'items' | 'next'> | null>(null)
  /** The query that the hits answer. */
  const answered = ref('')
  /** The query that was asked last, answered or not. */
  const asked = ref('')
  /** What the server found wrong with the query, in its words. */
  const refused = ref<string | null>(null)
  const failure = ref('')
  /** Whether the failure will pass by itself. */
  const busy = ref(false)
  const next = ref<string | null>(null)
  const loadingMore = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let call = new AbortController()
  let round = 0
  let tries = 0

  function stop() {
    clearTimeout(timer)
    call.abort()
    round++
  }

  /** Asks when nothing more was typed for a moment. */
  function soon(query: string) {
    clearTimeout(timer)
    timer = setTimeout(() => void now(query), pause)
  }

  /** Waits for more letters; what is under way goes on. */
  const hold = () => clearTimeout(timer)

  async function now(query: string) {
    tries = 0
    await put(query)
  }

  async function put(query: string) {
    stop()
    const q = query.trim()
    asked.value = q
    asking?.(q)
    if (!q) return clear()
    const mine = round
    call = new AbortController()
    state.value = hits.value === null || state.value === 'failed' ? 'loading' : state.value
    try {
      const { items, next: cursor, ...rest } = await ask(api.GET('/search', { params: { query: { q, limit: PAGE, facets: 'true', sort: sort() } }, signal: call.signal }))
      if (mine !== round) return // something else was asked meanwhile
      hits.value = items
      next.value = cursor
      result.value = rest
      answered.value = q
      refused.value = null
      state.value = 'ready'
    } catch (thrown) {
      if (mine !== round) return
      fail(thrown, q)
    }
  }

  function fail(thrown: unknown, q: string) {
    if (thrown instanceof Problem && thrown.status === 422) {
      refused.value = thrown.errors[0]?.detail ?? thrown.detail
      state.value = hits.value === null ? 'none' : 'ready'
      return
    }
    refused.value = null
    busy.value = thrown instanceof Problem && (thrown.is('unavailable') || thrown.is('too-many-searches'))
    if (busy.value && ++tries < TRIES) {
      timer = setTimeout(() => void put(q), busyPause * tries)
      return
    }
    failure.value = busy.value ? t(thrown instanceof Problem && thrown.is('unavailable') ? 'search.notReady' : 'search.busyText') : explain(thrown)
    state.value = 'failed'
  }

  function clear() {
    hits.value = null
    result.value = null
    next.value = null
    refused.value = null
    answered.value = ''
    state.value = 'none'
  }

  async function more() {
    if (next.value === null || loadingMore.value) return
    const mine = round
    loadingMore.value = true
    try {
      const answer = await ask(api.GET('/search', { params: { query: { q: answered.value, limit: PAGE, sort: sort(), cursor: next.value } }, signal: call.signal }))
      if (mine !== round) return
      const known = new Set(hits.value?.map((hit) => hit.number))
      hits.value = [...(hits.value ?? []), ...answer.items.filter((hit) => !known.has(hit.number))]
      next.value = answer.next
    } catch {
      // The hits that are there stay; the button asks again.
    } finally {
      loadingMore.value = false
    }
  }

  return { state, result, asked, answered, refused, failure, busy, next, loadingMore, soon, now, hold, more, stop, clear }
}
