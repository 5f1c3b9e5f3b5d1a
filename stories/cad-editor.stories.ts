import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { withFaults } from '../src/backends/faults/index.js';
import type { LinkControl } from '../src/backends/faults/index.js';
import { defaultOrganisation } from '../src/backends/simulator/index.js';
import { html, stage } from './support/stage.js';
import type { Stage, StageOptions } from './support/stage.js';

const meta: Meta = { title: 'Call/Variables', component: 'wx-cad-editor' };
export default meta;

const editor = html`<wx-cad-editor></wx-cad-editor>`;

/** An agent at the variables of a call. */
class Editing {
  readonly stage: Stage;
  readonly callId: string;

  constructor(on: Stage, callId: string) {
    this.stage = on;
    this.callId = callId;
  }

  #all(selector: string): HTMLElement[] {
    const root = this.stage.desktop.querySelector('wx-cad-editor')?.shadowRoot;
    return [...(root?.querySelectorAll<HTMLElement>(selector) ?? [])];
  }

  async type(label: string, text: string): Promise<void> {
    const { control } = this.#all('label').find((one) => one.textContent.trim() === label) as HTMLLabelElement;
    (control as HTMLInputElement).value = text;
    control?.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await this.stage.wait(0);
  }

  async paste(label: string, text: string): Promise<void> {
    const { control } = this.#all('label').find((one) => one.textContent.trim() === label) as HTMLLabelElement;
    const init = { data: text, inputType: 'insertFromPaste', bubbles: true, cancelable: true };
    control?.dispatchEvent(new InputEvent('beforeinput', init));
    await this.stage.wait(0);
  }

  /** Presses a button by its part: its words are those of the page's language. */
  async press(part: 'save' | 'reveal'): Promise<void> {
    this.#all(`[part=${part}]`)[0]?.click();
    await this.stage.wait(0);
  }

  /** Another agent saves a variable of the call. */
  theirs(variable: string, value: string): Promise<void> {
    return this.stage.act('save-variable', { interactionId: this.callId, variable, value });
  }

  /** From now on the link can be cut, and made bad. */
  async link(): Promise<LinkControl> {
    const { desktop, clock } = this.stage;
    if (!desktop.backend) throw new Error('The desktop has no back end.');
    const backend = withFaults(desktop.backend, { clock });
    desktop.backend = backend;
    await this.stage.wait(1);
    return backend.link;
  }
}

type Play = (editing: Editing) => Promise<unknown>;

function edited(play: Play = () => Promise.resolve(), options: StageOptions = {}): HTMLElement {
  // Drafts outlive a page, and so a story.
  sessionStorage.clear();
  const begin = async (on: Stage): Promise<void> => {
    const { id } = await on.talk();
    await on.wait(72);
    await import('../src/elements/cad-editor/view.js');
    await on.wait(0);
    await play(new Editing(on, id));
  };
  return stage(editor, begin, { station: 'extension', ...options });
}

const story = (play?: Play, options?: StageOptions): StoryObj => ({ render: () => edited(play, options) });

/** A story in a part of the page that is another one than the page. */
function within(change: (part: HTMLElement) => void, play: Play): StoryObj {
  return {
    render: () => {
      const part = document.createElement('div');
      change(part);
      part.append(edited(play));
      return part;
    },
  };
}

export const Plain: StoryObj = story();

export const Changed: StoryObj = story(async (e) => {
  await e.type('Reason', 'Charged twice, card and invoice');
  await e.type('Callback at', '2026-11-25T16:00');
});

export const Refused: StoryObj = story(async (e) => {
  await e.type('Reason', 'Charged twice, card and invoice');
  await e.type('Refund amount', '129,9o');
  await e.press('save');
});

export const TooLong: StoryObj = story(async (e) => {
  await e.paste('Notes', 'Customer sent both receipts, second charge is on the company card. '.repeat(5));
});

export const Saving: StoryObj = story(async (e) => {
  const link = await e.link();
  link.faults = { lose: 1 };
  await e.type('Reason', 'Charged twice, card and invoice');
  await e.press('save');
});

export const Saved: StoryObj = story(async (e) => {
  await e.type('Reason', 'Charged twice, card and invoice');
  await e.type('Case', '00418824');
  await e.press('save');
});

export const NotSaved: StoryObj = story(async (e) => {
  const link = await e.link();
  link.faults = { lose: 1 };
  await e.type('Priority', '1');
  await e.press('save');
  await e.stage.wait(21);
});

export const Conflict: StoryObj = story(async (e) => {
  await e.type('Reason', 'Charged twice, card and invoice');
  await e.theirs('reason', 'Duplicate invoice INV-7731');
});

export const SecretShown: StoryObj = story((e) => e.press('reveal'));

export const SecretNotFetched: StoryObj = story(async (e) => {
  const link = await e.link();
  link.faults = { lose: 1 };
  await e.press('reveal');
  await e.stage.wait(21);
});

export const SecretEdited: StoryObj = story((e) => e.type('Tax ID', '94-3182208'));

export const LongText: StoryObj = story(undefined, {
  settings: {
    customers: defaultOrganisation.customers.map((one) => ({
      ...one,
      values: { ...one.values, notes: 'Customer sent both receipts.\nThe second charge is on the company card.' },
    })),
  },
});

export const LinkLost: StoryObj = story(async (e) => {
  await e.type('Reason', 'Charged twice, card and invoice');
  const link = await e.link();
  link.drop();
});

/** A request, before it is answered: everything is there to be read. */
export const ReadOnly: StoryObj = {
  render: () =>
    stage(
      editor,
      async (s) => {
        sessionStorage.clear();
        const { id } = await s.ring();
        const element = s.desktop.querySelector('wx-cad-editor');
        if (element) element.interactionId = id;
      },
      { station: 'extension' },
    ),
};

export const NoVariables: StoryObj = { render: () => stage(editor, undefined, { station: 'extension' }) };

const refusedInConflict: Play = async (e) => {
  await e.type('Reason', '重复扣款');
  await e.theirs('reason', '发票重复');
  await e.type('Refund amount', '十二');
  await e.press('save');
};

export const Chinese: StoryObj = within((part) => (part.lang = 'zh-CN'), refusedInConflict);

export const Narrow: StoryObj = within((part) => (part.style.inlineSize = '300px'), refusedInConflict);
