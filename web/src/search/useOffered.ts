import { computed, ref, watch } from 'vue'
import { completions, type Completion, type Known } from './completion'
import { useSuggestions } from './useSuggestions'

export interface Typed {
  query: string
  caret: number
  focused: boolean
}

/** What is offered for the word that is being typed, fields first, and which of it the arrows have reached; -1 is none. */
export function useOffered(typed: () => Typed, known: () => Known) {
  /** The query at which no more was wanted; with the next letter it is wanted again. */
  const dismissedAt = ref<string>()
  const active = ref(-1)
  const wanted = computed(() => typed().focused && dismissedAt.value !== typed().query)
  const { offered: suggested, stop } = useSuggestions(() => ({ query: typed().query, caret: typed().caret, wanted: wanted.value }))
  const offered = computed<Completion[]>(() => (wanted.value ? [...completions(typed().query, typed().caret, known()), ...suggested.value] : []))
  const chosen = computed(() => offered.value[active.value])

  watch(() => typed().query, () => (active.value = -1))
  watch(offered, ({ length }) => {
    if (active.value >= length) active.value = -1
  })

  function dismiss() {
    dismissedAt.value = typed().query
    stop()
  }
  /** Walks through all of it, and through none. */
  function step(by: 1 | -1) {
    const places = offered.value.length + 1
    active.value = ((active.value + 1 + by + places) % places) - 1
  }
  return { offered, active, chosen, dismiss, step }
}
