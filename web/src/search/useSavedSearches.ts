import { shallowRef } from 'vue'
import { api, ask } from '@/api/client'
import type { SavedSearch, SearchSort } from '@/api/model'

/** Counting asks the index once for each; now and then is enough. */
const COUNT_EVERY_MS = 10_000

/** A question that is to be kept, or one that is kept already. */
export type Keeping = SavedSearch | { id?: undefined; q: string; sort: SearchSort }

/** The searches that are kept, by oneself and by others who share them. */
export function useSavedSearches() {
  const items = shallowRef<SavedSearch[]>([])
  /** What is being kept or changed in the dialog. */
  const editing = shallowRef<Keeping | null>(null)
  let counted = -Infinity

  async function load() {
    counted = performance.now()
    items.value = (await ask(api.GET('/saved-searches', { params: { query: { counts: 'true' } } })).catch(() => null))?.items ?? items.value
  }
  /** After something has happened, unless it was counted a moment ago. */
  const age = () => void (performance.now() - counted > COUNT_EVERY_MS && load())

  async function put({ id }: Keeping, wanted: Pick<SavedSearch, 'name' | 'q' | 'sort' | 'sharedWith' | 'team'>) {
    await (id === undefined
      ? ask(api.POST('/saved-searches', { body: wanted }))
      : ask(api.PATCH('/saved-searches/{id}', { params: { path: { id } }, body: wanted })))
    await load()
  }
  async function move(one: SavedSearch, by: 1 | -1) {
    const mine = items.value.filter(({ mine }) => mine)
    const position = mine.indexOf(one) + by
    if (position < 0 || position >= mine.length) return
    await ask(api.PATCH('/saved-searches/{id}', { params: { path: { id: one.id } }, body: { position } }))
    await load()
  }
  async function remove(id: number) {
    await ask(api.DELETE('/saved-searches/{id}', { params: { path: { id } } }))
    await load()
  }

  const find = (q: string, sort: SearchSort) => items.value.find((one) => one.q === q.trim() && one.sort === sort)
  return { items, editing, load, age, put, move, remove, find, edit: (one: Keeping) => (editing.value = one) }
}
