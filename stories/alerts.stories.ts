import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, stage } from './support/stage.js';
import type { Stage } from './support/stage.js';

const meta: Meta = {
  title: 'Requests/Alerts',
  component: 'wx-alerts',
  // The menu lies over the page: each story has one of its own.
  parameters: { docs: { story: { inline: false, iframeHeight: 240 } } },
};
export default meta;

const alerts = html`<wx-alerts></wx-alerts>`;

/** Opens the switches; they are loaded once somebody has signed in. */
async function open(s: Stage): Promise<void> {
  const element = s.desktop.querySelector('wx-alerts');
  const menu = (): HTMLElement | null | undefined => element?.shadowRoot?.querySelector<HTMLElement>('[popover]');
  for (let turn = 0; turn < 200 && !menu(); turn += 1) await s.wait(0);
  menu()?.showPopover();
}

export const Switches: StoryObj = { render: () => stage(alerts, open, { station: 'browser' }) };

export const SwitchedOffByTheAdministrator: StoryObj = {
  render: () =>
    stage(alerts, open, { station: 'browser', settings: { alerts: { sound: false, notification: false } } }),
};

export const SoundByTheHost: StoryObj = {
  render: () => stage(html`<wx-alerts no-sound></wx-alerts>`, open, { station: 'browser' }),
};
