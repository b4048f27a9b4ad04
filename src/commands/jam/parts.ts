// Everything that `/jam` adds to what a member can do.
import type { Component, ModalForm, Subcommand } from '../feature.ts';
import { castBallot, giveScore, judgeClip, openBallot, turnBallot } from './ballot.ts';
import { entryRemoved, withdraw, withdrawConfirmed } from './entries.ts';
import { galleryOf, openGallery, turnGallery } from './gallery.ts';
import { askHost, discardJam, hostAsked, setJam, startJam, turnHostPage } from './host.ts';
import { end, extend, list, show } from './manage.ts';
import { addPrompt, askEnd, endConfirmed, passTurn, promptAdded, takeTurn } from './play.ts';
import { exportCommand, exportPart, stats } from './remember.ts';
import { repeat, stop } from './repeat.ts';
import { start } from './start.ts';

export const jamCommands: readonly Subcommand[] = [start, list, show, end, extend, exportCommand, stats, repeat, stop];

export const jamComponents: readonly Component[] = [
  setJam,
  turnHostPage,
  askHost,
  startJam,
  discardJam,
  addPrompt,
  takeTurn,
  passTurn,
  askEnd,
  endConfirmed,
  openGallery,
  turnGallery,
  galleryOf,
  exportPart,
  openBallot,
  turnBallot,
  castBallot,
  judgeClip,
  giveScore,
  withdraw,
  withdrawConfirmed,
];

export const jamForms: readonly ModalForm[] = [hostAsked, promptAdded, entryRemoved];
