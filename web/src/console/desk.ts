import { computed, inject, reactive, ref, shallowRef, watch, type InjectionKey } from 'vue'
import type { Router } from 'vue-router'
import { endSession, me as session } from '@/access/session'
import { api, ask } from '@/api/client'
import type { Agent, Me, SearchHit, Team, Topic, ViewKey } from '@/api/model'
import type { Fact, Person } from '@/live/frames'
import { LiveClient, type LiveState } from '@/live/LiveClient'
import { useSavedSearches } from '@/search/useSavedSearches'
import { heard } from '@/sla/serverTime'
import { useConversation } from '@/ticket/useConversation'
import { useTicketList } from '@/ticket/useTicketList'
import { watchDelivery } from '@/ticket/watchDelivery'
import { useNotices } from './notices'
import { useReplies } from './replies'
import { ticketPath } from './routes'

const COUNT_PAUSE_MS = 800
/** A deadline that comes close is no fact; lists by deadlines are looked at again. */
const AGEING_MS = 30_000

/** Everything an agent's console knows and does, held together for one signed-in person. */
export function createDesk(router: Router) {
  const me = () => session.value as Me
  const list = useTicketList(me)
  const conversation = useConversation()
  const saved = useSavedSearches()
  const notices = useNotices({ open: () => conversation.number.value, look: (number) => void router.push(ticketPath(number)) })
  const { outbox, overtaken, draftsChanged } = useReplies({ owner: me().email, list, conversation, look: (number) => void router.push(ticketPath(number)) })
  /** What was found, while it takes the list's place. */
  const hits = shallowRef<SearchHit[] | null>(null)
  /** The message of a ticket in which the best of what was searched stands. */
  const sought = shallowRef<{ number: string; interaction: number } | null>(null)
  const live = ref<LiveState>('connecting')
  const online = ref(navigator.onLine)
  const counts = reactive<Partial<Record<ViewKey, number>>>({})
  const agents = ref<Agent[]>([])
  const teams = ref<Team[]>([])
  const topics = shallowRef<Topic[]>([])
  const presence = reactive(new Map<string, Person[]>())
  /** A wish of the keyboard or the palette to somebody on the screen: "reply", "assignee", …; `at` makes each one new. */
  const wish = ref<{ what: string; at: number; about?: string }>({ what: '', at: 0 })

  const others = (number: string) => (presence.get(number) ?? []).filter((person) => person.email !== me().email)
  const cutOff = computed(() => !online.value || live.value === 'lost')

  let countTimer: ReturnType<typeof setTimeout> | undefined
  function countSoon(wait = COUNT_PAUSE_MS) {
    countTimer ??= setTimeout(async () => {
      countTimer = undefined
      const answer = await ask(api.GET('/views')).catch(() => null)
      for (const { key, count } of answer?.items ?? []) counts[key] = count
      saved.age()
    }, wait)
  }

  function apply(fact: Fact) {
    countSoon()
    if (fact.name === 'ticket.left') {
      list.drop(fact.number)
      hits.value = hits.value?.filter((hit) => hit.number !== fact.number) ?? null
      return conversation.forget(fact.number)
    }
    const { ticket } = fact
    if (ticket) {
      list.apply(ticket)
      hits.value = hits.value?.map((hit) => (hit.number === ticket.number && hit.version <= ticket.version ? { ...hit, ...ticket } : hit)) ?? null
    }
    if (fact.forMe) void notices.load(true)
    if (fact.number === conversation.number.value) conversation.apply(fact.ticket, /^(interaction|delivery|mail|task)\.|^ticket\.merged$/.test(fact.name) || fact.interactionId !== undefined)
  }

  function reload() {
    void list.load(true)
    void conversation.refresh()
    void notices.load()
    countSoon(0)
  }

  const socket = new LiveClient(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/v1/live`, {
    state(state) {
      live.value = state
      if (state === 'open') void outbox.flush()
      if (state === 'lost') presence.clear()
      if (state === 'ended') endSession()
    },
    fact: apply,
    presence: ({ number, people }) => (people.length ? presence.set(number, people) : presence.delete(number)),
    time: heard,
    restart: reload,
  })

  function onNetwork() {
    online.value = navigator.onLine
    if (online.value) {
      socket.nudge()
      void outbox.flush()
    }
  }
  const onReturn = () => document.visibilityState === 'visible' && socket.nudge()
  addEventListener('online', onNetwork)
  addEventListener('offline', onNetwork)
  document.addEventListener('visibilitychange', onReturn)

  async function loadPeople() {
    const [people, groups] = await Promise.all([ask(api.GET('/agents')), ask(api.GET('/teams'))]).catch(() => [null, null])
    if (people) agents.value = people.items
    if (groups) teams.value = groups.items
    topics.value = (await ask(api.GET('/topics')).catch(() => null))?.items ?? topics.value
  }

  const ageing = setInterval(() => {
    if (document.visibilityState !== 'visible' || cutOff.value) return
    countSoon(0)
    void list.age()
  }, AGEING_MS)

  const stopWatching = watchDelivery(conversation)
  const unfollow = watch(conversation.number, (number) => socket.tell(number, 'viewing'))

  function start() {
    socket.open()
    countSoon(0)
    void loadPeople()
    void outbox.flush()
  }

  function stop() {
    unfollow()
    stopWatching()
    socket.close()
    outbox.stop()
    clearTimeout(countTimer)
    clearInterval(ageing)
    removeEventListener('online', onNetwork)
    removeEventListener('offline', onNetwork)
    document.removeEventListener('visibilitychange', onReturn)
  }

  const nameOf = (email: string | null) => agents.value.find((agent) => agent.email === email)?.name ?? email ?? ''
  const wishFor = (what: string, about?: string) => (wish.value = { what, at: wish.value.at + 1, about })

  return {
    me, router, list, hits, sought, saved, conversation, live, cutOff, counts, agents, teams, topics, others, overtaken, draftsChanged, outbox, wish, notices,
    ask: wishFor, nameOf, reload, start, stop, tell: socket.tell.bind(socket),
  }
}

export type Desk = ReturnType<typeof createDesk>
export const deskKey: InjectionKey<Desk> = Symbol('desk')

export function useDesk(): Desk {
  const desk = inject(deskKey)
  if (!desk) throw new Error('No desk above this component')
  return desk
}
