import type { StorybookConfig } from '@storybook/web-components-vite';
import type { Plugin } from 'vite';

/**
 * Vite takes a file that is named by its address along as it is, TypeScript included; as a worker it makes a module of
 * it. The package, which hosts build with, has the worklet as one file of JavaScript.
 */
const noiseWorklet = (): Plugin => ({
  name: 'noise-worklet',
  apply: 'build',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/src/audio/assets.ts')) return undefined;
    const named = "new URL('./noise-worklet.ts', import.meta.url)";
    if (!code.includes(named)) throw new Error(`${id} names the worklet in another way.`);
    return `import address from './noise-worklet.ts?worker&url';\n${code.replace(named, 'address')}`;
  },
});

const config: StorybookConfig = {
  stories: ['../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: '@storybook/web-components-vite',
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) => ({
    ...vite,
    plugins: [...(vite.plugins ?? []), noiseWorklet()],
    optimizeDeps: {
      ...vite.optimizeDeps,
      // Found late, Lit would be bundled twice, and warn of it.
      include: [...(vite.optimizeDeps?.include ?? []), 'lit', 'lit/decorators.js', 'lit/directive-helpers.js'],
    },
  }),
};

export default config;
