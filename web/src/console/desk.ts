import { computed, inject, reactive, ref, watch, type InjectionKey } from 'vue'
import type { Router } from 'vue-router'
import { endSession, me as session } from '@/access/session'
import { api, ask } from '@/api/client'
import type { Agent, Interaction, Me, Team, ViewKey } from '@/api/model'
import type { Fact, Person } from '@/live/frames'
import { LiveClient, type LiveState } from '@/live/LiveClient'
import { t } from '@/text'
import { drafts } from '@/ticket/drafts'
import { createOutbox, type Unsent } from '@/ticket/outbox'
import { useConversation } from '@/ticket/useConversation'
import { useTicketList } from '@/ticket/useTicketList'
import { explain, Problem } from '@/api/problem'
import { say } from '@/ui/toast'
import { ticketPath } from './routes'

const COUNT_PAUSE_MS = 800

/** Everything an agent's console knows and does, held together for one signed-in person. */
export function createDesk(router: Router) {
  const me = () => session.value as Me
  const list = useTicketList(me)
  const conversation = useConversation()
  const live = ref<LiveState>('connecting')
  const online = ref(navigator.onLine)
  const counts = reactive<Partial<Record<ViewKey, number>>>({})
  const agents = ref<Agent[]>([])
  const teams = ref<Team[]>([])
  const presence = reactive(new Map<string, Person[]>())
  /** Replies that came back because the customer wrote meanwhile, by ticket number. */
  const overtaken = reactive(new Map<string, Interaction[]>())
  /** Changes when a draft was put back from outside the composer, so that the composer reads it again. */
  const draftsChanged = ref(0)
  /** A wish of the keyboard or the palette to somebody on the screen: "reply", "assignee", …; `at` makes each one new. */
  const wish = ref<{ what: string; at: number }>({ what: '', at: 0 })

  const others = (number: string) => (presence.get(number) ?? []).filter((person) => person.email !== me().email)
  const cutOff = computed(() => !online.value || live.value === 'lost')

  let countTimer: ReturnType<typeof setTimeout> | undefined
  function countSoon(wait = COUNT_PAUSE_MS) {
    countTimer ??= setTimeout(async () => {
      countTimer = undefined
      const answer = await ask(api.GET('/views')).catch(() => null)
      for (const { key, count } of answer?.items ?? []) counts[key] = count
    }, wait)
  }

  function apply(fact: Fact) {
    countSoon()
    if (fact.name === 'ticket.left') {
      list.drop(fact.number)
      return conversation.forget(fact.number)
    }
    if (fact.ticket) list.apply(fact.ticket)
    if (fact.number === conversation.number.value) conversation.apply(fact.ticket, /^(interaction|delivery|mail)\./.test(fact.name) || fact.interactionId !== undefined)
  }

  function reload() {
    void list.load(true)
    void conversation.refresh()
    countSoon(0)
  }

  const giveBack = (reply: Unsent) => {
    drafts.giveBack(reply.owner, reply.number, reply.kind, reply)
    draftsChanged.value++
  }
  const outbox = createOutbox(me().email, {
    sent(reply, interaction) {
      conversation.add(reply.number, interaction)
      if (reply.number === conversation.number.value) void conversation.refresh()
      if (reply.thenSolve) void solveAfter(reply, interaction)
    },
    overtaken(reply, newer) {
      giveBack(reply)
      overtaken.set(reply.number, newer)
      if (reply.number === conversation.number.value) void conversation.refresh()
      else say(t('console.overtakenElsewhere', { number: reply.number }), 'fault', { label: t('console.look'), run: () => void router.push(ticketPath(reply.number)) })
    },
    refused(reply, why) {
      giveBack(reply)
      say(t('console.replyRefused', { number: reply.number, why }), 'fault')
    },
  })

  /** "Send and solve": solved only when nothing came after the reply; a customer's new message keeps the ticket open. */
  async function solveAfter(reply: Unsent, interaction: Interaction) {
    const path = { number: reply.number }
    try {
      for (let attempt = 0; attempt < 4; attempt++) {
        const fresh = await ask(api.GET('/tickets/{number}', { params: { path } }))
        if (fresh.interactions.some((one) => one.kind === 'customer' && one.id > interaction.id)) return say(t('console.notSolvedNewMessage', { number: reply.number }), 'fault')
        try {
          list.apply(await ask(api.PATCH('/tickets/{number}', { params: { path, header: { 'If-Match': `"${fresh.version}"` } }, body: { status: 'solved' } })))
          if (conversation.number.value === reply.number) void conversation.refresh()
          return say(t('console.sentAndSolved', { number: reply.number }))
        } catch (fault) {
          if (!(fault instanceof Problem) || fault.status !== 412) throw fault
        }
      }
    } catch (fault) {
      say(explain(fault), 'fault')
    }
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
  }

  // A mail leaves the house a moment after its reply is written, and the journal does not speak of it.
  let deliveryTimer: ReturnType<typeof setTimeout> | undefined
  let patience = 0
  const watchDelivery = watch(conversation.ticket, (ticket, before) => {
    clearTimeout(deliveryTimer)
    const onTheWay = ticket?.interactions.filter((one) => one.delivery?.state === 'waiting').length ?? 0
    patience = ticket?.number === before?.number && onTheWay ? Math.min(patience * 2, 60_000) || 1_500 : 1_500
    if (onTheWay) deliveryTimer = setTimeout(() => void conversation.refresh(), patience)
  })

  const unfollow = watch(conversation.number, (number) => socket.tell(number, 'viewing'))

  function start() {
    socket.open()
    countSoon(0)
    void loadPeople()
    void outbox.flush()
  }

  function stop() {
    unfollow()
    watchDelivery()
    clearTimeout(deliveryTimer)
    socket.close()
    outbox.stop()
    clearTimeout(countTimer)
    removeEventListener('online', onNetwork)
    removeEventListener('offline', onNetwork)
    document.removeEventListener('visibilitychange', onReturn)
  }

  const nameOf = (email: string | null) => agents.value.find((agent) => agent.email === email)?.name ?? email ?? ''
  const ask_ = (what: string) => (wish.value = { what, at: wish.value.at + 1 })

  return {
    me, router, list, conversation, live, cutOff, counts, agents, teams, others, overtaken, draftsChanged, outbox, wish,
    ask: ask_, nameOf, reload, start, stop, tell: socket.tell.bind(socket),
  }
}

export type Desk = ReturnType<typeof createDesk>
export const deskKey: InjectionKey<Desk> = Symbol('desk')

export function useDesk(): Desk {
  const desk = inject(deskKey)
  if (!desk) throw new Error('No desk above this component')
  return desk
}
