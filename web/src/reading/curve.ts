import type { TicketWithInteractions, Tone } from '@/api/model'
import { t } from '@/text'
import { day } from '@/text/time'

type Heard = TicketWithInteractions['curve'][number]
type Sounding = Pick<TicketWithInteractions, 'curve' | 'sentiment'>

/** As wide as a target has to be, so that no dot is hard to hit however many there are. */
export const STEP = 24
export const HEIGHT = 30
const height: Record<Tone, number> = { positive: 7, neutral: HEIGHT / 2, negative: HEIGHT - 7 }

export interface Dot {
  interaction: number
  tone: Tone
  x: number
  y: number
  words: string
}

/** One message is no curve. */
export const hasCurve = (ticket: Pick<TicketWithInteractions, 'curve'>) => ticket.curve.length > 1

export function dots(curve: readonly Heard[]): Dot[] {
  return curve.map((heard, i) => ({
    interaction: heard.interaction, tone: heard.label, x: STEP * (i + 0.5), y: height[heard.label], words: words(heard, i + 1, curve.length),
  }))
}

function words({ at, label, score }: Heard, n: number, count: number): string {
  const values = { n, count, day: day(at), tone: t(`ticket.tone_word_${label}`) }
  // Only a person is quite sure.
  return score === 1 ? t('ticket.curve_said', values) : t('ticket.curve_dot', { ...values, percent: percent(score) })
}

export const percent = (score: number) => Math.min(99, Math.round(score * 100))

/** What somebody hears who does not see the line. */
export function inWords(curve: readonly Heard[]): string {
  const count = (tone: Tone) => curve.filter(({ label }) => label === tone).length
  const newest = t(`ticket.tone_word_${curve.at(-1)!.label}`)
  return t('ticket.curve_text', { count: curve.length, negative: count('negative'), neutral: count('neutral'), positive: count('positive'), newest })
}

/** Whether the conversation sounds negative, or did and does no more. The server weighs that; here it is only asked. */
export function standing({ curve, sentiment }: Sounding): 'negative' | 'recovered' | null {
  if (sentiment?.label === 'negative') return 'negative'
  return curve.some(({ label }) => label === 'negative') ? 'recovered' : null
}
