/** Which requests make themselves known, and how: by a sound, and by a notification where nobody looks [POP-13]. */
import { setVolumeOfTones, Speaker } from '../../audio/tones.js';
import { masked, POPOVER_CHANNELS, readable, requesterOf, requestKindOf } from '../../core/index.js';
import type { AlertSettings, Cancel, Happening, Interaction, Settings, Timestamp } from '../../core/index.js';
import { WxAlert } from '../../foundation/alert-event.js';
import type { AlertKind, AlertReason } from '../../foundation/alert-event.js';
import { leadTo } from '../../foundation/alert-lead.js';
import type { Desktop } from '../../foundation/context.js';
import type { Language } from '../../foundation/localize.js';
import { everySecond } from '../../foundation/ticker.js';
import { kindWord, nameFor } from '../popover-stack/lines.js';
import { choices } from './choices.js';
import { isLookedAt, SystemNotices } from './system.js';
import type { Permission } from './system.js';

/** A call rings so often, in milliseconds. */
const RING_EVERY = 4000;

/** Why a switch cannot be used, or does not do yet what it says. */
export type AlertFault = 'administrator' | 'unavailable' | 'denied' | 'default';

/** What the alerter looks at. */
export interface AlertInput {
  readonly desktop: Desktop;
  readonly agentId: string;
  /** The requests that wait for the agent now. */
  readonly requests: readonly Interaction[];
  readonly settings: Settings;
  readonly language: Language;
  /** What the host page does in a way of its own. */
  readonly without: AlertSettings;
  readonly volume: number;
}

/** Several elements may show the switches of a desktop; one of them is heard. */
const alerters = new WeakMap<Desktop, Set<Alerter>>();

/** Rings on: it is answered here, and here only. At a telephone that rings by itself. */
const ringsOn = (one: Interaction): boolean =>
  one.channel === 'call' && requestKindOf(one) !== 'preview' && one.request?.answer === 'screen';

const keyOf = ({ id, request }: Interaction): string => `wx-agent-kit:${id}:${String(request?.since ?? 0)}`;

/** Calls come last in the popovers, and first here. */
const rank = ({ channel }: Interaction): number => POPOVER_CHANNELS.indexOf(channel);

export class Alerter {
  readonly #host: HTMLElement;
  readonly #onChange: () => void;
  readonly #speaker: Speaker;
  readonly #system: SystemNotices;
  #input: AlertInput | null = null;
  /** The requests that were there at the last look. */
  #known: ReadonlySet<string> = new Set();
  /** Calls that ring on. */
  readonly #ringing = new Map<string, Interaction>();
  #rangAt: Timestamp = 0;
  /** Whether the switches say that nothing can be heard. */
  #wasBlocked = false;
  #stopBeat: Cancel | undefined;
  #stopHearing: Cancel | undefined;
  #stopChoices: Cancel | undefined;

  /** `onChange` is called when the switches have to be painted anew. */
  constructor(host: HTMLElement, onChange: () => void) {
    this.#host = host;
    this.#onChange = onChange;
    this.#speaker = new Speaker(onChange);
    this.#system = new SystemNotices(onChange);
  }

  /** Whether something is to be heard and the browser does not allow it yet. */
  get isBlocked(): boolean {
    return this.isOn('sound') && this.#speaker.isBlocked;
  }

