import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, shallowRef, type EffectScope } from 'vue'
import { settled } from '@/test/mount'
import { problem, serve, type Answerer } from '@/test/server'
import { alike } from './sample'
import { useSimilar, type Question } from './useSimilar'

const answer = (numbers: string[], complete = true) => ({ status: 200, body: { items: numbers.map((number) => alike({ number, duplicate: number.startsWith('9') })), complete } })
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms)).then(settled)
let scope: EffectScope

function made(first: Question | null, answerer: Answerer) {
  const asked = serve(answerer)
  const question = shallowRef(first)
  const similar = scope.run(() => useSimilar(() => question.value, { pause: 60, again: [60, 60] }))!
  return { question, asked, ...similar, numbers: () => similar.items.value.map(({ number }) => number) }
}

describe('tickets like one', () => {
  beforeEach(() => (scope = effectScope()))
  afterEach(() => (scope.stop(), vi.unstubAllGlobals()))

  it('are asked once walking through tickets has stopped, possible duplicates first', async () => {
    const { question, asked, numbers } = made({ number: '1', of: 'a' }, () => answer(['10', '91']))
    question.value = { number: '2', of: 'b' }
    await settled()
    question.value = { number: '3', of: 'c' }
    await pause(90)
    expect(asked.map(({ path }) => path)).toEqual(['/tickets/3/similar?limit=5'])
    expect(numbers()).toEqual(['91', '10'])
  })

  it('of another ticket are gone at once, and its late answer changes nothing', async () => {
    let release = () => {}
    const slow = new Promise<void>((done) => (release = done))
    const { question, numbers } = made({ number: '1', of: 'a' }, async ({ path }) => {
      if (path.startsWith('/tickets/1/')) await slow
      return answer([path.startsWith('/tickets/1/') ? '11' : '12'])
    })
    await pause(90)
    question.value = { number: '2', of: 'b' }
    await pause(90)
    release()
    await settled()
    expect(numbers()).toEqual(['12'])
    question.value = { number: '3', of: 'c' }
    await settled()
    expect(numbers()).toEqual([])
  })

  it('stay while the same ticket is asked anew', async () => {
    const { question, asked, numbers } = made({ number: '1', of: 'a' }, () => answer(['11']))
    await pause(90)
    question.value = { number: '1', of: 'another subject' }
    await settled()
    expect(numbers()).toEqual(['11'])
    await pause(90)
    expect(asked).toHaveLength(2)
  })

  it.each([429, 503])('are asked again in silence after %i, and not for ever', async (status) => {
    const { asked, numbers } = made({ number: '1', of: 'a' }, () => (asked.length < 2 ? problem(status, 'busy') : answer(['11'])))
    await pause(260)
    expect([asked.length, numbers()]).toEqual([2, ['11']])
    const always = made({ number: '1', of: 'a' }, () => problem(status, 'busy'))
    await pause(320)
    expect(always.asked).toHaveLength(3)
  })

  it('are left alone where it would not help to ask again', async () => {
    const { asked } = made({ number: '1', of: 'a' }, () => problem(404, 'not-found'))
    await pause(260)
    expect(asked).toHaveLength(1)
  })

  it('are shown as far as they are known, and completed later', async () => {
    const { asked, numbers, complete } = made({ number: '1', of: 'a' }, () => (asked.length < 2 ? answer(['11'], false) : answer(['11', '12'])))
    await vi.waitFor(() => expect(complete.value).toBe(false), { interval: 2 })
    expect([numbers(), complete.value]).toEqual([['11'], false])
    await pause(90)
    expect([numbers(), complete.value]).toEqual([['11', '12'], true])
  })

  it('are looked for before there is a ticket, and not for nothing', async () => {
    const { question, asked, state } = made(null, () => answer([]))
    await pause(90)
    expect([asked.length, state.value]).toEqual([0, 'none'])
    question.value = { text: 'No parcel', customer: { phone: '139 0000' } }
    await pause(90)
    expect([asked[0]!.path, asked[0]!.body, state.value]).toEqual(['/tickets/similar', { text: 'No parcel', customer: { phone: '139 0000' }, limit: 5 }, 'ready'])
  })

  it('are given up when nobody looks any more', async () => {
    const aborted: boolean[] = []
    vi.stubGlobal('fetch', (request: Request) => new Promise((_, refuse) => request.signal.addEventListener('abort', () => (aborted.push(true), refuse(new Error('aborted'))))))
    scope.run(() => useSimilar(() => ({ number: '1', of: '' }), { pause: 1, again: [] }))
    await pause(20)
    scope.stop()
    await settled()
    expect(aborted).toEqual([true])
  })
})
