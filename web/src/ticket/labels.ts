import {
  CheckCheck, CircleCheck, CircleDashed, CircleDot, CirclePause, Code, Globe, Hourglass, Mail, MessageCircle, Phone,
  SignalHigh, SignalLow, SignalMedium, Siren, Webhook,
} from '@lucide/vue'
import type { Component } from 'vue'
import type { Channel, Priority, Status } from '@/api/model'
import type { Tone } from '@/ui/AppChip.vue'

/** One picture and one colour for each word, everywhere. */
export const statusLook: Record<Status, { icon: Component; tone: Tone; ink: string }> = {
  new: { icon: CircleDashed, tone: 'accent', ink: 'text-accent-ink' },
  open: { icon: CircleDot, tone: 'accent', ink: 'text-accent-ink' },
  pending: { icon: Hourglass, tone: 'waiting', ink: 'text-waiting' },
  onHold: { icon: CirclePause, tone: 'paused', ink: 'text-paused' },
  solved: { icon: CircleCheck, tone: 'met', ink: 'text-met' },
  closed: { icon: CheckCheck, tone: 'neutral', ink: 'text-ink-3' },
}
export const priorityLook: Record<Priority, { icon: Component; tone: Tone; ink: string }> = {
  urgent: { icon: Siren, tone: 'breached', ink: 'text-breached' },
  high: { icon: SignalHigh, tone: 'due', ink: 'text-due' },
  normal: { icon: SignalMedium, tone: 'neutral', ink: 'text-ink-3' },
  low: { icon: SignalLow, tone: 'neutral', ink: 'text-ink-3' },
}
export const channelIcon: Record<Channel, Component> = {
  mail: Mail, web: Globe, chat: MessageCircle, voice: Phone, api: Code, hook: Webhook,
}

/** How a customer is called when some of what we would like to know is missing. */
export function customerName(customer: { name: string | null; email: string | null; phone: string | null }): string {
  return customer.name || customer.email || customer.phone || '?'
}
