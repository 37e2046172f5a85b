// The look of Satchel, in one file: "paper and ink". Colours, type, space, radii and component defaults live here and
// nowhere else; CSS modules may only use the --s-* variables that this file emits. README.md explains the intent.
import {
  ActionIcon,
  Avatar,
  Button,
  Checkbox,
  createTheme,
  Input,
  Kbd,
  Menu,
  Modal,
  Popover,
  SegmentedControl,
  Select,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** Every pair of text on surface below is checked for AA (4.5:1) in both themes; keep it so when you change one. */
const light = {
  canvas: '#f5f4f1',
  surface: '#ffffff',
  sunken: '#faf9f7',
  raised: '#ffffff',
  hover: '#f4f3f0',
  press: '#ecebe6',
  line: '#e8e6e1',
  lineStrong: '#d6d3cc',
  edge: '#918c83',
  text: '#1d1c1a',
  text2: '#55514b',
  text3: '#6c6760',
  inverse: '#ffffff',
  accent: '#2e4fb5',
  accentSolidHover: '#263f96',
  accentTint: '#eef2fc',
  accentLine: '#b9c7f0',
  accentSolid: '#2e4fb5',
  ok: '#256a43',
  okTint: '#e8f3ec',
  warn: '#835400',
  warnTint: '#fbf1db',
  danger: '#ab2f29',
  dangerTint: '#fcecea',
  mark: '#fbe9b0',
  thumb: '#ffffff',
  chart1: '#2e4fb5',
  chart2: '#7a90d7',
  chart3: '#b9c7f0',
  chart4: '#c08a2e',
  chartRest: '#d6d3cc',
  shadow1: '0 1px 2px rgb(29 28 26 / .06)',
  shadow2: '0 8px 24px -8px rgb(29 28 26 / .18), 0 2px 6px -2px rgb(29 28 26 / .08)',
  shadow3: '0 24px 64px -16px rgb(29 28 26 / .30), 0 6px 16px -6px rgb(29 28 26 / .12)',
  scrim: 'rgb(29 28 26 / .28)',
};

const dark: typeof light = {
  canvas: '#131312',
  surface: '#1a1a19',
  sunken: '#171716',
  raised: '#232322',
  hover: '#222221',
  press: '#2a2a28',
  line: '#2a2a28',
  lineStrong: '#3b3a37',
  edge: '#7d7973',
  text: '#ecebe7',
  text2: '#b5b1aa',
  text3: '#969189',
  inverse: '#ffffff',
  accent: '#9ab0f6',
  accentSolidHover: '#3857c1',
  accentTint: '#1d2338',
  accentLine: '#3a4b86',
  accentSolid: '#4463cf',
  ok: '#74c494',
  okTint: '#17281e',
  warn: '#dfae4e',
  warnTint: '#2d2513',
  danger: '#f18f86',
  dangerTint: '#331d1b',
  mark: '#463a14',
  thumb: '#3b3a37',
  chart1: '#7f99f0',
  chart2: '#4f66b3',
  chart3: '#34437a',
  chart4: '#d1a048',
  chartRest: '#3b3a37',
  shadow1: '0 1px 2px rgb(0 0 0 / .4)',
  shadow2: '0 8px 24px -8px rgb(0 0 0 / .7), 0 2px 6px -2px rgb(0 0 0 / .5)',
  shadow3: '0 24px 64px -16px rgb(0 0 0 / .8), 0 6px 16px -6px rgb(0 0 0 / .5)',
  scrim: 'rgb(0 0 0 / .55)',
};

export const tokens = { light, dark };

/** Sizes that do not depend on the theme. */
const metrics = {
  row: '36px',
  header: '30px',
  control: '30px',
  controlSmall: '26px',
  topbar: '44px',
  rail: '200px',
  railFolded: '52px',
  gutter: '20px',
  ease: '120ms cubic-bezier(.2, 0, 0, 1)',
};

const kebab = (name: string) => name.replace(/[A-Z0-9]+/g, (part) => `-${part.toLowerCase()}`);
const toVariables = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`--s-${kebab(name)}`, value]));

/** Points Mantine's own variables at ours, so that every stock component already speaks the language. */
const mantineVariables = {
  '--mantine-color-body': 'var(--s-surface)',
  '--mantine-color-text': 'var(--s-text)',
  '--mantine-color-dimmed': 'var(--s-text-3)',
  '--mantine-color-placeholder': 'var(--s-text-3)',
  '--mantine-color-anchor': 'var(--s-accent)',
  '--mantine-color-error': 'var(--s-danger)',
  '--mantine-color-default': 'var(--s-surface)',
  '--mantine-color-default-hover': 'var(--s-hover)',
  '--mantine-color-default-color': 'var(--s-text)',
  '--mantine-color-default-border': 'var(--s-line-strong)',
  '--mantine-primary-color-filled': 'var(--s-accent-solid)',
  '--mantine-primary-color-filled-hover': 'var(--s-accent-solid-hover)',
  '--mantine-color-ink-filled': 'var(--s-accent-solid)',
  '--mantine-color-ink-filled-hover': 'var(--s-accent-solid-hover)',
  '--mantine-color-ink-light-color': 'var(--s-accent)',
  '--mantine-color-ink-light-hover': 'var(--s-accent-tint)',
  '--mantine-color-gray-light-color': 'var(--s-text)',
  '--mantine-color-gray-light-hover': 'var(--s-press)',
  '--mantine-primary-color-light': 'var(--s-accent-tint)',
  '--mantine-primary-color-light-color': 'var(--s-accent)',
};

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: { ...toVariables(metrics), '--s-font': sans },
  light: { ...toVariables(light), ...mantineVariables },
  dark: { ...toVariables(dark), ...mantineVariables },
});

