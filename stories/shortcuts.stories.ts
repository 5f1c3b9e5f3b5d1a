import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, stage } from './support/stage.js';
import type { Stage } from './support/stage.js';

const meta: Meta = {
  title: 'Shift/Shortcuts',
  component: 'wx-shortcuts',
  parameters: { docs: { story: { inline: false, iframeHeight: 520 } } },
};
export default meta;

/** A page with the elements of a shift: the list shows what the page has. */
const page = html`<wx-agent-state></wx-agent-state><wx-shortcuts></wx-shortcuts> <wx-task-list collapsed></wx-task-list
  ><wx-interaction-control></wx-interaction-control> <wx-popover-stack></wx-popover-stack><wx-wrapup></wx-wrapup
  ><wx-notices></wx-notices>`;

const open = async ({ desktop }: Stage): Promise<void> => {
  await desktop.querySelector('wx-shortcuts')?.show();
};

export const Shortcuts: StoryObj = {
  render: () => stage(page, open, { station: 'extension' }),
};

export const KeysOfTheHost: StoryObj = {
  render: () =>
    stage(
      page,
      async (s) => {
        s.desktop.shortcuts = { hold: 'Alt+Shift+F8', 'pause-recording': null };
        await open(s);
      },
      { station: 'extension' },
    ),
};

export const Clash: StoryObj = {
  render: () =>
    stage(
      page,
      async (s) => {
        s.desktop.shortcuts = { end: 'Alt+Shift+H' };
        await open(s);
      },
      { station: 'extension' },
    ),
};
