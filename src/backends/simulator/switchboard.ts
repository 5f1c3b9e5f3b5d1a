/**
 * Connects the pages of agents in a call: tells each who is to hear whom, and carries what two pages have to say to each
 * other. Nothing of it is part of the centre's state, nor changes anything there: pages come and go.
 *
 *   page ──open──▶ plan ──a turn of the centre changes it──▶ plan … ──close, another page of that agent──▶ (gone)
 *                                                              └── its seat is left ──▶ kept while in a call
 */
import { LONGEST_SIGNAL } from '../sound/line.js';
import type { OpenSoundLine, SoundLine, SoundNews } from '../sound/line.js';
import type { Turn } from './turn.js';
import { callsOf, planOf, speaksThroughPage } from './who-hears-whom.js';

type Hear = Parameters<OpenSoundLine>[1];

interface Page {
  readonly id: string;
  readonly agentId: string;
  /** Undefined while nobody sits there: its link was lost, and what it has running goes on. */
  hear: Hear | undefined;
  /** The line that was opened last; another one has nothing to say any more. */
  line: SoundLine | undefined;
  /** The plan that was told last, to tell nothing twice. */
  told: string;
  /** Ids of the calls which that was about. */
  calls: readonly string[];
  /** By the other page, the id of the pair. */
  readonly pairs: Map<Page, string>;
}

export class Switchboard {
  /** By agent: each has one at most. */
  readonly #pages = new Map<string, Page>();
  /** Whose plan may be another. */
  readonly #stale = new Set<Page>();
  #isWaiting = false;
  /** The last turn: what the centre knows can be looked up with it. */
  #look: Turn;

  constructor(look: Turn) {
    this.#look = look;
  }

  /** A page of an agent; one that was open before is gone with it [STN-06], unless it is the same again. */
  open(agentId: string, id: string, hear: Hear): SoundLine {
    const former = this.#pages.get(agentId);
    const page: Page =
      former?.id === id ? former : { id, agentId, hear, line: undefined, told: '', calls: [], pairs: new Map() };
    if (former && former !== page) this.#close(former);
    const line: SoundLine = {
      signal: (pair, data) => {
        if (page.line === line && data.length <= LONGEST_SIGNAL) this.#carry(page, pair, data);
      },
      close: () => {
        if (page.line === line) this.#close(page);
      },
    };
    Object.assign(page, { hear, line, told: '' });
    this.#pages.set(agentId, page);
    this.#allChanged();
    return line;
  }

  /** Nobody sits there any more. In a call the page may come back; whom it is connected to hears of it when it does not. */
  left(agentId: string): void {
    const page = this.#pages.get(agentId);
    if (!page) return;
    page.hear = undefined;
    this.#changed(page);
  }

  /** Something happened in the centre. */
  turned(turn: Turn): void {
    const isAnother = turn.state !== this.#look.state;
    this.#look = turn;
    if (this.#pages.size === 0) return;
    const contacts = new Set(turn.contacts);
    // Who listens to a call changes nothing in it [MON-01], and much in the pages.
    for (const shown of turn.shown.values()) for (const id of shown) contacts.add(id);
    for (const page of this.#pages.values()) {
      const isConcerned = isAnother || turn.agents.has(page.agentId) || page.calls.some((id) => contacts.has(id));
      if (isConcerned) this.#changed(page);
    }
  }

  #close(page: Page): void {
    page.hear = undefined;
    page.line = undefined;
    this.#pages.delete(page.agentId);
    for (const other of page.pairs.keys()) other.pairs.delete(page);
    this.#allChanged();
  }

  #allChanged(): void {
    for (const page of this.#pages.values()) this.#changed(page);
  }

  /** Pages are told later, never within the turn; then all of them, before any has an answer to it. */
  #changed(page: Page): void {
    this.#stale.add(page);
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    queueMicrotask(() => {
      this.#isWaiting = false;
      this.#tell();
    });
  }

  #tell(): void {
    const stale = [...this.#stale].filter((page) => this.#pages.get(page.agentId) === page);
    this.#stale.clear();
    const tell = stale.flatMap((page) => this.#planFor(page) ?? []);
    for (const one of tell) {
      try {
        one();
      } catch (error) {
        // One page's trouble is not the others'; it is told where nobody else is held up by it.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  /** Makes a page's plan; returns what tells it, where it is another. */
  #planFor(page: Page): (() => void) | undefined {
    const look = this.#look;
    const agent = look.agent(page.agentId);
    const calls = callsOf(look, agent);
    const plan = planOf(look, agent, calls, (agentId) => {
      const other = this.#pages.get(agentId);
      if (!other || !speaksThroughPage(look.agent(agentId))) return null;
      return { id: pairOf(page, other), begins: page.agentId < agentId };
    });
    // Who parts and meets again is another pair: both ends begin anew.
    const ids = new Set(plan.peers.map((one) => one.id));
    for (const [other, id] of page.pairs) {
      if (ids.has(id)) continue;
      page.pairs.delete(other);
      other.pairs.delete(page);
    }
    page.calls = calls.map((one) => one.id);
    if (!page.hear && calls.length === 0) this.#pages.delete(page.agentId);
    const text = JSON.stringify(plan);
    if (text === page.told) return undefined;
    page.told = text;
    return () => page.hear?.({ type: 'plan', plan, now: look.state.now });
  }

  /** Comes later too, so that it is heard after the plan that the pair is in; and not once they have parted. */
  #carry(page: Page, pair: string, data: string): void {
    const news: SoundNews = { type: 'signal', peer: pair, data };
    const other = [...page.pairs].find(([, id]) => id === pair)?.[0];
    if (!other) return;
    queueMicrotask(() => {
      if (page.pairs.get(other) === pair) other.hear?.(news);
    });
  }
}

/** Not from the centre's chance: nobody can guess it, and whatever is played is played the same again. */
const newId = (): string => [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');

function pairOf(one: Page, other: Page): string {
  const id = one.pairs.get(other) ?? newId();
  one.pairs.set(other, id);
  other.pairs.set(one, id);
  return id;
}
