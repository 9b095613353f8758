const apple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

/** "Mod+Shift+Enter" as it stands on this person's keyboard. */
export function caps(keys: string): string[] {
  const names: Record<string, string> = apple
    ? { Mod: '⌘', Shift: '⇧', Enter: '⏎' }
    : { Mod: 'Ctrl', Shift: 'Shift', Enter: 'Enter' }
  return keys.split('+').map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key))
}
