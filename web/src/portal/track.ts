import type { PortalTicket, Status } from '@/api/model'

/** The secret stands in the fragment-free query because mails and text messages carry the link; the page never logs it. */
export function trackAddress(number: string, secret: string): string {
  return `/track?${new URLSearchParams({ number, secret })}`
}

export const steps = ['received', 'assigned', 'inProgress', 'waiting', 'solved'] as const
export type Step = (typeof steps)[number]

/** How far a request has come, in the customer's words: never the desk's own statuses. */
export function stepOf(ticket: Pick<PortalTicket, 'status' | 'assigned' | 'interactions'>): Step {
  const answered = ticket.interactions.some((one) => one.kind === 'reply')
  const byStatus: Record<Status, Step> = {
    new: ticket.assigned ? 'assigned' : 'received',
    open: answered ? 'inProgress' : ticket.assigned ? 'assigned' : 'received',
    onHold: 'inProgress',
    pending: 'waiting',
    solved: 'solved',
    closed: 'solved',
  }
  return byStatus[ticket.status]
}

/** Hands bytes to the browser as a download. The address of the bytes is let go when every browser has taken them. */
export function saveAs(name: string, bytes: Blob) {
  const address = URL.createObjectURL(bytes)
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
