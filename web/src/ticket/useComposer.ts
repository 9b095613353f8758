import { computed, onBeforeUnmount, ref, watch } from 'vue'
import { upload } from '@/api/client'
import type { Attachment, Ticket } from '@/api/model'
import { explain } from '@/api/problem'
import type { Desk } from '@/console/desk'
import { t } from '@/text'
import { say } from '@/ui/toast'
import { drafts, type Kind } from './drafts'

const TYPING_MS = 4_000
const LARGEST = 25_000_000

/** What is being written on one ticket: text and files per kind, kept as a draft with every keystroke. */
export function useComposer(desk: Desk, ticket: () => Ticket) {
  const owner = desk.me().email
  const number = ticket().number
  const kind = ref<Kind>('reply')
  const draft = ref(drafts.get(owner, number, 'reply'))
  const uploading = ref(0)
  const newer = computed(() => desk.overtaken.get(number) ?? [])
  const ready = computed(() => draft.value.text.trim() !== '' && uploading.value === 0)

  watch([kind, desk.draftsChanged], () => (draft.value = drafts.get(owner, number, kind.value)))

  let typing: ReturnType<typeof setTimeout> | undefined
  function quiet() {
    clearTimeout(typing)
    if (typing !== undefined && desk.conversation.number.value === number) desk.tell(number, 'viewing')
    typing = undefined
  }
  function typed() {
    drafts.set(owner, number, kind.value, draft.value)
    if (typing === undefined) desk.tell(number, 'typing')
    clearTimeout(typing)
    typing = setTimeout(quiet, TYPING_MS)
  }
  onBeforeUnmount(() => clearTimeout(typing))

  async function attach(files: Iterable<File>) {
    const into = kind.value
    for (const file of files) {
      if (file.size > LARGEST) {
        say(t('ticket.fileTooLarge', { name: file.name }), 'fault')
        continue
      }
      uploading.value++
      try {
        const attachment = await upload<Attachment>('/attachments', file)
        const target = kind.value === into ? draft.value : drafts.get(owner, number, into)
        target.attachments = [...target.attachments, attachment]
        drafts.set(owner, number, into, target)
      } catch (fault) {
        say(t('ticket.fileFailed', { name: file.name, why: explain(fault) }), 'fault')
      } finally {
        uploading.value--
      }
    }
  }
  function detach(id: string) {
    draft.value.attachments = draft.value.attachments.filter((file) => file.id !== id)
    drafts.set(owner, number, kind.value, draft.value)
  }

  /** Hands the text to the outbox; from here on it cannot get lost, and this field is free for the next thought. */
  function send(thenSolve: boolean) {
    if (!ready.value) return
    const { text, attachments } = draft.value
    desk.overtaken.delete(number)
    draft.value = { text: '', attachments: [] }
    drafts.set(owner, number, kind.value, draft.value)
    quiet()
    desk.outbox.put({ number, kind: kind.value, text: text.trim(), attachments, seen: desk.conversation.seen.value, thenSolve: thenSolve && kind.value === 'reply' })
  }

  /** "Send anyway": what is new has been shown above, and the reply says so. */
  function sendAnyway(thenSolve = false) {
    desk.conversation.seen.value = Math.max(desk.conversation.newest.value, ...newer.value.map((one) => one.id))
    send(thenSolve)
  }

  return { kind, draft, uploading, newer, ready, typed, attach, detach, send, sendAnyway }
}
