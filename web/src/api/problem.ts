import { has, t } from '@/text'

/** A refusal of the server (RFC 9457): `type` is stable, `detail` is for the reader, `errors` name the fields at fault. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly detail: string,
    readonly errors: { pointer: string; detail: string }[] = [],
    readonly requestId?: string,
    readonly body: Record<string, unknown> = {},
  ) {
    super(`${status} ${type}: ${detail}`)
  }

  is(name: string) {
    return this.type.endsWith(`/problems/${name}`)
  }
}

/** The call never got an answer: nothing is known about what happened, so only repeatable calls may be repeated. */
export class Unreachable extends Error {}

/** What to tell the person in front of the screen, in their language where the problem is known. */
export function explain(fault: unknown): string {
  if (fault instanceof Unreachable) return t('problems.unreachable')
  if (!(fault instanceof Problem)) return t('problems.unexpected')
  const key = `problems.${fault.type.split('/').pop()}`
  const said = has(key) ? t(key, { detail: fault.detail }) : fault.detail || t('problems.unexpected')
  return fault.status >= 500 && fault.requestId ? `${said} ${t('problems.request', { id: fault.requestId })}` : said
}