  /** Why this does not work now; null where it does, or is only switched off. */
  faultOf(kind: AlertKind): AlertFault | null {
    if (!this.#input?.settings.alerts[kind]) return 'administrator';
    const permission: Permission = kind === 'sound' ? 'granted' : this.#system.permission;
    return permission === 'granted' ? null : permission;
  }

  isOn(kind: AlertKind): boolean {
    const { agentId = '', without } = this.#input ?? {};
    return !without?.[kind] && this.faultOf(kind) === null && (choices.get(agentId, kind) ?? true);
  }

  /** Switches on or off. To be called on a click: the agent may have to be asked by the browser. */
  async toggle(kind: AlertKind): Promise<void> {
    const fault = this.faultOf(kind);
    if (!this.#input || fault === 'administrator' || fault === 'unavailable') return;
    const { agentId, volume } = this.#input;
    const isOn = !this.isOn(kind);
    if (kind === 'notification' && isOn && (await this.#system.ask()) !== 'granted') return;
    choices.set(agentId, kind, isOn);
    // What was switched on is heard at once.
    if (kind === 'sound' && isOn) void this.#speaker.play('chat', volume, agentId);
  }

  /** Lets sounds be heard: on a click of the agent's. */
  readonly unlock = (): void => {
    this.#speaker.unlock();
    const [call] = this.#ringing.values();
    if (call && this.#input && this.isOn('sound')) this.#play(this.#input, call);
  };

  /** Looks at the requests. Null: there is nobody to tell. */
  look(input: AlertInput | null): void {
    const before = this.#input;
    if (!input || before?.agentId !== input.agentId || before.desktop !== input.desktop) this.#stop();
    if (!input) return;
    const isFirst = this.#input === null;
    this.#input = input;
    if (isFirst) this.#start(input.desktop);
    this.#wasBlocked = this.isBlocked;
    setVolumeOfTones(input.volume);

    const now = new Map(input.requests.map((one) => [keyOf(one), one]));
    for (const key of this.#known) {
      if (now.has(key)) continue;
      this.#ringing.delete(key);
      this.#system.close(key);
    }
    // What asked already when this page opened is no news; but a call that rings goes on ringing.
    const fresh = [...now].filter(([key, one]) => !this.#known.has(key) && (!isFirst || ringsOn(one)));
    this.#known = new Set(now.keys());
    const [speaks] = alerters.get(input.desktop) ?? [];
    if (speaks === this && fresh.length > 0) this.#alert(input, new Map(fresh));
    if (now.size === 0) this.#rest();
    else this.#stopBeat ??= everySecond(input.desktop.clock, this.#onBeat);
  }

  #alert(input: AlertInput, fresh: ReadonlyMap<string, Interaction>): void {
    const heard = [...fresh].filter(([, one]) => this.#announces('sound', one));
    const [loudest] = heard.map(([, one]) => one).sort((a, b) => rank(b) - rank(a));
    for (const [key, one] of heard) if (ringsOn(one)) this.#ringing.set(key, one);
    if (loudest) this.#play(input, loudest);
    if (isLookedAt()) return;
    for (const [key, one] of fresh) if (this.#announces('notification', one)) this.#notify(input, key, one);
  }

  /** Whether it is to be, and no listener does it in a way of its own. */
  #announces(
    kind: AlertKind,
    { id, channel }: Pick<Interaction, 'id' | 'channel'>,
    reason: AlertReason = 'request',
  ): boolean {
    if (!this.isOn(kind)) return false;
    return this.#host.dispatchEvent(new WxAlert(kind, reason, id, channel, this.#input?.desktop.id ?? ''));
  }

  #play({ desktop, volume, agentId }: AlertInput, one: Interaction): void {
    this.#rangAt = desktop.clock.now();
    void this.#speaker.play(requestKindOf(one), volume, agentId);
  }

  #notify({ desktop, language, settings }: AlertInput, tag: string, one: Interaction): void {
    const { name, address } = one.customer;
    // What the system shows may lie there for others to see; a secure variable is never part of it [POP-08, POP-10].
    const number = address && readable(settings.protectNumbers ? masked(address) : address);
    const { terms, locale } = language;
    const isConsult = requestKindOf(one) === 'consult';
    const words = [(isConsult ? null : kindWord(one, terms)) ?? terms.channel[one.channel], one.queue?.name];
    this.#system.show({
      tag,
      title: nameFor(one, isConsult ? requesterOf(one) : (name ?? number ?? terms.empty), terms),
      body: words.filter(Boolean).join(' · '),
      lang: locale,
      stays: one.channel === 'call',
      // Where the tones cannot be heard, the system's own sound has to do.
      silent: !this.isBlocked,
      onClick: () => leadTo(desktop, one.id),
    });
  }

  readonly #onBeat = (): void => {
    const input = this.#input;
    if (!input) return;
    this.#speaker.beat();
    const [call] = this.#ringing.values();
    const { state, clock } = input.desktop;
    // While the connection is lost nobody knows whether it still rings.
    if (!call || state.link !== 'open' || !this.isOn('sound') || clock.now() - this.#rangAt < RING_EVERY) return;
    this.#play(input, call);
  };

  /** A call that was taken in this page begins with a short tone: it may have been answered by itself [ANS-01]. */
  readonly #onHappening = ({ name, detail }: Happening): void => {
    const input = this.#input;
    if (name !== 'answered' || !input) return;
    const { desktop, volume, agentId } = input;
    const [speaks] = alerters.get(desktop) ?? [];
    const isHere = desktop.state.agent?.station?.kind === 'browser' && detail.channel === 'call';
    if (speaks !== this || !isHere) return;
    if (!this.#announces('sound', { id: detail.interactionId, channel: 'call' }, 'answered')) return;
    void this.#speaker.play('answered', volume, agentId);
  };

  #start(desktop: Desktop): void {
    alerters.set(desktop, (alerters.get(desktop) ?? new Set()).add(this));
    this.#stopChoices = choices.onChange(this.#onChange);
    this.#stopHearing = desktop.onHappening(this.#onHappening);
    for (const name of ['pointerup', 'keydown']) document.addEventListener(name, this.#onGesture, { capture: true });
    void this.#system.start();
  }

  #stop(): void {
    if (!this.#input) return;
    alerters.get(this.#input.desktop)?.delete(this);
    this.#input = null;
    this.#known = new Set();
    this.#rest();
    this.#stopChoices?.();
    this.#stopHearing?.();
    for (const name of ['pointerup', 'keydown']) document.removeEventListener(name, this.#onGesture, { capture: true });
    this.#system.stop();
    this.#speaker.close();
  }

  #rest(): void {
    this.#ringing.clear();
    this.#stopBeat?.();
    this.#stopBeat = undefined;
  }

  /** Whatever the agent does in this page allows sounds. */
  readonly #onGesture = (): void => {
    if (this.#wasBlocked) this.unlock();
  };
}
