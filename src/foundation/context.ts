/**
 * How an element finds its desktop: by the nearest `<wx-desktop>` around it, through any shadow roots, or by naming one
 * with `desktop="id"`, wherever that stands. It may come first or last, leave, and come back [HST-02].
 */
import { ContextEvent, ContextRoot, createContext } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type {
  Cancel,
  Capabilities,
  Clock,
  CommandName,
  Commands,
  DirectoryEntry,
  DirectoryPage,
  Failure,
  Happening,
  Media,
  SearchQuery,
  State,
  TeamRow,
  Timestamp,
  World,
} from '../core/index.js';
import type { Keyboard } from './keyboard.js';
import type { Dictionary, Language, Message } from './localize.js';

/** How an act that was asked for ended. */
export type Outcome =
  | { readonly done: true }
  /** A listener cancelled the request and has taken the act over; or it cancelled `wx-error` and shows the failure. */
  | { readonly done: false; readonly taken: true }
  | { readonly done: false; readonly failure: Failure };

export interface SendOptions {
  /** The element that was used: its request event starts there. */
  readonly from: HTMLElement;
  /** The element shows a failure itself, next to what was used; the notices then leave it out. */
  readonly showsFailure?: boolean;
}

/** A notice on the screen: something that happened, or an act that failed. */
export interface Notice {
  readonly id: string;
  readonly tone: 'danger' | 'warning' | 'success' | 'accent';
  /** What happened and what to do, in the language that is spoken when it is shown. */
  readonly text: (terms: Dictionary) => Message;
  /** Offers to do the same again. */
  readonly again: (() => void) | null;
  /** The connection is tried again by itself: the notice says when, and offers to do so now. */
  readonly reconnects?: boolean;
}

/** What elements know of a desktop. `<wx-desktop>` is the only one to implement it. */
export interface Desktop {
  /** The `id` attribute of its element. */
  readonly id: string;
  readonly state: State;
  readonly clock: Clock;
  readonly language: Language;
  readonly notices: readonly Notice[];
  /** The keyboard shortcuts: which keys, and what they do [KEY-01]. */
  readonly keyboard: Keyboard;
  /** The world outside, where the back end plays it. */
  readonly world: World | null;
  /** Whether a task list is open and shows the requests, so that popovers need not [POP-01]. */
  readonly showsRequestsInList: boolean;
  /** The centre's time. */
  now(): Timestamp;
  /** Announces an act by a request event and, unless a listener takes it over, carries it out. Never rejects. */
  send<K extends CommandName>(name: K, payload: Commands[K], options: SendOptions): Promise<Outcome>;
  /** What the back end can do; nothing before there is one. */
  readonly capabilities: Capabilities;
  /** Looks in a directory of the centre's. Rejects with a `Failure`. */
  search(query: SearchQuery, start: number, count: number): Promise<DirectoryPage>;
  /** Calls back when agents of a directory change, until cancelled: for as long as a list of them is open [DST-06]. */
  watchAgents(listener: (changed: readonly DirectoryEntry[]) => void): Cancel;
  /** Calls back with a supervisor's teams, until cancelled; null where the service does not tell of them [MON-01]. */
  watchTeam(listener: (rows: readonly TeamRow[]) => void): Cancel | null;
  /** The sound of calls in this page, opened when it is asked for first; null where the back end has none. */
  media(): Promise<Media> | null;
  /** Fetches the value of a secure variable, which the caller keeps nowhere [CAD-04]. Rejects with a `Failure`. */
  reveal(interactionId: string, variable: string): Promise<string>;
  /** Connects anew, after an attempt that failed. */
  connect(): void;
  /** Tries at once to get a lost connection back; null where the back end decides on that alone. */
  readonly retry: (() => void) | null;
  /** Tells the host page of a button of the administrator's [POP-06]. */
  action(action: string, interactionId: string, from: HTMLElement): void;
  /** Makes an interaction the current one for every element that is not bound to another. */
  choose(interactionId: string): void;
  dismiss(noticeId: string): void;
  /** An open task list takes the requests over until it gives them back. */
  takeRequests(): Cancel;
  /** Calls back after each change of anything that stands here. */
  subscribe(listener: () => void): Cancel;
  /** Calls back for what has just happened. Who shows it in its own place takes its notice away: `dismiss(happening.id)`. */
  onHappening(listener: (happening: Happening) => void): Cancel;
}

