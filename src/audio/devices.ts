/** The microphones and loudspeakers of the machine, as far as the browser tells of them. */

export interface Device {
  readonly id: string;
  readonly name: string;
}

export interface DeviceList {
  readonly microphones: readonly Device[];
  readonly loudspeakers: readonly Device[];
}

const NONE: DeviceList = { microphones: [], loudspeakers: [] };

/** Entries for what the system has chosen, which browsers put beside the devices themselves. */
const STANDS_FOR_ANOTHER = ['', 'default', 'communications'];

export class Devices {
  readonly #onChange: (now: DeviceList, before: DeviceList) => void;
  #list = NONE;
  #isOn = false;

  constructor(onChange: (now: DeviceList, before: DeviceList) => void) {
    this.#onChange = onChange;
  }

  get list(): DeviceList {
    return this.#list;
  }

  start(): void {
    if (this.#isOn || !('mediaDevices' in navigator)) return;
    this.#isOn = true;
    navigator.mediaDevices.addEventListener('devicechange', this.#onDevices);
    void this.refresh();
  }

  stop(): void {
    if (!this.#isOn) return;
    this.#isOn = false;
    navigator.mediaDevices.removeEventListener('devicechange', this.#onDevices);
    this.#list = NONE;
  }

  /** Looks again. Names and ids come only once the page may use the microphone. */
  async refresh(): Promise<void> {
    const all = await navigator.mediaDevices.enumerateDevices().catch(() => []);
    if (!this.#isOn) return;
    const before = this.#list;
    const of = (kind: MediaDeviceKind): Device[] =>
      all
        .filter((one) => one.kind === kind && !STANDS_FOR_ANOTHER.includes(one.deviceId))
        .map(({ deviceId, label }) => ({ id: deviceId, name: label }));
    this.#list = { microphones: of('audioinput'), loudspeakers: of('audiooutput') };
    this.#onChange(this.#list, before);
  }

  readonly #onDevices = (): void => void this.refresh();
}
