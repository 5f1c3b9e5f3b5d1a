import { type Decorator, type Preview, setCustomElementsManifest } from '@storybook/web-components-vite';
import manifest from '../custom-elements.json';

setCustomElementsManifest(manifest);

const colorScheme: Record<string, string> = { light: 'light', dark: 'dark', contrast: 'dark' };

/** The toolbar speaks to the kit as a host page does: through the document element. */
const applyToolbar: Decorator = (story, { globals }) => {
  const { theme, locale, dir } = globals as Record<'theme' | 'locale' | 'dir', string>;
  const page = document.documentElement;
  page.dataset['wxTheme'] = theme;
  page.style.colorScheme = colorScheme[theme] ?? '';
  // The browser's own ground, as a colour that axe can read.
  document.body.style.background = 'Canvas';
  document.body.style.color = 'CanvasText';
  page.lang = locale;
  page.dir = dir;
  return story();
};

function menu(title: string, icon: 'circlehollow' | 'globe' | 'transfer', items: Record<string, string>) {
  return {
    toolbar: {
      title,
      icon,
      dynamicTitle: true,
      items: Object.entries(items).map(([value, name]) => ({ value, title: name })),
    },
  };
}

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [applyToolbar],
  globalTypes: {
    theme: menu('Theme', 'circlehollow', { light: 'Light', dark: 'Dark', contrast: 'Contrast' }),
    locale: menu('Language', 'globe', { en: 'English', 'zh-CN': '简体中文' }),
    dir: menu('Direction', 'transfer', { ltr: 'Left to right', rtl: 'Right to left' }),
  },
  initialGlobals: { theme: 'light', locale: 'en', dir: 'ltr' },
  parameters: { a11y: { test: 'error' }, controls: { expanded: true } },
};

export default preview;
