import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick, shallowRef } from 'vue'
import type { TicketWithInteractions } from '@/api/model'
import { said, whole } from './sample'
import { watchDelivery } from './watchDelivery'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const sending = (state: 'waiting' | 'sent', number = '10008') => whole([{ ...said(4, 'reply'), delivery: { state } }], { number })

describe('a mail on its way', () => {
  it('is looked for soon, however often clocks move meanwhile, and then ever slower', async () => {
    const ticket = shallowRef<TicketWithInteractions | null>(sending('sent'))
    const looks: number[] = []
    const begin = Date.now()
    const refresh = async () => void looks.push(Date.now() - begin)
    const stop = watchDelivery({ ticket, refresh })
    const shown = async (one: TicketWithInteractions) => {
      ticket.value = one
      await nextTick()
    }
    await shown(sending('waiting'))
    for (let frame = 0; frame < 8; frame++) await shown(sending('waiting'))
    vi.advanceTimersByTime(1500)
    expect(looks).toEqual([1500])
    await shown(sending('waiting'))
    vi.advanceTimersByTime(3000)
    expect(looks).toEqual([1500, 4500])
    await shown(sending('sent'))
    vi.advanceTimersByTime(120_000)
    expect(looks).toHaveLength(2)
    await shown(sending('waiting', '10024'))
    vi.advanceTimersByTime(1500)
    expect(looks).toHaveLength(3)
    stop()
  })
})
