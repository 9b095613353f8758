import type { Interaction, Topic } from '@/api/model'
import { said } from '@/ticket/sample'

const topic = (key: string, position: number, en: string, zh: string, retiredAt: string | null = null): Topic =>
  ({ key, parent: key.includes('/') ? key.split('/')[0]! : null, en, zh, position, retiredAt })

/** A small tree of topics for tests. */
export const topics: Topic[] = [
  topic('delivery', 0, 'Delivery', '物流配送'), topic('delivery/late', 0, 'Late', '迟迟未到'), topic('delivery/drone', 1, 'By drone', '无人机', '2026-03-01T09:00:00Z'),
  topic('billing', 1, 'Billing', '费用与付款'), topic('billing/refund', 0, 'Refund', '退款'),
]

/** A message in which a topic was read. */
export function about(id: number, key: string | null, score = 0.82): Interaction {
  const topics = key === null ? [] : [{ topic: key, score }]
  return { ...said(id), reading: { language: 'en', sentences: [], signals: [], topics, corrected: null } }
}