const ink: MantineColorsTuple = [
  '#eef2fc',
  '#dce4f9',
  '#b9c7f0',
  '#93a8e6',
  '#6f89dc',
  '#4463cf',
  '#3857c1',
  '#2e4fb5',
  '#263f96',
  '#1d3175',
];
const paper: MantineColorsTuple = [
  '#faf9f7',
  '#f5f4f1',
  '#ecebe6',
  '#e0ddd7',
  '#d6d3cc',
  '#b5b1aa',
  '#918c83',
  '#6c6760',
  '#55514b',
  '#1d1c1a',
];
const night: MantineColorsTuple = [
  '#ecebe7',
  '#b5b1aa',
  '#969189',
  '#7d7973',
  '#3b3a37',
  '#2a2a28',
  '#232322',
  '#1a1a19',
  '#171716',
  '#131312',
];

/** Latin first so that figures are tabular and narrow; then the Chinese face of each system. */
const sans = [
  '-apple-system',
  '"Segoe UI Variable Text"',
  '"Segoe UI"',
  'Inter',
  '"PingFang SC"',
  '"Microsoft YaHei UI"',
  '"Microsoft YaHei"',
  '"Noto Sans CJK SC"',
  '"Source Han Sans SC"',
  'sans-serif',
].join(', ');
const mono = 'ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "JetBrains Mono", "Noto Sans Mono CJK SC", monospace';

const field = {
  root: {},
  wrapper: { '--input-height': 'var(--s-control)', '--input-fz': '13px', '--input-padding': '9px' },
};

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 5 },
  colors: { ink, gray: paper, dark: night },
  black: light.text,
  white: '#ffffff',
  autoContrast: false,
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  fontFamily: sans,
  fontFamilyMonospace: mono,
  fontSmoothing: true,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  headings: {
    fontFamily: sans,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '16px', lineHeight: '24px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
      h4: { fontSize: '13px', lineHeight: '20px' },
    },
  },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '5px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  shadows: {
    xs: 'var(--s-shadow-1)',
    sm: 'var(--s-shadow-1)',
    md: 'var(--s-shadow-2)',
    lg: 'var(--s-shadow-2)',
    xl: 'var(--s-shadow-3)',
  },
  components: {
    Button: Button.extend({
      defaultProps: { variant: 'default', size: 'sm' },
      vars: (_, { size }) => ({
        root: {
          '--button-height': size === 'xs' ? 'var(--s-control-small)' : 'var(--s-control)',
          '--button-fz': '13px',
          '--button-padding-x': size === 'xs' ? '8px' : '12px',
        },
      }),
      styles: { label: { fontWeight: 500 }, section: { marginInlineEnd: 6 } },
    }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle', color: 'gray' },
      vars: (_, { size }) => ({
        root: { '--ai-size': size === 'xs' ? '22px' : size === 'sm' ? 'var(--s-control-small)' : 'var(--s-control)' },
      }),
    }),
    Input: Input.extend({ vars: () => field }),
    InputWrapper: Input.Wrapper.extend({
      styles: {
        label: { fontSize: 12, color: 'var(--s-text-2)', marginBottom: 4 },
        error: { fontSize: 12, lineHeight: '16px' },
      },
    }),
    Checkbox: Checkbox.extend({
      defaultProps: { size: 'xs', radius: 'xs' },
      vars: () => ({ root: { '--checkbox-size': '15px' } }),
    }),
    // The list itself scrolls: one element for a screen reader, and the scroll bar of everywhere else.
    Select: Select.extend({
      defaultProps: { withScrollArea: false },
      styles: { options: { maxHeight: 240, overflowY: 'auto' } },
    }),
    SegmentedControl: SegmentedControl.extend({
      defaultProps: { size: 'xs' },
      styles: {
        root: { background: 'var(--s-press)', padding: 2 },
        indicator: { background: 'var(--s-thumb)' },
        label: { fontSize: 13, fontWeight: 500, padding: '2px 10px' },
        control: { border: 0 },
      },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 350, withArrow: false, offset: 6 },
      styles: { tooltip: { fontSize: 12, padding: '4px 8px', background: 'var(--s-text)', color: 'var(--s-surface)' } },
    }),
    Popover: Popover.extend({
      defaultProps: { shadow: 'md', radius: 'lg' },
      styles: { dropdown: { background: 'var(--s-raised)' } },
    }),
    Menu: Menu.extend({
      // What would take the focus at first is no item, and a menu holds nothing else.
      defaultProps: { shadow: 'md', radius: 'lg', withInitialFocusPlaceholder: false },
      styles: { dropdown: { background: 'var(--s-raised)' }, item: { fontSize: 13, padding: '5px 8px' } },
    }),
    Modal: Modal.extend({
      defaultProps: { shadow: 'xl', radius: 'lg', overlayProps: { color: 'var(--s-scrim)', backgroundOpacity: 1 } },
    }),
    Avatar: Avatar.extend({
      defaultProps: { size: 22, radius: 'xl' },
      styles: {
        root: { flex: 'none' },
        placeholder: {
          fontSize: 11,
          fontWeight: 500,
          background: 'var(--s-line-strong)',
          color: 'var(--s-text)',
          border: 0,
        },
      },
    }),
    Kbd: Kbd.extend({
      styles: {
        root: {
          fontSize: 11,
          lineHeight: '16px',
          padding: '0 4px',
          minWidth: 18,
          textAlign: 'center',
          fontWeight: 500,
          fontFamily: sans,
          color: 'var(--s-text-3)',
          background: 'var(--s-surface)',
          border: '1px solid var(--s-line-strong)',
          borderRadius: 4,
          boxShadow: 'none',
        },
      },
    }),
  },
});
