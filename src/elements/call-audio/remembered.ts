/** What an agent chose for calls, in this browser. Of devices only the ids, which the browser makes for this site alone. */

const PREFIX = 'wx-agent-kit:sound:';

export interface SoundChoice {
  /** An empty id is the system's own choice. */
  readonly microphone: string;
  readonly loudspeaker: string;
  /** From 0 to 1. */
  readonly volume: number;
}

const DEFAULT: SoundChoice = { microphone: '', loudspeaker: '', volume: 1 };

/** What the storage would not take. */
const memory = new Map<string, SoundChoice>();

export function remembered(agentId: string): SoundChoice {
  const kept = memory.get(agentId);
  if (kept) return kept;
  try {
    return choiceFrom(JSON.parse(localStorage.getItem(PREFIX + agentId) ?? '{}'));
  } catch {
    return DEFAULT; // no storage, or what stands there is not ours
  }
}

export function remember(agentId: string, choice: SoundChoice): void {
  memory.delete(agentId);
  try {
    localStorage.setItem(PREFIX + agentId, JSON.stringify(choice));
  } catch {
    memory.set(agentId, choice);
  }
}

function choiceFrom(kept: unknown): SoundChoice {
  if (typeof kept !== 'object' || kept === null) return DEFAULT;
  const { microphone, loudspeaker, volume } = kept as Partial<Record<keyof SoundChoice, unknown>>;
  return {
    microphone: typeof microphone === 'string' ? microphone : '',
    loudspeaker: typeof loudspeaker === 'string' ? loudspeaker : '',
    volume: typeof volume === 'number' && volume >= 0 && volume <= 1 ? volume : 1,
  };
}
