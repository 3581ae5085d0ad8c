# syntax=docker/dockerfile:1
# Three stages: what the build needs, what the product needs, and the product alone under an ordinary user.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc .puppeteerrc.cjs ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:20-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc .puppeteerrc.cjs ./
RUN npm ci --omit=dev && npm cache clean --force

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
RUN groupadd --system --gid 10001 silah \
  && useradd --system --uid 10001 --gid silah --home-dir /app --shell /usr/sbin/nologin silah \
  && install --directory --owner=silah --group=silah --mode=0700 /data
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY bin/silah.mjs bin/load.mjs ./bin/
COPY src/records/migrations ./src/records/migrations
COPY src/records/functions ./src/records/functions
COPY src/desk/people/common-passwords.txt ./src/desk/people/
COPY locales ./locales
COPY associations ./associations
COPY package.json LICENSE ./
USER silah
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "--max-semi-space-size=128", "bin/silah.mjs", "start"]
