/** What the element shows of a call or conversation: loaded when an agent has signed in. */
import { nothing } from 'lit';
import type { CSSResultOrNative, ReactiveController, ReactiveControllerHost } from 'lit';
import { controlsOf } from '../../core/index.js';
import type { Agent, Control, Interaction, Reason, Timestamp } from '../../core/index.js';
import { Selected } from '../../foundation/context.js';
import type { Desktop, DesktopController } from '../../foundation/context.js';
import { focusedElement } from '../../foundation/focus.js';
import { html } from '../../foundation/html.js';
import type { ShortcutName } from '../../foundation/keys.js';
import { english } from '../../foundation/localize.js';
import { Confirm, confirmStyles } from '../../foundation/on-demand/confirm.js';
import { Shortcut, WORKS } from '../../foundation/shortcuts.js';
import { blanks, channels, lines, messages, statuses, variables } from '../../foundation/styles.js';
import { KeypadButton } from '../keypad/button.js';
import { lostMessage, nothingOpen } from './blank.js';
import type { Retrying } from './blank.js';
import { Dialogs } from './dialogs.js';
import type { DialogName } from './dialogs.js';
import { News } from './news.js';
import { pairStyles } from './pair.styles.js';
import { paneStyles } from './pane.styles.js';
import { panes } from './panes.js';
import { termsOf } from './parts.js';
import type { Means } from './parts.js';
import { endQuestion } from './question.js';
import type { Asked, Keys, Row } from './row.js';
import { standingOf } from './standing.js';
import type { Standing } from './standing.js';

export const styles = [
  ...[channels, statuses, lines, messages, variables, blanks],
  ...[confirmStyles, paneStyles, pairStyles],
];

interface Host extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly desktop: string;
}

/** What the inside needs of its element. */
export interface PaneMeans {
  /** What is open here; null where nothing is. */
  readonly interaction: () => Interaction | null;
  readonly send: (act: Exclude<Asked, DialogName>, interactionId: string) => void;
  readonly counting: (read: (now: Timestamp) => unknown) => unknown;
  /** The name of the agent's state. */
  readonly stateName: (agent: Agent) => string;
  /** When a lost connection is tried again, counting down. */
  readonly nextTry: (retryAt: Timestamp | null) => unknown;
}

/** What a shortcut does: of acts that take each other's place the one that is offered. */
const ACTS = {
  hold: ['hold', 'resume'],
  consult: ['consult'],
  transfer: ['transfer', 'consult-transfer'],
  conference: ['conference'],
  swap: ['hold-consult', 'resume-consult'],
  'end-consult': ['end-consult', 'cancel-consult'],
  exit: ['exit-conference', 'exit-consult'],
  'pause-recording': ['pause-recording', 'resume-recording'],
  'cancel-callback': ['cancel-callback'],
  end: ['end'],
} as const satisfies Partial<Record<ShortcutName, readonly Asked[]>>;

export class Pane implements ReactiveController {
  readonly #host: Host;
  readonly #source: DesktopController;
  readonly #means: PaneMeans;
  readonly #keypad: KeypadButton;
  readonly #dialogs: Dialogs;
  readonly #confirm: Confirm;
  readonly #news: News;
  readonly #shortcuts = new Map<ShortcutName, Shortcut>();
  readonly #language;
  readonly #agent;
  readonly #controls;
  readonly #link;
  readonly #endsCall;
  readonly #retryAt;
  /** What had the focus when the painting began. */
  #focused: Element | null = null;

