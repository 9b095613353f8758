import type { Channel, Priority, TicketOpening } from '@/api/model'
import { read, write } from '@/ui/storage'

/** What an agent writes down for a customer, as the fields hold it. */
export interface OpeningForm {
  email: string
  phone: string
  name: string
  subject: string
  text: string
  channel: Channel
  priority: Priority
  /** Empty for none. */
  team: string
}
/** A call under a key of its own: the same words again are the same ticket, however often they are sent. */
export interface Attempt {
  key: string
  body: string
}
interface Stored {
  form: OpeningForm
  attempt?: Attempt
}

/** Ways in that a person takes in for somebody; the others are machines'. */
export const takenIn: readonly Channel[] = ['voice', 'mail', 'chat', 'web']
/** Who asked by mail or form is told by mail that it has arrived. */
export const tellsMail: readonly Channel[] = ['mail', 'web']

export const blank = (): OpeningForm => ({ email: '', phone: '', name: '', subject: '', text: '', channel: 'voice', priority: 'normal', team: '' })
const written = (form: OpeningForm) => [form.email, form.phone, form.name, form.subject, form.text].some((text) => text.trim() !== '')
const place = (owner: string) => `careline.draft.${owner}.opening`

/** A ticket that was begun and not created, per person: it outlives Esc, a reload and a lost line. */
export const openingDraft = {
  get(owner: string): Stored {
    const stored = read<Partial<Stored>>(place(owner), {})
    return { form: { ...blank(), ...stored.form }, attempt: stored.attempt }
  },
  set: (owner: string, form: OpeningForm, attempt?: Attempt) => write(place(owner), written(form) ? { form, attempt } : undefined),
  written,
}

/** As the API takes it; what is empty is left out. */
export function bodyOf(form: OpeningForm): TicketOpening {
  const [email, phone, name] = [form.email.trim(), form.phone.trim(), form.name.trim()]
  return {
    subject: form.subject.trim(),
    text: form.text.trim(),
    customer: { ...(email && { email }), ...(phone && { phone }), ...(name && { name }) },
    channel: form.channel,
    priority: form.priority,
    ...(form.team && { team: form.team }),
  }
}
