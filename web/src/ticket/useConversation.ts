import { computed, ref, shallowRef } from 'vue'
import { api, ask } from '@/api/client'
import type { Interaction, Ticket, TicketChange, TicketWithInteractions } from '@/api/model'
import { explain, Problem } from '@/api/problem'

const REMEMBERED = 30

/** The open ticket: loaded, kept up to date by facts, changed with the version that was on the screen. */
export function useConversation() {
  const number = ref<string | null>(null)
  const ticket = shallowRef<TicketWithInteractions | null>(null)
  const state = ref<'none' | 'loading' | 'ready' | 'failed' | 'gone'>('none')
  const fault = ref('')
  /** Id of the newest interaction that was really on the screen; a reply says it, so that nothing is answered unread. */
  const seen = ref(0)
  // Tickets looked at lately: going back and forth is instant, and the fresh answer replaces the old one a moment later.
  const remembered = new Map<string, TicketWithInteractions>()

  /** Clocks move without a new version: what a frame said of them is newer than an answer that was asked for before. */
  let framed: Pick<Ticket, 'number' | 'version' | 'sla' | 'nextBreach'> | null = null
  let frames = 0
  function answered<T extends Ticket>(fresh: T, since: number): T {
    const newer = frames > since && framed?.number === fresh.number && framed.version === fresh.version
    return newer ? { ...fresh, sla: framed!.sla, nextBreach: framed!.nextBreach } : fresh
  }

  const newest = computed(() => ticket.value?.interactions.at(-1)?.id ?? 0)

  function show(fresh: TicketWithInteractions) {
    const shown = ticket.value
    if (shown?.number === fresh.number && shown.version > fresh.version) return
    remembered.delete(fresh.number)
    remembered.set(fresh.number, fresh)
    if (remembered.size > REMEMBERED) remembered.delete(remembered.keys().next().value!)
    if (number.value === fresh.number) ticket.value = fresh
  }

  async function open(wanted: string | null) {
    number.value = wanted
    fault.value = ''
    ticket.value = wanted === null ? null : (remembered.get(wanted) ?? null)
    seen.value = newest.value
    state.value = wanted === null ? 'none' : ticket.value ? 'ready' : 'loading'
    if (wanted === null) return
    await refresh()
    if (number.value === wanted) seen.value = Math.max(seen.value, newest.value)
  }

  async function refresh() {
    const wanted = number.value
    if (wanted === null) return
    const since = frames
    try {
      show(answered(await ask(api.GET('/tickets/{number}', { params: { path: { number: wanted } } })), since))
      if (number.value === wanted) state.value = 'ready'
    } catch (thrown) {
      if (number.value !== wanted) return
      fault.value = explain(thrown)
      if (thrown instanceof Problem && [404, 422].includes(thrown.status)) state.value = 'gone'
      else if (!ticket.value) state.value = 'failed'
    }
  }

  /** A fact carries the ticket's fields but not what was said; that is loaded when something was said. */
  function apply(changed: Ticket | undefined, spoken: boolean) {
    const shown = ticket.value
    if (changed && changed.version >= (shown?.number === changed.number ? shown.version : 0)) {
      framed = changed
      frames++
      if (shown?.number === changed.number) show({ ...shown, ...changed })
    }
    if (spoken || !changed || !shown) void refresh()
  }

  /** An interaction that the server has just confirmed, shown before its fact comes round. */
  function add(to: string, interaction: Interaction) {
    const shown = ticket.value
    if (shown?.number !== to || shown.interactions.some((one) => one.id === interaction.id)) return
    show({ ...shown, interactions: [...shown.interactions, interaction] })
  }

  /**
   * Changes what was on the screen. When the ticket has moved on (412) but the properties that are being changed have not,
   * the change is made on the new version; otherwise it is the person's turn to look again.
   */
  async function change(wanted: TicketChange): Promise<'done' | 'stale'> {
    for (let attempt = 0; attempt < 4; attempt++) {
      const shown = ticket.value
      if (!shown) return 'stale'
      const since = frames
      try {
        const after = await ask(
          api.PATCH('/tickets/{number}', {
            params: { path: { number: shown.number }, header: { 'If-Match': `"${shown.version}"` } },
            body: wanted,
          }),
        )
        const rest = ticket.value?.number === after.number ? ticket.value : shown
        show({ ...rest, ...answered(after, since) })
        return 'done'
      } catch (thrown) {
        if (!(thrown instanceof Problem) || thrown.status !== 412) throw thrown
        await refresh()
        const now = ticket.value
        const touched = Object.keys(wanted) as (keyof TicketChange)[]
        if (now?.number !== shown.number || touched.some((key) => JSON.stringify(now[key]) !== JSON.stringify(shown[key]))) return 'stale'
      }
    }
    return 'stale'
  }

  function forget(gone: string) {
    remembered.delete(gone)
    if (number.value === gone) state.value = 'gone'
  }

  return { number, ticket, state, fault, seen, newest, open, refresh, apply, add, change, forget }
}
