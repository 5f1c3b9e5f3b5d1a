import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, stage } from './support/stage.js';

const card = html`<wx-station-login></wx-station-login>`;

const meta: Meta = { title: 'Shift/Station login', component: 'wx-station-login' };
export default meta;

export const SignIn: StoryObj = { render: () => stage(card) };

export const PhonesOnly: StoryObj = {
  render: () => stage(card, undefined, { settings: { stations: ['extension', 'dial-number'], ...extensionsOnly() } }),
};

export const OneKindOfStation: StoryObj = {
  render: () => stage(card, undefined, { settings: { stations: ['extension'], ...extensionsOnly() } }),
};

export const Browser: StoryObj = {
  render: () => stage(card),
  play: ({ canvasElement }) => {
    const login = canvasElement.querySelector('wx-station-login');
    login?.shadowRoot?.querySelector<HTMLInputElement>('input[value="browser"]')?.click();
  },
};

/** Agents at telephones alone. */
function extensionsOnly() {
  return {
    agents: [
      {
        id: 'tomasz-wojcik',
        name: 'Tomasz Wójcik-Lewandowski',
        teams: ['billing-west'],
        station: { kind: 'extension' as const, number: '2214' },
      },
    ],
  };
}
