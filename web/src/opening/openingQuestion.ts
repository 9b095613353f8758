import type { TicketToCompare } from '@/api/model'
import type { OpeningForm } from './openingDraft'
import { EMAIL, PHONE } from './openingFaults'

/** Fewer letters are not about anything yet; in Chinese these are a word or two. */
const FEWEST = 3
const LONGEST = 100_000

/** What is compared while somebody writes; nothing as long as too little is written. */
export function questionOf(form: OpeningForm): TicketToCompare | null {
  const [subject, text] = [form.subject.trim(), form.text.trim()]
  if (subject.length + text.length < FEWEST) return null
  const [email, phone] = [form.email.trim(), form.phone.trim()]
  const customer = { ...(EMAIL.test(email) && { email }), ...(PHONE.test(phone) && { phone }) }
  const known = Object.keys(customer).length > 0
  return { ...(text ? { subject, text: text.slice(0, LONGEST) } : { text: subject }), ...(known && { customer }) }
}
