import { ref, shallowRef } from 'vue'
import { api, ask } from '@/api/client'
import type { Me, Ticket } from '@/api/model'
import { explain } from '@/api/problem'
import { serverNow } from '@/sla/serverTime'
import { before, belongs, usualSort, type ListQuery } from './views'

const PAGE = 60

/** The list of the chosen view: pages from the server, and every live change applied in place. */
export function useTicketList(me: () => Me) {
  const query = ref<ListQuery>({ view: 'mine', sort: usualSort('mine') })
  const items = shallowRef<Ticket[]>([])
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const fault = ref('')
  let next: string | null = null
  let round = 0
  let loadingMore = false

  async function page(cursor?: string) {
    const { view, team, sort, sla, topic, tone, signal } = query.value
    // `-priority` lists the most urgent first, on the server as here.
    return ask(api.GET('/tickets', { params: { query: { view, team, sort, sla, topic, tone, signal, limit: PAGE, cursor } } }))
  }

  /** Loads the view anew; `quietly` keeps the old rows on the screen until the new ones are here. */
  async function load(quietly = false) {
    const mine = ++round
    if (!quietly) {
      state.value = 'loading'
      items.value = []
    }
    try {
      const answer = await page()
      if (mine !== round) return // another view was chosen meanwhile
      items.value = answer.items
      next = answer.next
      state.value = 'ready'
    } catch (thrown) {
      if (mine !== round || quietly) return
      fault.value = explain(thrown)
      state.value = 'failed'
    }
  }

  async function more() {
    if (next === null || loadingMore || state.value !== 'ready') return
    loadingMore = true
    const mine = round
    try {
      const answer = await page(next)
      if (mine !== round) return
      const known = new Set(items.value.map((ticket) => ticket.number))
      items.value = [...items.value, ...answer.items.filter((ticket) => !known.has(ticket.number))]
      next = answer.next
    } catch {
      // The rows that are there stay; scrolling on asks again.
    } finally {
      loadingMore = false
    }
  }

  function choose(wanted: ListQuery) {
    query.value = wanted
    return load()
  }

  /** Time alone moves tickets into and out of lists by deadlines; one that was scrolled far stays as it is. */
  async function age() {
    const { view, sla } = query.value
    const byTime = sla !== undefined || view === 'atRisk' || view === 'breached'
    if (byTime && state.value === 'ready' && items.value.length <= PAGE) await load(true)
  }

  /**
   * Applies one changed ticket; an older version than the one shown changes nothing. Clocks move without a new version: an
   * `answer` to a change of ours may be older than the frame that came meanwhile.
   */
  function apply(ticket: Ticket, answer = false) {
    if (state.value !== 'ready') return
    const old = items.value.find((one) => one.number === ticket.number)
    if (old && (old.version > ticket.version || (answer && old.version === ticket.version))) return
    const rest = old ? items.value.filter((one) => one !== old) : items.value
    const last = rest[rest.length - 1]
    const order = before(query.value.sort)
    // Beyond the last loaded row it will come with its page.
    const reached = next === null || !last || order(ticket, last) < 0
    if (!belongs(ticket, query.value, me(), serverNow()) || !reached) {
      if (old) items.value = rest
      return
    }
    items.value = [...rest, ticket].sort(order)
  }

  /** The ticket went out of this person's sight. */
  function drop(number: string) {
    items.value = items.value.filter((ticket) => ticket.number !== number)
  }

  return { query, items, state, fault, load, more, choose, apply, drop, age }
}
