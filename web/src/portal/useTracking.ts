import { onBeforeUnmount, ref, shallowRef } from 'vue'
import { api, ask, download } from '@/api/client'
import type { Attachment, PortalReceipt, PortalTicket } from '@/api/model'
import { explain, Problem } from '@/api/problem'
import { t } from '@/text'
import { saveAs, trackAddress } from './track'
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
  const opened = shallowRef<PortalReceipt | null>(null)
  const fileFault = ref('')
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
      const said = await ask(api.POST('/portal/tickets/{number}/interactions', { params: door(), body: { text: text.value.trim(), ...(attachments.length && { attachments }) } }))
      text.value = ''
      files.clear()
      opened.value = said.opened
      sent.value = !said.opened
      await look(true)
    } catch (thrown) {
      fault.value = explain(thrown)
    } finally {
      busy.value = false
    }
  }

  /** The code goes in a header and never in a link, which would be kept in histories and logs. */
  async function save(file: Attachment) {
    fileFault.value = ''
    try {
      const { path, header } = door()
      saveAs(file.name, await download(`/portal/tickets/${encodeURIComponent(path.number)}/attachments/${encodeURIComponent(file.id)}`, header))
    } catch (thrown) {
      fileFault.value = t('portal.downloadFailed', { name: file.name, why: explain(thrown) })
    }
  }

  const timer = setInterval(() => document.visibilityState === 'visible' && ticket.value && void look(true), LOOK_AGAIN_MS)
  onBeforeUnmount(() => clearInterval(timer))
  void look()

  return { number, secret, ticket, fault, busy, text, sent, opened, files, fileFault, look, reply, save }
}
