import type { Adapter, HttpOutcome, HttpRequest, Phone } from '../../adapters/adapter';
import type { ConformingVariant } from './conforming-variant';
import { overridden } from './surroundings';

/** What a phone meets: it makes or changes the outcome of a request. `now` is device time in ms. */
interface Server {
  answer(
    request: HttpRequest,
    ask: () => Promise<HttpOutcome>,
    now: number,
    wait: (ms: number) => Promise<void>,
  ): Promise<HttpOutcome>;
  /** The phone has joined a network. */
  joined?(now: number): void;
}

const noServer: HttpOutcome = { kind: 'unreachable', why: 'the connection was refused' };
const busy: HttpOutcome = { kind: 'answered', status: 503, body: '' };

/** A device whose phone meets such a server. */
export function withServer(device: Adapter, server: Server): Adapter {
  const { phone } = device.bench;
  if (phone === undefined) return device;
  const { clock } = device;
  const met: Partial<Phone> = {
    joinDevice: async () => {
      const outcome = await phone.joinDevice();
      if (outcome.kind === 'joined') server.joined?.(clock.now());
      return outcome;
    },
    joinNetwork: async (ssid) => {
      server.joined?.(clock.now());
      return phone.joinNetwork(ssid);
    },
    request: (request) =>
      server.answer(
        request,
        () => phone.request(request),
        clock.now(),
        (ms) => clock.sleep(ms),
      ),
  };
  return overridden(device, { bench: overridden(device.bench, { phone: overridden(phone, met) }) });
}

const variant = (id: string, story: string, server: () => Server, ...open: readonly string[]): ConformingVariant => ({
  id,
  story,
  open,
  around: (device) => withServer(device, server()),
});

/** The server takes one connection at a time, and none for 0.3 s after each answer. */
function busyAfterAnswer(): Server {
  let free = 0;
  return {
    joined: () => {
      free = 0;
    },
    answer: async (_request, ask, now) => {
      if (now < free) return noServer;
      free = now + 300;
      return ask();
    },
  };
}

function everySecondFails(): Server {
  let requests = 0;
  return {
    answer: async (_request, ask) => {
      requests += 1;
      return requests % 2 === 0 ? noServer : ask();
    },
  };
}

/** A phone notices a lost request only after its own time-out. */
function losesEachFourthRead(): Server {
  let reads = 0;
  return {
    answer: async ({ method }, ask, _now, wait) => {
      if (method === 'GET') reads += 1;
      if (method !== 'GET' || reads % 4 !== 0) return ask();
      await wait(5_000);
      return noServer;
    },
  };
}

/** The first 1.5 s in a network are too early. */
function unavailableAtFirst(): Server {
  let joined = 0;
  return {
    joined: (now) => {
      joined = now;
    },
    answer: async (_request, ask, now) => (now >= joined && now < joined + 1_500 ? busy : ask()),
  };
}

/** The access point disconnects its station after each post, until the phone joins again. */
function disconnectsAfterPost(ofPath: string): Server {
  let lost = false;
  return {
    joined: () => {
      lost = false;
    },
    answer: async ({ method, path }, ask) => {
      if (lost) return noServer;
      const outcome = await ask();
      lost = method === 'POST' && path === ofPath;
      return outcome;
    },
  };
}

function answersNoPost(): Server {
  return {
    answer: async ({ method }, ask) => {
      const outcome = await ask();
      return method === 'POST' && outcome.kind === 'answered' ? noServer : outcome;
    },
  };
}

/** Devices whose HTTP server or access point is away for a moment. No source demands an answer to each request. */
export const httpServerVariants: readonly ConformingVariant[] = [
  variant(
    'server-busy-after-each-answer',
    'The HTTP server takes no connection for 0.3 s after each answer.',
    busyAfterAnswer,
  ),
  variant('server-misses-each-second-request', 'The HTTP server takes each second connection only.', everySecondFails),
  variant('server-unavailable-at-first', 'The HTTP server answers 503 in the first 1.5 s.', unavailableAtFirst),
  variant(
    'disconnects-after-profile',
    'The access point disconnects the phone after each profile.',
    () => disconnectsAfterPost('/api/1/wlan/profile_add'),
    'PROV-4.3-05/6',
  ),
  variant('disconnects-after-name', 'The access point restarts when the phone has set a name.', () =>
    disconnectsAfterPost('/api/1/netapp/set_urn'),
  ),
  variant(
    'loses-each-fourth-read',
    'Each fourth GET of the phone gets lost on the radio. The phone notices it after 5 s.',
    losesEachFourthRead,
    'PROV-4.3-08/2',
    'PROV-4.3-09/4',
    'PROV-4.3-21/2',
  ),
  variant(
    'answers-no-post',
    'The HTTP server closes the connection of each post without an answer.',
    answersNoPost,
    'PROV-6-14/7',
  ),
];
