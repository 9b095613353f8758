import { afterEach, expect, it, vi } from 'vitest'
import { sample } from '@/ticket/sample'
import { settled } from '@/test/mount'
import { useExplanation } from './useExplanation'

afterEach(() => vi.unstubAllGlobals())

it('keeps the newest answer when an older one comes later', async () => {
  const waiting: ((dueAt: string) => void)[] = []
  const answer = (dueAt: string) => new Response(JSON.stringify({ targets: [{ target: 'resolution', cycle: 1, dueAt }] }), { headers: { 'Content-Type': 'application/json' } })
  vi.stubGlobal('fetch', () => new Promise<Response>((done) => waiting.push((dueAt) => done(answer(dueAt)))))
  const ticket = sample()
  const { rounds, load } = useExplanation(() => ticket, () => 'resolution')
  void load()
  await settled()
  expect(waiting).toHaveLength(2)
  waiting[1]!('2030-05-06T07:00:00Z')
  await settled()
  waiting[0]!('2026-01-01T00:00:00Z')
  await settled()
  expect(rounds.value?.[0]?.dueAt).toBe('2030-05-06T07:00:00Z')
})
