import { existsSync } from 'node:fs'

const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].filter(Boolean)

/** The system's own browser: vendors' downloads are not reachable everywhere. */
export function launch(chromium) {
  const executablePath = places.find((place) => existsSync(place))
  if (!executablePath) throw new Error(`No Chromium found; looked at ${places.join(', ')}. Set CHROMIUM.`)
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}
