import { assertNever, type ClientFrame, type Doing, type Fact, type Presence, type ServerFrame } from './frames'

export type LiveState = 'connecting' | 'open' | 'lost' | 'ended'

export interface LiveEvents {
  state(state: LiveState): void
  fact(fact: Fact, seq: number): void
  presence(presence: Presence): void
  /** What time it is at the server; `afresh` on a new line. */
  time(at: string | undefined, afresh: boolean): void
  /** Facts come from here on; what happened before is not replayed, so everything on the screen must be loaded again. */
  restart(): void
}

const SESSION_ENDED = 4401
/** The server beats about every 15 s; a line that is silent for three beats is dead even when TCP has not noticed. */
const SILENCE_MS = 45_000
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 20_000

/**
 * One socket that is never quietly behind: it resumes from the last number it has seen, applies each number once, and says
 * `restart` when the server cannot give what was missed.
 */
export class LiveClient {
  private socket: WebSocket | null = null
  private seq: number | undefined
  private attempts = 0
  private retry: ReturnType<typeof setTimeout> | undefined
  private silence: ReturnType<typeof setTimeout> | undefined
  private present: { number: string | null; doing: Doing } = { number: null, doing: 'viewing' }
  private ended = false

  constructor(
    private readonly url: string,
    private readonly events: LiveEvents,
    private readonly random: () => number = Math.random,
  ) {}

  open() {
    if (this.ended || this.socket) return
    clearTimeout(this.retry)
    this.events.state('connecting')
    const socket = (this.socket = new WebSocket(this.url))
    socket.onopen = () => this.send({ type: 'hello', resume: this.seq })
    socket.onmessage = (message) => socket === this.socket && this.receive(JSON.parse(message.data as string) as ServerFrame)
    socket.onclose = (event) => socket === this.socket && this.closed(event.code)
    this.listen()
  }

  /** Tries again now, for example because the network or the person came back. */
  nudge() {
    if (this.retry === undefined || this.socket) return
    this.attempts = 0
    this.open()
  }

  close() {
    this.ended = true
    clearTimeout(this.retry)
    clearTimeout(this.silence)
    this.socket?.close(1000)
    this.socket = null
  }

  /** Says which ticket is looked at; said again after every reconnect, because the server forgets with the socket. */
  tell(number: string | null, doing: Doing) {
    this.present = { number, doing }
    this.send({ type: 'presence', number, doing })
  }

  private receive(frame: ServerFrame) {
    this.listen()
    switch (frame.type) {
      case 'welcome': {
        if (!frame.resumed) this.seq = frame.seq
        this.attempts = 0
        this.events.time(frame.at, true)
        this.events.state('open')
        frame.presence?.forEach((presence) => this.events.presence(presence))
        if (this.present.number !== null) this.tell(this.present.number, this.present.doing)
        // Also the first time: what was loaded before the socket stood may miss what happened in between.
        if (!frame.resumed) this.events.restart()
        return
      }
      case 'fact':
        if (this.seq !== undefined && frame.seq <= this.seq) return // seen before the cut
        this.seq = frame.seq
        this.events.time(frame.fact.at, false)
        return this.events.fact(frame.fact, frame.seq)
      case 'presence':
        return this.events.presence(frame)
      case 'beat':
        // Facts that this person may not see move the number on too; resuming from there saves the server a search.
        this.seq = Math.max(this.seq ?? 0, frame.seq)
        this.events.time(frame.at, false)
        return
      case 'restart':
        this.seq = undefined // a welcome with a number to start from follows
        return
      default:
        return assertNever(frame)
    }
  }

  private closed(code: number) {
    this.socket = null
    clearTimeout(this.silence)
    if (this.ended) return
    if (code === SESSION_ENDED) {
      this.ended = true
      return this.events.state('ended')
    }
    this.events.state('lost')
    // Full jitter: after a restart a thousand consoles come back spread out and not all in the same second.
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.attempts++) * (0.3 + 0.7 * this.random())
    this.retry = setTimeout(() => this.open(), wait)
  }

  private listen() {
    clearTimeout(this.silence)
    this.silence = setTimeout(() => this.socket?.close(4000), SILENCE_MS)
  }

  private send(frame: ClientFrame) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame))
  }
}