  /** `all` are the styles of the element, with those of the pane. */
  constructor(host: Host, source: DesktopController, all: readonly CSSResultOrNative[], means: PaneMeans) {
    this.#host = host;
    this.#source = source;
    this.#means = means;
    const select = <T>(read: (desktop: Desktop | null) => T): Selected<T> => new Selected(host, source, read);
    this.#language = select((desktop) => desktop?.language ?? english);
    this.#agent = select((desktop) => desktop?.state.agent ?? null);
    this.#controls = select((desktop) => controlsOf(desktop?.state, means.interaction()?.id));
    this.#link = select((desktop) => desktop?.state.link ?? 'closed');
    this.#endsCall = select((desktop) => desktop?.state.settings?.endConsult === 'end');
    this.#retryAt = select((desktop) => desktop?.state.retryAt ?? null);
    this.#keypad = new KeypadButton(host, all);
    this.#dialogs = new Dialogs(host, () => this.#keepFocus());
    // Before this: what asked a question has the focus again, if it is still there.
    this.#confirm = new Confirm(host);
    this.#news = new News((text) => source.desktop?.keyboard.say(text));
    for (const [name, acts] of Object.entries(ACTS) as [keyof typeof ACTS, readonly Asked[]][]) {
      const offered = (): Asked | undefined => acts.find((act) => this.#controls.value[act]);
      this.#addShortcut(
        name,
        () => this.#control(offered()),
        () => this.#act(offered()),
      );
    }
    // It always opens: what hinders its keys is said in it.
    this.#addShortcut(
      'keypad',
      () => this.#controls.value['send-digits'] && WORKS,
      () => void this.#keypad.toggle(),
    );
    host.addController(this);
  }

  #addShortcut(name: ShortcutName, control: () => Control | undefined, act: () => void): void {
    const about = (): string | null => this.#means.interaction()?.id ?? null;
    this.#shortcuts.set(name, new Shortcut(this.#host, this.#source, name, { control, about, act }));
  }

  #control(act: Asked | undefined): Control | undefined {
    return act && this.#controls.value[act];
  }

  #act(act: Asked | undefined, opener?: HTMLElement): void {
    const standing = this.#standing;
    if (!act || !standing) return;
    const { id } = standing.interaction;
    if (act === 'consult' || act === 'transfer') void this.#dialogs.toggle(act, id, opener);
    else if (act === 'end' && standing.isConference) this.#confirm.ask(act, opener);
    else this.#means.send(act, id);
  }

  get #standing(): Standing | null {
    const interaction = this.#means.interaction();
    const agentId = this.#agent.value?.id;
    if (!interaction || interaction.request || agentId === undefined) return null;
    return standingOf(interaction, agentId, this.#link.value === 'lost');
  }

  hostUpdate(): void {
    this.#controls.refresh();
    const root = this.#host.renderRoot;
    this.#focused = root instanceof ShadowRoot ? root.activeElement : null;
  }

  hostUpdated(): void {
    if (this.#focused && !this.#focused.isConnected) this.#keepFocus();
  }

  /** What had the focus is gone: the pane has it then, never another button. */
  #keepFocus(): void {
    if (focusedElement(this.#host.ownerDocument)) return;
    this.#host.renderRoot.querySelector<HTMLElement>('.pane')?.focus({ preventScroll: true });
  }

  render(agent: Agent): unknown {
    const language = this.#language.value;
    const t = termsOf(language.terms);
    const standing = this.#standing;
    this.#news.tell(standing, t, language);
    if (!standing) {
      const lost = this.#link.value === 'lost' ? this.#retrying : null;
      return nothingOpen(t, language, agent, this.#means.stateName(agent), lost);
    }
    const { interaction } = standing;
    const { desktop } = this.#host;
    const means: Means = { t, language, counting: this.#means.counting };
    const row = this.#row(means, standing, agent);
    return html`${panes({ means, standing, row, lost: lostMessage(t, standing, this.#retrying), desktop })}
    ${this.#keypad.pad(t, row.controls['send-digits'] !== undefined, interaction.id, desktop)}
    ${this.#dialogs.render(desktop)}`;
  }

  get #retrying(): Retrying {
    const retry = this.#source.desktop?.retry ?? null;
    return { nextTry: this.#means.nextTry, retryAt: this.#retryAt.value, retry };
  }

  #row({ t, language }: Means, standing: Standing, agent: Agent): Row {
    const controls = this.#controls.value;
    const keys: Keys = Object.fromEntries([...this.#shortcuts].map(([name, { keys: own }]) => [name, own]));
    const end = standing.isConference ? controls.end : undefined;
    const question = end && {
      ...endQuestion(t, language, standing, end),
      onAct: () => this.#means.send('end', standing.interaction.id),
    };
    return {
      ...{ t, standing, controls, keys },
      hasPhone: agent.station?.kind !== 'browser',
      endsCall: this.#endsCall.value,
      isOpen: (dialog) => this.#dialogs.isOpen(dialog),
      act: (act, opener) => this.#act(act, opener),
      keypad: controls['send-digits'] ? this.#keypad.button(t, keys.keypad) : nothing,
      told: new Set<Reason>(),
      confirm: this.#confirm.render(t, question ?? null),
    };
  }
}
