import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, stage } from './support/stage.js';

const meta: Meta = { title: 'Call/Dial link', component: 'wx-dial-link' };
export default meta;

const station = { station: 'extension' } as const;

export const InText: StoryObj = {
  render: () =>
    stage(
      html`<p>
        Maya Torres, <wx-dial-link number="+14155550134"></wx-dial-link>, in the evening
        <wx-dial-link number="+14155550172">at home</wx-dial-link>
      </p>`,
      undefined,
      station,
    ),
};

export const ConfirmedInTheOutdial: StoryObj = {
  render: () =>
    stage(
      html`<p><wx-dial-link confirm>+1 (415) 555-0134</wx-dial-link></p>
        <wx-outdial></wx-outdial>`,
      undefined,
      station,
    ),
};

export const OnACall: StoryObj = {
  render: () => stage(html`<wx-dial-link number="+14155550134"></wx-dial-link>`, (s) => s.talk(), station),
};

export const NoNumber: StoryObj = {
  render: () => stage(html`<wx-dial-link>Ask for Maya</wx-dial-link>`, undefined, station),
};
