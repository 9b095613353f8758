import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LiveClient } from './LiveClient'
import type { ServerFrame } from './frames'

/** The other end of the line, by hand. */
class Line {
  static readonly OPEN = 1
  static last: Line
  readyState = 1
  sent: unknown[] = []
  onopen?: () => void
  onmessage?: (message: { data: string }) => void
  onclose?: (event: { code: number }) => void
  constructor() {
    Line.last = this
    queueMicrotask(() => this.onopen?.())
  }
  send(frame: string) {
    this.sent.push(JSON.parse(frame))
  }
  close(code = 1000) {
    this.onclose?.({ code })
  }
  say(frame: ServerFrame) {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }
}

const fact = (seq: number): ServerFrame => ({ type: 'fact', seq, fact: { name: 'ticket.changed', at: '', number: '10009' } })
let seen: string[]
let client: LiveClient

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', Line)
  seen = []
  const note = (name: string) => (value?: unknown) => void seen.push(value === undefined ? name : `${name} ${JSON.stringify(value)}`)
  client = new LiveClient('ws://desk', { state: note('state'), fact: (_, seq) => seen.push(`fact ${seq}`), presence: note('presence'), time: (at, afresh) => at && seen.push(`${afresh ? 'now' : 'at least'} ${at}`), restart: note('restart') }, () => 1)
})
afterEach(() => {
  client.close()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function connected() {
  client.open()
  await Promise.resolve()
  Line.last.say({ type: 'welcome', seq: 40, resumed: false })
  seen = []
}

describe('a live line', () => {
  it('applies each number once', async () => {
    await connected()
    for (const seq of [41, 42, 42, 41, 43]) Line.last.say(fact(seq))
    expect(seen).toEqual(['fact 41', 'fact 42', 'fact 43'])
  })

  it('passes on what time it is there, afresh on each new line', async () => {
    client.open()
    await Promise.resolve()
    Line.last.say({ type: 'welcome', seq: 40, resumed: false, at: '09:00' })
    Line.last.say({ type: 'beat', seq: 41, at: '09:15' })
    expect(seen.filter((one) => / at|^now|^at/.test(one))).toEqual(['now 09:00', 'at least 09:15'])
  })

  it('resumes after a cut from the last number it has seen', async () => {
    await connected()
    Line.last.say(fact(41))
    client.tell('10009', 'typing')
    Line.last.close(1012)
    await vi.advanceTimersByTimeAsync(600)
    expect(Line.last.sent).toContainEqual({ type: 'hello', resume: 41 })
    Line.last.say({ type: 'welcome', seq: 90, resumed: true })
    Line.last.say(fact(42))
    expect(seen).toContain('fact 42')
    expect(seen).not.toContain('restart')
    expect(Line.last.sent).toContainEqual({ type: 'presence', number: '10009', doing: 'typing' })
  })

  it('asks for a fresh start when the server cannot resume', async () => {
    await connected()
    Line.last.close(4008)
    await vi.advanceTimersByTimeAsync(600)
    Line.last.say({ type: 'restart' })
    Line.last.say({ type: 'welcome', seq: 900, resumed: false })
    Line.last.say(fact(900))
    expect(seen.filter((what) => what === 'restart')).toHaveLength(1)
    expect(seen).not.toContain('fact 900')
  })

  it('loads again what was read before it stood', async () => {
    client.open()
    await Promise.resolve()
    expect(Line.last.sent).toEqual([{ type: 'hello' }])
    Line.last.say({ type: 'welcome', seq: 40, resumed: false })
    expect(seen).toContain('restart')
  })

  it('does not come back once the session has ended', async () => {
    await connected()
    const line = Line.last
    line.close(4401)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(Line.last).toBe(line)
    expect(seen).toEqual(['state "ended"'])
  })

  it('gives up a silent line', async () => {
    await connected()
    await vi.advanceTimersByTimeAsync(45_100)
    expect(seen).toContain('state "lost"')
  })
})
