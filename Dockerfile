# Gondolier in a container: Node 24, ffmpeg inside, no root, the data folder as a volume.
FROM node:24-slim

RUN apt-get update \
  && apt-get install --yes --no-install-recommends ffmpeg tini \
  && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY package.json package-lock.json ./
COPY stubs ./stubs
# The image has its own Node 24, so the copies that npm brings for older machines are not needed.
RUN npm ci --omit=dev && rm -rf node_modules/node-linux-* node_modules/node-win-* && npm cache clean --force
COPY scripts ./scripts
COPY src ./src

RUN mkdir /data && chown node:node /data
ENV NODE_ENV=production DATA_DIR=/data
USER node
VOLUME /data

HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["node", "scripts/health.mjs"]
# tini hands SIGTERM on, so that the bot finishes what is under way before the container ends.
ENTRYPOINT ["tini", "--"]
CMD ["node", "src/main.ts"]
