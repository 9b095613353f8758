import { onBeforeUnmount, ref, shallowRef } from 'vue'
import { api, ask } from '@/api/client'
import type { PortalTicket } from '@/api/model'
import { explain, Problem } from '@/api/problem'
import { t } from '@/text'
import { trackAddress } from './track'
import { useFiles } from './useFiles'

const LOOK_AGAIN_MS = 20_000

/** One request as its customer follows it; looked at again while the page is open, because answers come at any time. */
export function useTracking() {
  const asked = new URLSearchParams(location.search)
  const number = ref(asked.get('number') ?? '')
  const secret = ref(asked.get('secret') ?? '')
  const ticket = shallowRef<PortalTicket | null>(null)
  const fault = ref('')
  const busy = ref(false)
  const text = ref('')
  const sent = ref(false)
  const files = useFiles()

  const door = () => ({ path: { number: number.value.trim() }, header: { 'X-Careline-Tracking': secret.value.trim() } })

  async function look(quietly = false) {
    if (!number.value.trim() || !secret.value.trim()) return
    busy.value = !quietly
    try {
      ticket.value = await ask(api.GET('/portal/tickets/{number}', { params: door() }))
      fault.value = ''
      history.replaceState(null, '', trackAddress(number.value.trim(), secret.value.trim()))
    } catch (thrown) {
      if (quietly) return
      const unknown = thrown instanceof Problem && [401, 403, 404, 422].includes(thrown.status)
      fault.value = unknown ? t('portal.notFound') : explain(thrown)
    } finally {
      busy.value = false
    }
  }

  async function reply() {
    if (!text.value.trim() || busy.value) return
    busy.value = true
    fault.value = ''
    try {
      const attachments = files.files.value.map((file) => file.id)
      await ask(api.POST('/portal/tickets/{number}/interactions', { params: door(), body: { text: text.value.trim(), ...(attachments.length && { attachments }) } }))
      text.value = ''
      files.clear()
      sent.value = true
      await look(true)
    } catch (thrown) {
      fault.value = explain(thrown)
    } finally {
      busy.value = false
    }
  }

  const timer = setInterval(() => document.visibilityState === 'visible' && ticket.value && void look(true), LOOK_AGAIN_MS)
  onBeforeUnmount(() => clearInterval(timer))
  void look()

  return { number, secret, ticket, fault, busy, text, sent, files, look, reply }
}
