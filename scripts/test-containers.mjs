// Runs the tests that can use real servers against pinned images, in containers of their own. Arguments go to Jest.
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { Kafka, logLevel } from 'kafkajs';
import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers';

const IMAGES = {
  postgres: 'postgres:17.6',
  eventstore: 'eventstore/eventstore:24.10.0-bookworm-slim',
  kafka: 'apache/kafka:4.1.0',
};

/** Suites that ask for a server. */
const SUITES = ['-server.spec', '/server.spec', 'two-writers', 'database/test/leases', 'processes/postgres'];

const SLOW = 180_000;

if (process.argv.includes('--help')) {
  console.log(`npm run test:containers [-- <arguments of Jest>]   the tests that use servers, on ${Object.values(IMAGES).join(', ')}

Needs Docker or another engine that Testcontainers finds (DOCKER_HOST). Without arguments: ${SUITES.join(' ')}`);
  process.exit(0);
}

await getContainerRuntimeClient().catch(() => {
  console.error('There is no container engine here. Start Docker, or name another one in DOCKER_HOST, and try again.');
  process.exit(1);
});

async function postgres() {
  const container = await new GenericContainer(IMAGES.postgres)
    .withEnvironment({ POSTGRES_USER: 'stepwise', POSTGRES_PASSWORD: 'stepwise', POSTGRES_DB: 'stepwise' })
    .withCommand(['postgres', '-c', 'max_connections=300'])
    .withExposedPorts(5432)
    // It starts once to be set up, and once to stay.
    .withWaitStrategy(Wait.forLogMessage(/ready to accept connections/, 2))
    .withStartupTimeout(SLOW)
    .start();
  const url = `postgres://stepwise:stepwise@${container.getHost()}:${container.getMappedPort(5432)}/stepwise`;
  return { container, env: { TEST_DATABASE_URL: url } };
}

async function eventstore() {
  const container = await new GenericContainer(IMAGES.eventstore)
    .withEnvironment({ EVENTSTORE_INSECURE: 'true', EVENTSTORE_RUN_PROJECTIONS: 'None', EVENTSTORE_CLUSTER_SIZE: '1' })
    .withExposedPorts(2113)
    .withWaitStrategy(Wait.forHttp('/health/live', 2113).forStatusCode(204))
    .withStartupTimeout(SLOW)
    .start();
  return { container, env: { TEST_EVENTSTORE_URL: `esdb://${container.getHost()}:${container.getMappedPort(2113)}?tls=false` } };
}

async function kafka() {
  // A broker tells its clients where it is, so the port must be known before it starts.
  const host = await freePort();
  const container = await new GenericContainer(IMAGES.kafka)
    .withEnvironment({
      KAFKA_NODE_ID: '1',
      KAFKA_PROCESS_ROLES: 'broker,controller',
      KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
      KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
      KAFKA_LISTENERS: 'PLAINTEXT://:9092,CONTROLLER://:9093',
      KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://localhost:${host}`,
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
    })
    .withExposedPorts({ container: 9092, host })
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .withStartupTimeout(SLOW)
    .start();
  const brokers = [`localhost:${host}`];
  const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  await admin.disconnect();
  return { container, env: { TEST_KAFKA_BROKERS: brokers.join() } };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

console.log(`Starting ${Object.values(IMAGES).join(', ')} …`);
const started = await Promise.allSettled([postgres(), eventstore(), kafka()]);
const servers = started.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
const failures = started.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
let status = 1;
if (failures.length > 0) console.error(failures.map(({ message }) => `A container did not start: ${message}`).join('\n'));
else {
  const patterns = process.argv.length > 2 ? process.argv.slice(2) : SUITES;
  const env = Object.assign({}, process.env, ...servers.map((server) => server.env));
  status = spawnSync(process.execPath, ['scripts/test.mjs', ...patterns], { stdio: 'inherit', env }).status ?? 1;
}
await Promise.all(servers.map(({ container }) => container.stop()));
process.exit(status);
