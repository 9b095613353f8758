import { reactive, watch } from 'vue'

/** What the address says: TV or desk, and whose figures. Kept in it, so that a reload or a bookmark shows the same. */
export interface Address {
  tv: boolean
  team: string | undefined
}

export function readAddress(search: string): Address {
  const query = new URLSearchParams(search)
  return { tv: query.get('tv') === '1', team: query.get('team') || undefined }
}

export function writeAddress(search: string, { tv, team }: Address): string {
  const query = new URLSearchParams(search)
  if (tv) query.set('tv', '1')
  else query.delete('tv')
  if (team) query.set('team', team)
  else query.delete('team')
  const said = query.toString()
  return said ? `?${said}` : ''
}

export function useAddress(): Address {
  const address = reactive(readAddress(location.search))
  watch(address, (now) => {
    history.replaceState(history.state, '', location.pathname + writeAddress(location.search, now))
    window.carelineTheme?.() // a TV is dark unless somebody chose otherwise
  })
  return address
}

/** The secret behind `#link=`, which then leaves the address: nobody should photograph it off a TV. */
export function takeLinkSecret(): string | null {
  const secret = new URLSearchParams(location.hash.slice(1)).get('link')
  if (secret !== null) history.replaceState(history.state, '', location.pathname + location.search)
  return secret
}
