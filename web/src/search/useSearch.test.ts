import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { shallowRef } from 'vue'
import type { SearchHit } from '@/api/model'
import { settled } from '@/test/mount'
import { problem, serve } from '@/test/server'
import { sample } from '@/ticket/sample'
import { useSearch } from './useSearch'

const hit = (number: string): SearchHit => ({ ...sample({ number }), score: 1, nearness: null, highlight: '', passages: [] })
const page = (numbers: string[], next: string | null = null) => ({ status: 200, body: { items: numbers.map(hit), total: numbers.length, tookMs: 1, complete: true, relaxed: false, didYouMean: null, facets: {}, next } })
const query = (path: string) => new URL(path, 'http://x').searchParams.get('q')

function made(answer: Parameters<typeof serve>[0]) {
  const asked = serve(answer)
  const hits = shallowRef<SearchHit[] | null>(null)
  const search = useSearch(hits, { pause: 5, busyPause: 5 })
  return { ...search, asked, numbers: () => hits.value?.map(({ number }) => number) }
}
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

describe('searching while somebody types', () => {
  beforeEach(() => vi.restoreAllMocks())
  afterEach(() => vi.unstubAllGlobals())

  it('asks once for letters that follow each other', async () => {
    const { soon, asked, numbers } = made(() => page(['1']))
    for (const text of ['r', 're', 'ref']) soon(text)
    await pause(20)
    await settled()
    expect(asked.map(({ path }) => query(path))).toEqual(['ref'])
    expect(numbers()).toEqual(['1'])
  })

  it('lets no late answer overtake a newer one', async () => {
    let release = () => {}
    const slow = new Promise<void>((done) => (release = done))
    const { now, numbers, answered } = made(async ({ path }) => {
      if (query(path) === 'old') await slow
      return page([query(path) === 'old' ? '1' : '2'])
    })
    const first = now('old')
    await now('new')
    release()
    await first
    expect([numbers(), answered.value]).toEqual([['2'], 'new'])
  })

  it('gives the older call up', async () => {
    const aborted: boolean[] = []
    vi.stubGlobal('fetch', (request: Request) => new Promise((_, refuse) => request.signal.addEventListener('abort', () => (aborted.push(true), refuse(new Error('aborted'))))))
    const search = useSearch(shallowRef(null), { pause: 5 })
    void search.now('one')
    await settled()
    search.stop()
    await settled()
    expect(aborted).toEqual([true])
    expect(search.state.value).toBe('loading')
  })

  it('keeps the hits while the query cannot be read, and says why', async () => {
    const { now, numbers, refused, state } = made(({ path }) => (query(path) === 'bad:' ? problem(422, 'invalid-fields', { errors: [{ pointer: 'query/q', detail: 'A value is missing.' }] }) : page(['1'])))
    await now('good')
    await now('bad:')
    expect([numbers(), refused.value, state.value]).toEqual([['1'], 'A value is missing.', 'ready'])
    await now('good')
    expect(refused.value).toBeNull()
  })

  it('shows more, and nothing twice', async () => {
    const { now, more, numbers, next } = made(({ path }) => (path.includes('cursor=') ? page(['2', '3']) : page(['1', '2'], 'c')))
    await now('cup')
    await more()
    expect([numbers(), next.value]).toEqual([['1', '2', '3'], null])
  })

  it('asks a busy server again, and says so calmly when it stays busy', async () => {
    let full = 1
    const { now, numbers, state, busy, asked } = made(() => (full-- > 0 ? problem(429, 'too-many-searches') : page(['1'])))
    await now('cup')
    await pause(30)
    expect([numbers(), state.value, asked.length]).toEqual([['1'], 'ready', 2])
    full = 9
    await now('saucer')
    await pause(60)
    expect([state.value, busy.value, asked.length]).toEqual(['failed', true, 5])
  })

  it('asks nothing for nothing', async () => {
    const { now, asked, state } = made(() => page([]))
    await now('  ')
    expect([asked.length, state.value]).toEqual([0, 'none'])
  })
})
