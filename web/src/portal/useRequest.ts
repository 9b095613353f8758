import { nextTick, reactive, ref, watch } from 'vue'
import { api, ask } from '@/api/client'
import type { PortalReceipt } from '@/api/model'
import { explain, Problem } from '@/api/problem'
import { locale, t } from '@/text'
import { useFiles } from './useFiles'

const KEPT = 'careline.request'
const blank = { name: '', email: '', subject: '', text: '', website: '' }
type Field = keyof typeof blank

function kept() {
  try {
    return { ...blank, ...(JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as Partial<typeof blank>) }
  } catch {
    return { ...blank }
  }
}

/** A request for help while it is being written: checked when it is sent, and still there after a reload or a lost line. */
export function useRequest() {
  const form = reactive(kept())
  const errors = reactive<Partial<Record<Field, string>>>({})
  const fault = ref('')
  const busy = ref(false)
  const receipt = ref<PortalReceipt | null>(null)
  const files = useFiles()

  watch(form, () => {
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ ...form, website: '' }))
    } catch {
      // Private browsing: nothing is kept, everything works.
    }
  })

  function check(): boolean {
    errors.subject = form.subject.trim() ? '' : t('portal.needSubject')
    errors.text = form.text.trim() ? '' : t('portal.needText')
    errors.email = /^[^@\s]+@[^@\s]+$/.test(form.email.trim()) ? '' : t('portal.needEmail')
    errors.name = ''
    return !errors.subject && !errors.text && !errors.email
  }

  async function submit() {
    fault.value = ''
    if (busy.value) return
    if (!check()) return showFault()
    busy.value = true
    try {
      receipt.value = await ask(
        api.POST('/portal/requests', {
          body: {
            email: form.email.trim(),
            subject: form.subject.trim(),
            text: form.text.trim(),
            locale: locale.value === 'zh-CN' ? 'zh' : 'en',
            ...(form.name.trim() && { name: form.name.trim() }),
            ...(files.files.value.length && { attachments: files.files.value.map((file) => file.id) }),
            ...(form.website && { website: form.website }),
          },
        }),
      )
      Object.assign(form, { ...blank, name: form.name, email: form.email })
      files.clear()
    } catch (thrown) {
      place(thrown)
    } finally {
      busy.value = false
    }
  }

  /** Puts what the server says beside the field it speaks of. */
  function place(thrown: unknown) {
    for (const { pointer, detail } of thrown instanceof Problem ? thrown.errors : []) {
      const field = pointer.replace(/^[#/]+/, '') as Field
      if (field in blank) errors[field] = detail
    }
    fault.value = thrown instanceof Problem && thrown.status === 429 ? t('portal.tooMany') : explain(thrown)
    void showFault()
  }

  async function showFault() {
    await nextTick()
    document.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }

  function again() {
    receipt.value = null
  }

  return { form, errors, fault, busy, receipt, files, submit, again }
}
