import { computed, onMounted, ref, shallowRef, watch } from 'vue'
import { api, ask } from '@/api/client'
import type { Agent, Ticket } from '@/api/model'
import { explain } from '@/api/problem'
import { t } from '@/text'
import { ticketsBehind, type Behind } from './behind'
import { cannotRise, raises, type Outcome } from './bulk'

/** The board changes up to ten times a second; the list follows at a pace that can be read. */
const FOLLOW_MS = 2_000

/** The tickets behind a figure, which of them are chosen, and what can be done to those. */
export function useDrawer(behind: () => Behind, now: () => number, seq: () => number) {
  const tickets = shallowRef<Ticket[] | null>(null)
  const agents = shallowRef<Agent[]>([])
  const chosen = ref(new Set<string>())
  const outcomes = ref<Outcome[] | null>(null)
  const fault = ref('')
  const busy = ref(false)
  const selected = computed(() => (tickets.value ?? []).filter((ticket) => chosen.value.has(ticket.number)))
  let round = 0

  async function load() {
    const mine = ++round
    try {
      const found = await ticketsBehind(behind(), now())
      if (mine !== round) return
      tickets.value = found
      fault.value = ''
      // What left the list is no longer chosen, or it would be changed unseen.
      chosen.value = new Set(found.map((ticket) => ticket.number).filter((number) => chosen.value.has(number)))
    } catch (thrown) {
      if (mine === round) fault.value = explain(thrown)
    }
  }

  let soon: ReturnType<typeof setTimeout> | undefined
  watch(seq, () => (soon ??= setTimeout(() => {
    soon = undefined
    if (!busy.value) void load()
  }, FOLLOW_MS)))
  onMounted(async () => {
    void load()
    agents.value = await ask(api.GET('/agents')).then((answer) => answer.items, () => [])
  })

  /** One piece of work at a time; its report stays until the next one. */
  async function work(does: (tickets: Ticket[]) => Promise<Outcome[]>) {
    if (busy.value || !selected.value.length) return
    busy.value = true
    outcomes.value = null
    try {
      outcomes.value = await does(selected.value)
      // What was done is done; what was not stays chosen, to be tried in another way.
      chosen.value = new Set(outcomes.value.filter((one) => !one.done).map((one) => one.number))
    } catch (thrown) {
      outcomes.value = selected.value.map(({ number }) => ({ number, done: false, why: explain(thrown) }))
    } finally {
      busy.value = false
    }
    await load()
  }

  async function change(numbers: string[], wanted: Parameters<typeof bulk>[1]): Promise<Outcome[]> {
    const answer = await ask(bulk(numbers, wanted))
    return answer.items.map(({ number, done, problem }) => ({ number, done, why: problem?.detail }))
  }

  const reassign = (assignee: string | null) => work((all) => change(all.map((ticket) => ticket.number), { assignee }))

  const raise = () => work(async (all) => {
    const done: Outcome[] = cannotRise(all).map(({ number }) => ({ number, done: false, why: t('wallboard.alreadyUrgent') }))
    for (const { priority, numbers } of raises(all)) done.push(...(await change(numbers, { priority }).catch((thrown) => numbers.map((number) => ({ number, done: false, why: explain(thrown) })))))
    return done
  })

  const whisper = (text: string) => work(async (all) => {
    const done: Outcome[] = []
    for (const { number, assignee } of all) {
      if (assignee === null) done.push({ number, done: false, why: t('wallboard.noAssignee') })
      else done.push(await tell(number, text).then(() => ({ number, done: true }), (thrown) => ({ number, done: false, why: explain(thrown) })))
    }
    return done
  })

  return { tickets, agents, chosen, selected, outcomes, fault, busy, load, reassign, raise, whisper }
}

const bulk = (numbers: string[], change: { assignee?: string | null; priority?: Ticket['priority'] }) => api.POST('/tickets/bulk', { body: { numbers, change } })

const tell = (number: string, text: string) => ask(api.POST('/tickets/{number}/interactions', { params: { path: { number } }, body: { kind: 'note', text, tell: 'assignee' } }))
