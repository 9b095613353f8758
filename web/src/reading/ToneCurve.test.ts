import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { TicketWithInteractions, Tone } from '@/api/model'
import { faultsOf, mount, press, settled, unmount } from '@/test/mount'
import { bring, setLocale } from '@/text'
import { consoleBook } from '@/text/books/console'
import { said, whole } from '@/ticket/sample'
import ToneCurve from './ToneCurve.vue'

beforeEach(() => {
  bring(consoleBook)
  setLocale('en')
})
afterEach(unmount)

function sounding(...labels: Tone[]): TicketWithInteractions {
  const curve = labels.map((label, i) => ({ interaction: i + 1, at: '2025-11-12T12:00:00Z', label, score: 0.87 }))
  return { ...whole(labels.map((_, i) => said(i + 1)), { sentiment: { label: labels.at(-1)!, score: 0.87 } }), curve }
}

describe('the curve of a conversation', () => {
  it('has a dot with a name, a colour and a shape of its own for each message', async () => {
    const place = mount(ToneCurve, { ticket: sounding('negative', 'neutral', 'positive') })
    const dots = [...place.querySelectorAll('[role=toolbar] button')]
    expect(dots.map((dot) => dot.getAttribute('aria-label'))).toEqual([
      'Message 1 of 3, Nov 12, 2025: negative, 87 %', 'Message 2 of 3, Nov 12, 2025: neutral, 87 %', 'Message 3 of 3, Nov 12, 2025: positive, 87 %',
    ])
    expect(new Set(dots.map((dot) => dot.querySelector('path')?.getAttribute('d'))).size).toBe(3)
    expect(place.textContent).toContain('3 messages read: 1 negative, 1 neutral, 1 positive. The newest: positive.')
    expect(await faultsOf(place)).toEqual([])
  })

  it('is one tab stop at the newest message, and arrows walk it', async () => {
    const place = mount(ToneCurve, { ticket: sounding('negative', 'neutral', 'positive') })
    await settled()
    const stops = () => [...place.querySelectorAll<HTMLElement>('[role=toolbar] button')].map((dot) => dot.tabIndex)
    expect(stops()).toEqual([-1, -1, 0])
    place.querySelector<HTMLElement>('button[tabindex="0"]')!.focus()
    await press('ArrowLeft')
    expect(document.activeElement?.getAttribute('aria-label')).toContain('Message 2')
    await press('Home')
    await press('ArrowLeft')
    expect(stops()).toEqual([0, -1, -1])
  })

  it('leads to the message of a dot', () => {
    const look = vi.fn()
    const place = mount(ToneCurve, { ticket: sounding('negative', 'neutral'), onLook: look })
    place.querySelectorAll<HTMLElement>('[role=toolbar] button')[0]!.click()
    expect(look).toHaveBeenCalledWith(1)
  })

  it('says that a conversation has recovered, or that it sounds negative', () => {
    const standing = (...labels: Tone[]) => mount(ToneCurve, { ticket: sounding(...labels) }).querySelector('[data-standing]')?.textContent?.trim()
    expect(standing('negative', 'positive')).toBe('Recovered')
    expect(standing('positive', 'negative')).toBe('Sounds negative')
    expect(standing('neutral', 'positive')).toBeUndefined()
  })
})
