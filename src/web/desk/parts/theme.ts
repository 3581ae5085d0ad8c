import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const green: MantineColorsTuple = [
  '#e3f1eb', '#cbe5da', '#a5d5c3', '#7fd6bd', '#4fae93', '#1f7a63', '#0b6653', '#0b5345', '#083f35', '#062c25',
]; // oxfmt-ignore

/** Mantine's own greys in the dark scheme: the product's. */
const dark: MantineColorsTuple = [
  '#e9f0ed', '#c9d5d0', '#a9b8b2', '#78908a', '#31403b', '#263430', '#1f2b27', '#1a2421', '#12211d', '#0e1513',
]; // oxfmt-ignore

export const theme = createTheme({
  colors: { green, dark },
  primaryColor: 'green',
  primaryShade: { light: 6, dark: 5 },
  defaultRadius: 'md',
  fontFamily:
    "-apple-system, 'Segoe UI', Roboto, 'Noto Sans Arabic', 'Noto Sans', 'Geeza Pro', Tahoma, 'DejaVu Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', Menlo, 'DejaVu Sans Mono', monospace",
  headings: { fontFamily: 'inherit' },
  respectReducedMotion: true,
  cursorType: 'pointer',
});

/** Mantine's surfaces take the colours of the product, which stand in style/base.css for both schemes. */
export const surfaces: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-bright': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--soft)',
    '--mantine-color-placeholder': 'var(--soft)',
    '--mantine-color-default': 'var(--paper)',
    '--mantine-color-default-hover': 'var(--accent-soft)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--edge)',
    '--mantine-color-error': 'var(--alarm)',
    '--mantine-color-anchor': 'var(--accent)',
  };
  return { variables: {}, light: shared, dark: shared };
};
