/** localStorage that may be full, switched off or edited by hand; none of that stops anyone from working. */
export function read<T>(key: string, otherwise: T): T {
  try {
    const stored = localStorage.getItem(key)
    return stored === null ? otherwise : (JSON.parse(stored) as T)
  } catch {
    return otherwise
  }
}

/** Says whether it was kept. */
export function write(key: string, value: unknown): boolean {
  try {
    if (value === undefined || value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}
