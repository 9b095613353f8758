import { reactive, ref, type Ref } from 'vue'
import { api, ask } from '@/api/client'
import type { Interaction } from '@/api/model'
import { explain, Problem } from '@/api/problem'
import { t } from '@/text'
import { drafts } from '@/ticket/drafts'
import { createOutbox, type Unsent } from '@/ticket/outbox'
import type { useConversation } from '@/ticket/useConversation'
import type { useTicketList } from '@/ticket/useTicketList'
import { say } from '@/ui/toast'

interface Place {
  owner: string
  list: ReturnType<typeof useTicketList>
  conversation: ReturnType<typeof useConversation>
  look(number: string): void
}

/** What becomes of replies after they have left the composer: sent, given back, or sent and solved. */
export function useReplies({ owner, list, conversation, look }: Place) {
  /** Replies that came back because the customer wrote meanwhile, by ticket number. */
  const overtaken = reactive(new Map<string, Interaction[]>())
  /** Changes when a draft was put back from outside the composer, so that the composer reads it again. */
  const draftsChanged: Ref<number> = ref(0)

  function giveBack(reply: Unsent) {
    drafts.giveBack(reply.owner, reply.number, reply.kind, reply)
    draftsChanged.value++
  }

  const outbox = createOutbox(owner, {
    sent(reply, interaction) {
      conversation.add(reply.number, interaction)
      if (reply.number === conversation.number.value) void conversation.refresh()
      if (reply.thenSolve) void solveAfter(reply, interaction)
    },
    overtaken(reply, newer) {
      giveBack(reply)
      overtaken.set(reply.number, newer)
      if (reply.number === conversation.number.value) void conversation.refresh()
      else say(t('console.overtakenElsewhere', { number: reply.number }), 'fault', { label: t('console.look'), run: () => look(reply.number) })
    },
    refused(reply, why) {
      giveBack(reply)
      say(t('console.replyRefused', { number: reply.number, why }), 'fault')
    },
  })

  /** "Send and solve": solved only when nothing came after the reply; a customer's new message keeps the ticket open. */
  async function solveAfter({ number }: Unsent, sent: Interaction) {
    const path = { number }
    try {
      for (let attempt = 0; attempt < 4; attempt++) {
        const fresh = await ask(api.GET('/tickets/{number}', { params: { path } }))
        const newer = fresh.interactions.some((one) => one.kind === 'customer' && one.id > sent.id)
        if (newer) return say(t('console.notSolvedNewMessage', { number }), 'fault')
        try {
          const header = { 'If-Match': `"${fresh.version}"` }
          list.apply(await ask(api.PATCH('/tickets/{number}', { params: { path, header }, body: { status: 'solved' } })), true)
          if (conversation.number.value === number) void conversation.refresh()
          return say(t('console.sentAndSolved', { number }))
        } catch (fault) {
          if (!(fault instanceof Problem) || fault.status !== 412) throw fault
        }
      }
      say(t('console.changedMeanwhile'), 'fault')
    } catch (fault) {
      say(explain(fault), 'fault')
    }
  }

  return { outbox, overtaken, draftsChanged }
}
