/** The system's notifications, as far as the browser lets this page have them. Only `ask` ever asks the agent [POP-13]. */

/** `default`: nobody has been asked yet. `unavailable`: not in this page or frame, whatever the agent says. */
export type Permission = NotificationPermission | 'unavailable';

export interface SystemNotice {
  /** Tells one from another, across tabs too: the same is shown once. */
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  readonly lang: string;
  /** It stays until the request leaves. */
  readonly stays: boolean;
  readonly silent: boolean;
  onClick(): void;
}

/** In a frame of another site's page no browser asks. */
function isInForeignFrame(): boolean {
  try {
    return window.origin === 'null' || !window.top?.document;
  } catch {
    return true;
  }
}

/** Whether the agent looks at this page, or at the page around it. */
export function isLookedAt(): boolean {
  if (document.visibilityState === 'hidden') return false;
  try {
    return (window.top ?? window).document.hasFocus();
  } catch {
    return document.hasFocus();
  }
}

export class SystemNotices {
  readonly #onChange: () => void;
  readonly #shown = new Map<string, Notification>();
  #status: PermissionStatus | null = null;
  /** Counts starts and stops: an answer of the browser's may come after either. */
  #generation = 0;
  /** Some browsers have notifications for pages with a worker only. */
  #isRefused = false;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get permission(): Permission {
    if (this.#isRefused || !('Notification' in window) || !isSecureContext) return 'unavailable';
    const { permission } = Notification;
    return permission !== 'granted' && isInForeignFrame() ? 'unavailable' : permission;
  }

  /** Follows what the agent says in the browser's own settings. */
  async start(): Promise<void> {
    const generation = (this.#generation += 1);
    try {
      const status = await navigator.permissions.query({ name: 'notifications' });
      if (this.#generation !== generation) return;
      this.#status = status;
      status.addEventListener('change', this.#onChange);
    } catch {
      // A browser that does not tell this says it when the switch is used.
    }
  }

  stop(): void {
    this.#generation += 1;
    this.#status?.removeEventListener('change', this.#onChange);
    this.#status = null;
    for (const tag of [...this.#shown.keys()]) this.close(tag);
  }

  /** Asks the agent, where that was not done yet. To be called on a click. */
  async ask(): Promise<Permission> {
    if (this.permission === 'default') await Notification.requestPermission().catch(() => undefined);
    this.#onChange();
    return this.permission;
  }

  show({ tag, title, body, lang, stays, silent, onClick }: SystemNotice): void {
    if (this.permission !== 'granted') return;
    try {
      const shown = new Notification(title, { body, tag, lang, silent, requireInteraction: stays });
      shown.addEventListener('click', () => {
        window.focus();
        shown.close();
        onClick();
      });
      this.#shown.set(tag, shown);
    } catch {
      this.#isRefused = true;
      this.#onChange();
    }
  }

  close(tag: string): void {
    this.#shown.get(tag)?.close();
    this.#shown.delete(tag);
  }
}
