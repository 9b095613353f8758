import { ref } from 'vue'

/** Browsers play nothing before somebody has clicked; until then `blocked` says so. */
export const blocked = ref(false)
let audio: AudioContext | null = null

const NOTES = [880, 660]
const NOTE_S = 0.18

/** Makes sound possible; call it from a click. */
export async function allowSound() {
  audio ??= new AudioContext()
  await audio.resume().catch(() => {})
  blocked.value = audio.state !== 'running'
}

/** Whether a sound would be heard; asked without a click, for a TV that was started by itself. */
export function trySound() {
  audio ??= new AudioContext()
  blocked.value = audio.state !== 'running'
  audio.onstatechange = () => (blocked.value = audio?.state !== 'running')
}

/** Two soft notes. */
export function chime() {
  if (audio?.state !== 'running') return
  const start = audio.currentTime
  for (const [index, frequency] of NOTES.entries()) {
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    const from = start + index * NOTE_S
    tone.frequency.value = frequency
    volume.gain.setValueAtTime(0, from)
    volume.gain.linearRampToValueAtTime(0.25, from + 0.02)
    volume.gain.exponentialRampToValueAtTime(0.001, from + NOTE_S * 1.8)
    tone.connect(volume).connect(audio.destination)
    tone.start(from)
    tone.stop(from + NOTE_S * 2)
  }
}
