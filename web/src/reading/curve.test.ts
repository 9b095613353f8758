import { beforeEach, describe, expect, it } from 'vitest'
import type { TicketWithInteractions, Tone } from '@/api/model'
import { bring, setLocale } from '@/text'
import { consoleBook } from '@/text/books/console'
import { dots, hasCurve, inWords, STEP, standing } from './curve'

const curve = (...labels: Tone[]): TicketWithInteractions['curve'] => labels.map((label, i) => ({ interaction: 40 + i, at: '2025-11-12T12:00:00Z', label, score: i === 0 ? 0.874 : i === 1 ? 1 : 0.999 }))
const sounds = (label: Tone) => ({ label, score: 0.9 })

beforeEach(() => {
  bring(consoleBook)
  setLocale('en')
})

describe('the curve', () => {
  it('needs two messages that were read', () => {
    expect([curve(), curve('negative'), curve('negative', 'neutral')].map((curve) => hasCurve({ curve }))).toEqual([false, false, true])
  })

  it('draws the positive high and the negative low, one step each', () => {
    const [low, middle, high] = dots(curve('negative', 'neutral', 'positive'))
    expect(low!.y).toBeGreaterThan(middle!.y)
    expect(middle!.y).toBeGreaterThan(high!.y)
    expect(high!.x - middle!.x).toBe(STEP)
  })

  it('says of each message when it came, how it sounds, how sure that is and who said so', () => {
    expect(dots(curve('negative', 'neutral', 'positive')).map((dot) => dot.words)).toEqual([
      'Message 1 of 3, Nov 12, 2025: negative, 87 %', 'Message 2 of 3, Nov 12, 2025: neutral, as an agent said', 'Message 3 of 3, Nov 12, 2025: positive, 99 %',
    ])
    setLocale('zh-CN')
    expect(dots(curve('negative'))[0]!.words).toBe('第 1 条（共 1 条），2025年11月12日：负面，把握 87%')
  })

  it('is told in a sentence', () => {
    expect(inWords(curve('negative', 'negative', 'positive'))).toBe('3 messages read: 2 negative, 0 neutral, 1 positive. The newest: positive.')
  })
})

describe('a conversation', () => {
  it('has recovered when it was negative and is so no more', () => {
    expect(standing({ curve: curve('negative', 'neutral'), sentiment: sounds('negative') })).toBe('negative')
    expect(standing({ curve: curve('negative', 'neutral', 'neutral'), sentiment: sounds('neutral') })).toBe('recovered')
    expect(standing({ curve: curve('neutral', 'positive'), sentiment: sounds('positive') })).toBeNull()
  })
})
