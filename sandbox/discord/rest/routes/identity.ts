// Who the bot is and where it connects: its user, its application, the gateway.

import type { Json } from '../../json.ts';
import type { Scene } from '../../scene.ts';
import { userJson } from '../../wire.ts';
import { type Answer, type Call, ok, type Route } from '../call.ts';

const me = ({ scene }: Call): Answer =>
  ok({ ...userJson(scene.world.bot), verified: true, mfa_enabled: false, email: null, locale: 'en-US', flags: 0 });

export const applicationJson = ({ world }: Scene): Json => ({
  id: world.applicationId,
  name: world.bot.name,
  icon: null,
  description: '',
  summary: '',
  type: null,
  bot: userJson(world.bot),
  bot_public: true,
  bot_require_code_grant: false,
  verify_key: '0'.repeat(64),
  flags: 0,
  hook: true,
  team: null,
  owner: { id: '1', username: 'owner', discriminator: '0', avatar: null, global_name: 'Owner', public_flags: 0 },
  redirect_uris: [],
  interactions_endpoint_url: null,
  role_connections_verification_url: null,
  approximate_guild_count: world.guilds.size,
  approximate_user_install_count: 0,
  install_params: { scopes: ['bot', 'applications.commands'], permissions: '2252109051448320' },
  integration_types_config: { '0': {} },
});

const application = ({ scene }: Call): Answer => ok(applicationJson(scene));

const gateway = ({ scene }: Call): Answer => ok({ url: scene.gateway.url });

/** Discord: 1000 identifies a day over all shards. */
const gatewayBot = ({ scene }: Call): Answer =>
  ok({
    url: scene.gateway.url,
    shards: 1,
    session_start_limit: {
      total: 1000,
      remaining: Math.max(0, 1000 - scene.gateway.identifies),
      reset_after: 86_400_000,
      max_concurrency: scene.settings.maxConcurrency,
    },
  });

export const identityRoutes: readonly Route[] = [
  { method: 'GET', path: '/gateway', auth: 'bot', handle: gateway },
  { method: 'GET', path: '/gateway/bot', auth: 'bot', handle: gatewayBot },
  { method: 'GET', path: '/users/@me', auth: 'bot', handle: me },
  { method: 'GET', path: '/applications/@me', auth: 'bot', handle: application },
  { method: 'GET', path: '/oauth2/applications/@me', auth: 'bot', handle: application },
];
