import { ref } from 'vue'
import { findOutWhoIAm, maySeeWallboard, me } from '@/access/session'
import { api, ask } from '@/api/client'
import { explain, Problem } from '@/api/problem'
import { takeLinkSecret } from './useAddress'

/** What this window shows: still asking, the sign-in, a refusal, a link that ended, or the board. */
export type Entry = 'asking' | 'signIn' | 'forbidden' | 'linkClosed' | 'failed' | 'link' | 'desk'

const LINK_HERE = 'careline.board.link'

/** A window that was opened by a link stays a read-only one, also after a reload and beside a session. */
function linkHere(set?: boolean): boolean {
  try {
    if (set !== undefined) sessionStorage.setItem(LINK_HERE, set ? '1' : '')
    return sessionStorage.getItem(LINK_HERE) === '1'
  } catch {
    return set ?? false
  }
}

const refused = (fault: unknown) => fault instanceof Problem && [400, 401, 403, 404].includes(fault.status)

/** Whether the board opens without signing in: by the cookie of a link that was exchanged before. */
async function boardOpens(): Promise<boolean> {
  try {
    await ask(api.GET('/wallboard'))
    return true
  } catch (fault) {
    if (refused(fault)) return false
    throw fault
  }
}

export function useEntry() {
  const entry = ref<Entry>('asking')
  const fault = ref('')
  let secret = takeLinkSecret()

  async function exchange(): Promise<Entry> {
    try {
      await ask(api.POST('/wallboard/session', { body: { secret: secret! } }))
    } catch (thrown) {
      if (refused(thrown)) return 'linkClosed'
      throw thrown
    }
    secret = null // a second try after a lost answer is harmless; after an answer there is none
    linkHere(true)
    return 'link'
  }

  async function decide(): Promise<Entry> {
    if (secret) return exchange()
    if (linkHere()) return (await boardOpens()) ? 'link' : 'linkClosed'
    await findOutWhoIAm()
    if (me.value) return maySeeWallboard.value ? 'desk' : 'forbidden'
    return (await boardOpens()) ? 'link' : 'signIn'
  }

  async function begin() {
    entry.value = 'asking'
    fault.value = ''
    try {
      entry.value = await decide()
    } catch (thrown) {
      fault.value = explain(thrown)
      entry.value = 'failed'
    }
  }

  /** The board was taken away while it was looked at. */
  function ended() {
    if (entry.value === 'link') entry.value = 'linkClosed'
    else void begin()
  }

  function toSignIn() {
    linkHere(false)
    entry.value = 'signIn'
  }

  return { entry, fault, begin, ended, toSignIn }
}
