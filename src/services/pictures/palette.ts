// The colours of both themes. Letters stand out from their ground by 4.5 to 1 and more, lines and areas by 3 to 1 (WCAG
// 2.2, 1.4.3 and 1.4.11); series differ in brightness and pattern as well, for those who see few colours.
import type { Theme } from '../../domain/pictures.ts';
import type { Hatch } from './scene.ts';

export interface Palette {
  readonly ground: string;
  /** A card that lies on the ground. */
  readonly card: string;
  /** What a reader is to find first: its ground and its border. */
  readonly marked: string;
  readonly accent: string;
  readonly text: string;
  readonly muted: string;
  /** Lines that only guide the eye. */
  readonly grid: string;
  readonly edge: string;
  readonly spent: string;
  readonly forecast: string;
  readonly budget: string;
  readonly series: readonly string[];
}

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  dark: {
    ground: '#1e1f22',
    card: '#2b2d31',
    marked: '#3a3320',
    accent: '#f0b132',
    text: '#f2f3f5',
    muted: '#c4c9ce',
    grid: '#43464d',
    edge: '#8e939c',
    spent: '#f2f3f5',
    forecast: '#7cc4f5',
    budget: '#ff9a6b',
    series: ['#4aa3e0', '#f2c14e', '#2fbf91', '#e58cc4', '#ff8552', '#cfd8ff', '#a08bf0', '#9aa0a8'],
  },
  light: {
    ground: '#ffffff',
    card: '#f2f3f5',
    marked: '#fff4d6',
    accent: '#9a6400',
    text: '#1e1f22',
    muted: '#4e5058',
    grid: '#d4d7dc',
    edge: '#6d717a',
    spent: '#1e1f22',
    forecast: '#005f9e',
    budget: '#b3400a',
    series: ['#0067a5', '#b07d00', '#00795a', '#b0569a', '#c8440c', '#1c2a5e', '#6a4fc4', '#6d717a'],
  },
};

/** One for each series, by its place. */
export const HATCHES: readonly Hatch[] = ['plain', 'rising', 'dots', 'level', 'falling', 'grid', 'upright', 'checks'];
