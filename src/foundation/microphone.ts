/** Whether a browser station can be worked in this page, which needs its microphone. Only `ask` ever asks the agent. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Why there is none: the page or the frame around it may not have it, the agent or the browser refuses, none is there. */
export type MicrophoneFault = 'frame' | 'refused' | 'none';

/** Chromium's way to ask what a frame may do, and the name that it is going to have. */
interface PolicyDocument extends Document {
  readonly permissionsPolicy?: { allowsFeature(name: string): boolean };
  readonly featurePolicy?: { allowsFeature(name: string): boolean };
}

/** Known without asking anybody: to try all the same would leave an error in the console. */
function isLent(): boolean {
  const { permissionsPolicy, featurePolicy } = document as PolicyDocument;
  const policy = permissionsPolicy ?? featurePolicy;
  // Only secure pages have devices, and only those that have an origin get them.
  const hasDevices = 'mediaDevices' in navigator && window.origin !== 'null';
  return hasDevices && (policy?.allowsFeature('microphone') ?? true);
}

/** Follows whether the page may use its microphone, for as long as its element is on the page. */
export class Microphone implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #fault: MicrophoneFault | null = null;
  #status: PermissionStatus | null = null;
  #isConnected = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** What is known to stand in the way; null also where the agent has not been asked yet. */
  get fault(): MicrophoneFault | null {
    return this.#fault;
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.#fault = isLent() ? null : 'frame';
    if (!this.#fault) void this.#follow();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#status?.removeEventListener('change', this.#read);
    this.#status = null;
  }

  /** Asks the agent, where the browser has to. Returns why there is no microphone, or null. */
  async ask(): Promise<MicrophoneFault | null> {
    if (this.#fault) return this.#fault;
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      for (const track of stream.getTracks()) track.stop();
      return null;
    } catch (error) {
      return error instanceof DOMException && error.name === 'NotFoundError' ? 'none' : 'refused';
    }
  }

  async #follow(): Promise<void> {
    try {
      const status = await navigator.permissions.query({ name: 'microphone' });
      if (!this.#isConnected || this.#status) return;
      this.#status = status;
      status.addEventListener('change', this.#read);
      this.#read();
    } catch {
      // A browser that does not tell this says it when the microphone is wanted.
    }
  }

  readonly #read = (): void => {
    const fault = this.#status?.state === 'denied' ? 'refused' : null;
    if (fault === this.#fault) return;
    this.#fault = fault;
    this.#host.requestUpdate();
  };
}
