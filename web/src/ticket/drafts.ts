import type { Attachment } from '@/api/model'
import { read, write } from '@/ui/storage'

export type Kind = 'reply' | 'note'
export interface Draft {
  text: string
  attachments: Attachment[]
}

const empty = (): Draft => ({ text: '', attachments: [] })
const key = (owner: string, number: string, kind: Kind) => `careline.draft.${owner}.${number}.${kind}`

/** What was begun and not sent, per person, ticket and kind: a note's text never turns up in a reply. */
export const drafts = {
  get: (owner: string, number: string, kind: Kind): Draft => ({ ...empty(), ...read<Partial<Draft>>(key(owner, number, kind), {}) }),
  set(owner: string, number: string, kind: Kind, draft: Draft) {
    write(key(owner, number, kind), draft.text.trim() || draft.attachments.length ? draft : undefined)
  },
  /** Puts back what could not be sent, before anything that was begun since. */
  giveBack(owner: string, number: string, kind: Kind, unsent: Draft) {
    const begun = drafts.get(owner, number, kind)
    drafts.set(owner, number, kind, {
      text: [unsent.text, begun.text].filter(Boolean).join('\n\n'),
      attachments: [...unsent.attachments, ...begun.attachments],
    })
  },
}
