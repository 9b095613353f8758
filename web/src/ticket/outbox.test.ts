import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { problem, serve, type Answerer } from '@/test/server'
import { createOutbox, type Unsent } from './outbox'
import { said } from './sample'

const events = { sent: vi.fn(), overtaken: vi.fn(), refused: vi.fn() }
const reply = { number: '10009', kind: 'reply' as const, text: 'On its way', attachments: [], seen: 7, thenSolve: false }
const open: ReturnType<typeof createOutbox>[] = []

function outbox(answer: Answerer, owner = 'maya@example.com') {
  const asked = serve(answer)
  const box = createOutbox(owner, events)
  open.push(box)
  return { asked, box }
}

beforeEach(() => localStorage.clear())
afterEach(() => {
  open.splice(0).forEach((box) => box.stop())
  vi.clearAllMocks()
  vi.unstubAllGlobals()
})

describe('the outbox of replies', () => {
  it('sends what was read along with the text, and forgets the reply when the server has it', async () => {
    const { asked, box } = outbox(() => ({ status: 201, body: said(8, 'reply') }))
    box.put(reply)
    await vi.waitFor(() => expect(events.sent).toHaveBeenCalledOnce())
    expect(asked[0]).toMatchObject({ method: 'POST', path: '/tickets/10009/interactions', body: { kind: 'reply', text: 'On its way', seen: 7 } })
    expect(asked[0]!.headers.get('X-Careline-CSRF')).toBe('1')
    expect(box.waiting.value).toEqual([])
  })

  it('keeps a reply that could not be sent and repeats it under the same key', async () => {
    let away = true
    const { asked, box } = outbox(() => (away ? 'unreachable' : { status: 201, body: said(8, 'reply') }))
    box.put(reply)
    await vi.waitFor(() => expect(asked).toHaveLength(1))
    expect(JSON.parse(localStorage.getItem('careline.outbox')!)).toHaveLength(1)
    away = false
    await vi.waitFor(async () => {
      await box.flush()
      expect(events.sent).toHaveBeenCalledOnce()
    })
    const keys = asked.map((one) => one.headers.get('Idempotency-Key'))
    expect(new Set(keys).size).toBe(1)
  })

  it('is still there after the page was closed, for the one who wrote it only', async () => {
    outbox(() => 'unreachable').box.put(reply)
    await vi.waitFor(() => expect(open[0]!.waiting.value[0]?.sending).toBe(false))
    open.splice(0).forEach((box) => box.stop())
    expect(outbox(() => 'unreachable', 'li@example.com').box.waiting.value).toEqual([])
    expect(outbox(() => 'unreachable').box.waiting.value).toHaveLength(1)
  })

  it('gives an overtaken reply back with what is new', async () => {
    const { box } = outbox(() => problem(409, 'customer-wrote-meanwhile', { newInteractions: [said(9)] }))
    box.put(reply)
    await vi.waitFor(() => expect(events.overtaken).toHaveBeenCalledOnce())
    const [given, newer] = events.overtaken.mock.calls[0] as [Unsent, { id: number }[]]
    expect(given.text).toBe('On its way')
    expect(newer.map((one) => one.id)).toEqual([9])
    expect(box.waiting.value).toEqual([])
  })

  it('waits out a busy server and a lost session, and gives up only on a refusal', async () => {
    const answers = [problem(503, 'unavailable'), problem(401, 'not-signed-in'), problem(422, 'invalid-fields')]
    const { asked, box } = outbox(() => answers.shift()!)
    box.put(reply)
    for (const tries of [1, 2]) {
      await vi.waitFor(() => expect(asked).toHaveLength(tries))
      await vi.waitFor(async () => {
        expect(events.refused).not.toHaveBeenCalled()
        if (asked.length === tries) await box.flush()
        expect(asked.length).toBeGreaterThan(tries)
      })
    }
    await vi.waitFor(() => expect(events.refused).toHaveBeenCalledOnce())
  })
})