// A symbol of this copy of the kit: two copies on a page never mix.
export const desktopContext = createContext<Desktop | null>(Symbol('wx-desktop'));

const roots = new WeakSet<Document>();

/** Keeps requests of elements that were upgraded before their desktop, and asks again when one comes. */
function rememberRequests(document: Document): void {
  if (roots.has(document)) return;
  roots.add(document);
  new ContextRoot().attach(document.documentElement);
}

// ------------------------------------------------------------------------------------------------- desktops by their id

const live = new Map<string, Desktop[]>();
const seekers = new Set<() => void>();

/** Makes a desktop known under its id while it is on the page. The first of an id is the one that is found. */
export function register(id: string, desktop: Desktop): Cancel {
  const same = live.get(id) ?? [];
  live.set(id, [...same, desktop]);
  seek();
  return () => {
    live.set(
      id,
      (live.get(id) ?? []).filter((other) => other !== desktop),
    );
    seek();
  };
}

const seek = (): void => {
  for (const look of [...seekers]) look();
};

// ------------------------------------------------------------------------------------------------------ the controllers

type Host = ReactiveControllerHost & HTMLElement & { readonly desktop: string };

/** Holds an element's desktop while the element is on the page, and nothing of it afterwards. */
export class DesktopController implements ReactiveController {
  readonly #host: Host;
  #desktop: Desktop | null = null;
  #leave: Cancel | undefined;
  #cancel: Cancel | undefined;
  #listeners = new Set<(desktop: Desktop | null) => void>();

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  get desktop(): Desktop | null {
    return this.#desktop;
  }

  /** Calls back after each change of the desktop, and when it is another one. */
  onChange(listener: (desktop: Desktop | null) => void): void {
    this.#listeners.add(listener);
    listener(this.#desktop);
  }

  hostConnected(): void {
    this.resolve();
  }

  hostDisconnected(): void {
    this.#stopLooking();
    this.#use(null);
  }

  /** Looks again: after the element came to a page, or names another desktop. */
  resolve(): void {
    this.#stopLooking();
    const { desktop: name } = this.#host;
    if (name) {
      const look = (): void => this.#use(live.get(name)?.[0] ?? null);
      seekers.add(look);
      this.#leave = () => seekers.delete(look);
      look();
      return;
    }
    rememberRequests(this.#host.ownerDocument);
    const request = new ContextEvent(
      desktopContext,
      this.#host,
      (desktop, unsubscribe) => {
        // An answer that comes after the element has left, or asked anew, is for nobody.
        if (this.#request !== request) {
          unsubscribe?.();
          return;
        }
        this.#leave = unsubscribe;
        this.#use(desktop);
      },
      true,
    );
    this.#request = request;
    this.#host.dispatchEvent(request);
    if (!this.#leave) this.#use(null);
  }

  #request: ContextEvent<typeof desktopContext> | undefined;

  #stopLooking(): void {
    this.#request = undefined;
    this.#leave?.();
    this.#leave = undefined;
  }

  #use(desktop: Desktop | null): void {
    if (desktop === this.#desktop) return;
    this.#cancel?.();
    this.#desktop = desktop;
    this.#cancel = desktop?.subscribe(() => this.#tell());
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener(this.#desktop);
  }
}

/**
 * A slice of the desktop that an element paints. The element renders again only when the slice is another one, so a
 * change of one call repaints that call's pane and nothing else.
 */
export class Selected<T> {
  #value: T;

  constructor(
    host: ReactiveControllerHost,
    controller: DesktopController,
    select: (desktop: Desktop | null) => T,
    isSame: (one: T, other: T) => boolean = Object.is,
  ) {
    this.#value = select(null);
    this.#select = select;
    controller.onChange((desktop) => {
      const value = select(desktop);
      if (isSame(this.#value, value)) return;
      this.#value = value;
      host.requestUpdate();
    });
    this.#controller = controller;
  }

  readonly #select: (desktop: Desktop | null) => T;
  readonly #controller: DesktopController;

  get value(): T {
    return this.#value;
  }

  /** Selects anew, after a property changed that the selection depends on. */
  refresh(): void {
    this.#value = this.#select(this.#controller.desktop);
  }
}

/** Whether two lists hold the same objects in the same order. */
export function sameItems<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
