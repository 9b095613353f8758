import { Problem } from '@/api/problem'
import { t } from '@/text'
import type { OpeningForm } from './openingDraft'

export type Faults = Partial<Record<keyof OpeningForm, string>>
export const EMAIL = /^[^@\s]+@[^@\s]+$/
export const PHONE = /^[+]?([ ().-]*[0-9]){3,}[ ().-]*$/

/** What is missing or wrong, before anything is sent. */
export function faultsOf(form: OpeningForm): Faults {
  const [email, phone] = [form.email.trim(), form.phone.trim()]
  const faults: Faults = {
    email: email ? (EMAIL.test(email) ? '' : t('opening.wrongEmail')) : phone ? '' : t('opening.needCustomer'),
    phone: !phone || PHONE.test(phone) ? '' : t('opening.wrongPhone'),
    subject: form.subject.trim() ? '' : t('opening.needSubject'),
    text: form.text.trim() ? '' : t('opening.needText'),
  }
  return Object.fromEntries(Object.entries(faults).filter(([, why]) => why))
}

/** What the server found wrong, at the fields it names. */
export function faultsIn(problem: unknown): Faults {
  const named = (problem instanceof Problem ? problem.errors : []).map(({ pointer, detail }) => [pointer.split('/').at(-1)!, detail])
  return Object.fromEntries(named.filter(([field]) => field! in fields))
}
const fields: Record<keyof OpeningForm, true> = { email: true, phone: true, name: true, subject: true, text: true, channel: true, priority: true, team: true }
