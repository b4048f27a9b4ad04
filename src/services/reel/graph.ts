// What ffmpeg is told to do with one shot: its pictures in the film's shape and rate, its sound at the film's loudness, the
// end of the shot before dissolving into it, and its own end set apart for the next. Pure.
import { SAMPLE_RATE, type Shot } from './timeline.ts';

export interface Scene {
  readonly shot: Shot;
  readonly rate: number;
  /** Pixels of the film, and of the picture that goes into it. */
  readonly width: number;
  readonly height: number;
  readonly source: { readonly width: number; readonly height: number };
  /** Decibels to add to its own sound; `silent`: it has none; null: the whole film has none. */
  readonly sound: { readonly is: 'own'; readonly gain: number } | { readonly is: 'silent' } | null;
}

/** Input 0 is the card or the clip, input 1 the end of the shot before. Gives `[v]`, `[a]` and, for a tail, `[tv]`, `[ta]`. */
export function graphOf(scene: Scene): string {
  return [...pictures(scene), ...(scene.sound === null ? [] : sounds(scene, scene.sound))].join(';');
}

/**
 * The dissolve is an overlay that goes transparent: it has exactly as many pictures as the shot, which `xfade` does not
 * promise when the first stream is nothing but the fade.
 */
function pictures(scene: Scene): readonly string[] {
  const { shot, rate } = scene;
  const { frames } = shot.piece;
  const body = frames - shot.tail;
  const black = [
    ...(shot.fromBlack > 0 ? [`fade=t=in:start_frame=0:nb_frames=${shot.fromBlack}`] : []),
    ...(shot.toBlack > 0 ? [`fade=t=out:start_frame=${frames - shot.toBlack}:nb_frames=${shot.toBlack}`] : []),
  ];
  // A picture track that is shorter than its clip stands still at its end.
  const length = ['tpad=stop_mode=clone:stop=-1', `trim=end_frame=${frames}`, 'format=yuv420p', ...black].join(',');
  const from = `fps=${rate},format=yuva420p,fade=t=out:start_frame=0:nb_frames=${shot.head}:alpha=1`;
  const whole = shot.tail > 0 ? 'split[v0][v1]' : 'null[v0]';
  return [
    `[0:v:0]${fitted(scene)},${length},${whole}`,
    `[v0]trim=end_frame=${body},setpts=PTS-STARTPTS${shot.head > 0 ? '[v2]' : '[v]'}`,
    ...(shot.head > 0 ? [`[1:v:0]${from}[v3]`, '[v2][v3]overlay=eof_action=pass:format=yuv420[v]'] : []),
    ...(shot.tail > 0 ? [`[v1]trim=start_frame=${body},setpts=PTS-STARTPTS[tv]`] : []),
  ];
}

/** Shapes that differ by less than this part are made equal by cutting the rim; more gets bars. */
const RIM = 0.03;

/** Light and colour alike, so that the bars keep their hues. */
const DIMMED = 'lutyuv=y=val*0.55:u=(val-128)*0.55+128:v=(val-128)*0.55+128';

/** Never stretched. The bars are the picture itself, large, blurred and darker. */
function fitted({ rate, width, height, source, shot }: Scene): string {
  const square = `fps=${rate}:start_time=0,scale=iw*sar:ih,setsar=1`;
  // Cards are RGB and are turned into what HD players expect; clips are that already and pass as they are.
  const colours = shot.piece.is === 'card' ? ':out_color_matrix=bt709:out_range=tv,format=yuv420p' : '';
  const cover = (w: number, h: number) =>
    `scale=${w}:${h}:force_original_aspect_ratio=increase${colours},crop=${w}:${h}`;
  const ratio = (source.width / source.height) * (height / width);
  if (Math.abs(Math.log(ratio)) <= RIM) return `${square},${cover(width, height)},setsar=1`;
  const small = cover(even(width / 8), even(height / 8));
  const inside = 'force_original_aspect_ratio=decrease:force_divisible_by=2';
  return [
    `${square},split[in0][in1]`,
    `[in0]${small},boxblur=4:2,${DIMMED},scale=${width}:${height},setsar=1[bars]`,
    `[in1]scale=${width}:${height}:${inside}${colours},setsar=1[inside]`,
    '[bars][inside]overlay=(W-w)/2:(H-h)/2:format=yuv420,setsar=1',
  ].join(';');
}

function even(length: number): number {
  return Math.max(16, 2 * Math.ceil(length / 2));
}

/** Sounds that meet at a cut go to silence within a hundredth of a second: two waves that do not meet click. */
const CLICK = SAMPLE_RATE / 100;
/** Sample peaks stay 1.5 dB below full scale: what AAC makes of them goes a little over. */
const CEILING = 0.84;

function sounds({ shot, rate }: Scene, sound: NonNullable<Scene['sound']>): readonly string[] {
  const samples = (frames: number) => (frames * SAMPLE_RATE) / rate;
  const [all, body] = [samples(shot.piece.frames), samples(shot.piece.frames - shot.tail)];
  const stereo = 'aformat=sample_fmts=fltp:channel_layouts=stereo';
  const own = (gain: number) =>
    `[0:a:0]aresample=${SAMPLE_RATE}:async=1:first_pts=0,${stereo},volume=${gain.toFixed(2)}dB,alimiter=limit=${CEILING}:level=disabled,apad`;
  const source = sound.is === 'own' ? own(sound.gain) : `anullsrc=r=${SAMPLE_RATE}:cl=stereo,${stereo}`;
  const into = shot.head > 0 ? 0 : CLICK;
  const out = Math.min(all, Math.max(samples(shot.toBlack), shot.tail > 0 ? 0 : CLICK));
  const fades = [
    ...(into > 0 ? [`afade=t=in:ss=0:ns=${into}`] : []),
    ...(out > 0 ? [`afade=t=out:ss=${all - out}:ns=${out}`] : []),
  ];
  const whole = shot.tail > 0 ? 'asplit[a0][a1]' : 'anull[a0]';
  return [
    [source, `atrim=end_sample=${all}`, ...fades, whole].join(','),
    `[a0]atrim=end_sample=${body},asetpts=PTS-STARTPTS${shot.head > 0 ? '[a2]' : '[a]'}`,
    // Equal power: unrelated sounds keep their loudness through the dissolve.
    ...(shot.head > 0
      ? [`[1:a:0]${stereo}[a3]`, `[a3][a2]acrossfade=ns=${samples(shot.head)}:c1=qsin:c2=qsin[a]`]
      : []),
    ...(shot.tail > 0 ? [`[a1]atrim=start_sample=${body},asetpts=PTS-STARTPTS[ta]`] : []),
  ];
}
