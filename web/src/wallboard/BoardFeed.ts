import type { Board } from '@/api/model'
import type { Line } from './state'

export interface FeedEvents {
  line(line: Line): void
  /** `first` says that it begins a new line, so that its number need not be above the last one's. */
  board(board: Board, first: boolean): void
  beat(serverAt: string): void
}

type Frame = { type: 'board'; board: Board } | { type: 'beat'; at: string }

/** What a plain call finds out when no socket can be had: a board, that we are no longer let in, or nothing. */
export type Probe = () => Promise<Board | 'ended' | null>

const ENDED = [4401, 4403]
/** Three beats; TCP may take minutes to notice that a line is dead. */
const SILENCE_MS = 15_000
const FIRST_WAIT_MS = 400
/** Shorter than what makes a board stale, so that plain calls keep it fresh where a proxy lets no socket through. */
const LONGEST_WAIT_MS = 8_000

/** The wallboard's socket. It comes back by itself, and asks by a plain call where no socket can be had. */
export class BoardFeed {
  private socket: WebSocket | null = null
  private attempts = 0
  private fresh = true
  private retry: ReturnType<typeof setTimeout> | undefined
  private quiet: ReturnType<typeof setTimeout> | undefined
  private ended = false

  constructor(
    private readonly url: string,
    private readonly events: FeedEvents,
    private readonly probe: Probe,
    private readonly random: () => number = Math.random,
  ) {}

  open() {
    if (this.ended || this.socket) return
    clearTimeout(this.retry)
    this.retry = undefined
    this.fresh = true
    const socket = (this.socket = new WebSocket(this.url))
    socket.onmessage = (message) => socket === this.socket && this.receive(JSON.parse(message.data as string) as Frame)
    socket.onclose = (event) => socket === this.socket && this.closed(event.code)
    this.listen()
  }

  /** Tries again now, for example because the network or the person came back. */
  nudge() {
    if (this.retry === undefined) return
    this.attempts = 0
    this.open()
  }

  close() {
    this.ended = true
    clearTimeout(this.retry)
    clearTimeout(this.quiet)
    this.socket?.close(1000)
    this.socket = null
  }

  private receive(frame: Frame) {
    this.listen()
    if (this.fresh) this.events.line('open')
    if (frame.type === 'board') this.events.board(frame.board, this.fresh)
    else if (frame.type === 'beat') this.events.beat(frame.at)
    this.attempts = 0
    this.fresh = false
  }

  private closed(code: number) {
    const refused = this.fresh
    this.socket = null
    clearTimeout(this.quiet)
    if (this.ended) return
    if (ENDED.includes(code)) return this.end()
    this.events.line('lost')
    this.later()
    // A browser does not tell why an upgrade was refused; a plain call does.
    if (refused) void this.ask()
  }

  private async ask() {
    const answer = await this.probe()
    if (this.ended || answer === null) return
    if (answer === 'ended') return this.end()
    this.events.board(answer, true)
  }

  private end() {
    this.close()
    this.events.line('ended')
  }

  /** Full jitter: after a restart the screens of a house come back spread out. */
  private later() {
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.attempts++) * (0.3 + 0.7 * this.random())
    this.retry = setTimeout(() => this.open(), wait)
  }

  private listen() {
    clearTimeout(this.quiet)
    const socket = this.socket
    this.quiet = setTimeout(() => {
      // A dead line may take its time to close; we do not wait for that.
      if (socket !== this.socket || !socket) return
      socket.close(4000)
      this.closed(4000)
    }, SILENCE_MS)
  }
}
